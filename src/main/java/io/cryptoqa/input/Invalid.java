package io.cryptoqa.input;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import java.util.List;
import java.util.stream.Collectors;

/** A body that was read, but breaks rules: 422 {@code invalid}, with every violation. */
public class Invalid extends Problem {

    private static final int MOST_IN_DETAIL = 3;

    /** With at least one violation. */
    public Invalid(List<Violation> violations) {
        super(ProblemType.INVALID, detail(violations), violations);
    }

    /** With one. */
    public Invalid(String pointer, String code, String detail) {
        this(List.of(new Violation(pointer, code, detail, null)));
    }

    private static String detail(List<Violation> violations) {
        var first =
                violations.stream()
                        .limit(MOST_IN_DETAIL)
                        .map(Violation::detail)
                        .collect(Collectors.joining(" "));
        var more = violations.size() - MOST_IN_DETAIL;
        return more > 0 ? "%s And %d more, listed in errors.".formatted(first, more) : first;
    }
}
