package io.cryptoqa.mcp;

import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.UnknownLocale;
import org.springframework.stereotype.Component;

/** The argument {@code locale} that every tool has, with the rules of the parameter. */
@Component
class LocaleOfCall {

    private static final String NAME = "locale";

    private final Locales locales;

    LocaleOfCall(Locales locales) {
        this.locales = locales;
    }

    /** Adds it to a tool's arguments. */
    InputSchema describe(InputSchema schema, String description) {
        return schema.choice(NAME, locales.tags(), description);
    }

    /** The locale asked for, or the default; if it is none, that is noted. */
    String of(Members arguments) {
        var asked = arguments.text(NAME, Text.any());
        if (asked == null) {
            return locales.defaultTag();
        }
        var found = locales.find(asked);
        if (found.isEmpty()) {
            var unknown = new UnknownLocale(asked, locales);
            arguments.violate(
                    NAME, ProblemType.UNKNOWN_LOCALE.code(), String.valueOf(unknown.getMessage()));
        }
        return found.orElseGet(locales::defaultTag);
    }
}
