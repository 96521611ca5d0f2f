package io.cryptoqa.idempotency;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The value of {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header-07 §2.1), a
 * string in double quotes (RFC 9651 §3.3.3); one without them is taken too, and means the same.
 *
 * @param caller whose key it is: others' are other keys
 * @param text 1 to 255 characters
 */
record Key(String caller, String text) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\\\\\"]){1,255})\"");
    private static final Pattern BARE = Pattern.compile("[!#-+.-~-]{1,255}");

    /**
     * The key in a header.
     *
     * @throws Problem 400 {@code bad-parameter}
     */
    static Key of(String caller, String header) {
        var value = header.strip();
        var quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return new Key(caller, quoted.group(1).replaceAll("\\\\(.)", "$1"));
        }
        if (!BARE.matcher(value).matches()) {
            throw new Unreadable(header);
        }
        return new Key(caller, value);
    }

    private static class Unreadable extends Problem {
        Unreadable(String header) {
            super(
                    ProblemType.BAD_PARAMETER,
                    "Idempotency-Key is '%s'; it must be a string in double quotes, of 1 to 255 visible ASCII characters."
                            .formatted(Shortened.of(header)),
                    List.of(
                            new Violation(
                                    "#/header/Idempotency-Key",
                                    ProblemType.BAD_PARAMETER.code(),
                                    "'Idempotency-Key' is no such string.",
                                    null)));
        }
    }
}
