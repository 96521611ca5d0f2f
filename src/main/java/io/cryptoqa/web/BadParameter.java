package io.cryptoqa.web;

import java.util.List;
import java.util.stream.Collectors;

/** Query parameters of the wrong form, each with what is allowed. */
public class BadParameter extends Problem {

    /** One parameter; {@code allowed} completes the sentence "it must be …". */
    public BadParameter(String name, String given, String allowed) {
        this(List.of(violation(name, given, allowed)));
    }

    BadParameter(List<Violation> violations) {
        super(
                ProblemType.BAD_PARAMETER,
                violations.stream().map(Violation::detail).collect(Collectors.joining(" ")),
                violations);
    }

    static Violation violation(String name, String given, String allowed) {
        return Violation.ofParameter(
                name,
                ProblemType.BAD_PARAMETER.code(),
                "'%s' is '%s'; it must be %s.".formatted(name, Shortened.of(given), allowed));
    }
}
