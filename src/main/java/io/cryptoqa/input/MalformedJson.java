package io.cryptoqa.input;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A body that is not JSON (RFC 8259), or not even text: 400, with the line and the column. */
class MalformedJson extends Problem {

    /** The parser's own words, up to where they begin to speak of its insides. */
    private static final Pattern WORDS =
            Pattern.compile("[^\\n]*?(?=\\s*(?:\\n|\\(for |\\(start marker|; line: | at \\[|$))");

    MalformedJson(String reason, int line, int column) {
        super(
                ProblemType.MALFORMED_JSON,
                "The body cannot be read: line %d, column %d: %s.".formatted(line, column, reason),
                List.of(new Violation("#", ProblemType.MALFORMED_JSON.code(), reason, line)));
        member("line", line);
        member("column", column);
    }

    static MalformedJson of(JacksonException broken) {
        var location = broken.getLocation();
        return location == null
                ? new MalformedJson(words(broken), 1, 1)
                : new MalformedJson(
                        words(broken),
                        Math.max(1, location.getLineNr()),
                        Math.max(1, location.getColumnNr()));
    }

    private static String words(JacksonException broken) {
        @Nullable String message = broken.getOriginalMessage();
        var found = WORDS.matcher(message == null ? "" : message);
        var words = found.lookingAt() ? found.group().strip() : "";
        if (words.contains("StreamReadConstraints") || words.contains("exceeds the maximum")) {
            return "it is nested too deeply, or a number or name in it is too long";
        }
        words = words.replaceAll(": enable `.*|[.:]$", "");
        return words.isEmpty() || words.matches(".*(?:java|jackson|Exception|Token\\.).*")
                ? "it ends or goes on unexpectedly"
                : words;
    }
}
