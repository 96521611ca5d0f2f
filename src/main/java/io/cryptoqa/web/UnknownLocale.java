package io.cryptoqa.web;

import java.util.List;

/** A locale that the site is not served in; the answer lists those it is. */
public class UnknownLocale extends Problem {
    /** For a locale as the client sent it. */
    public UnknownLocale(String asked, Locales locales) {
        this(
                "The locale '%s' is not served here; served are %s."
                        .formatted(Shortened.of(asked), String.join(", ", locales.tags())));
    }

    private UnknownLocale(String detail) {
        super(
                ProblemType.UNKNOWN_LOCALE,
                detail,
                List.of(
                        Violation.ofParameter(
                                "locale", ProblemType.UNKNOWN_LOCALE.code(), detail)));
    }
}
