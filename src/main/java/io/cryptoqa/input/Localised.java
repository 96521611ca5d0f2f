package io.cryptoqa.input;

import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Shortened;
import java.util.Map;
import java.util.TreeMap;

/** Texts in several languages, sent as an object from locale to text. */
public final class Localised {

    private Localised() {}

    /** The texts of a member by configured locale; empty if it is null or absent. */
    public static Map<String, String> texts(
            Members members, String name, Text rule, Locales locales) {
        var texts = new TreeMap<String, String>();
        var given = members.object(name);
        if (given == null) {
            return texts;
        }
        for (var tag : given.names()) {
            var text = given.text(tag, rule);
            var locale = locales.find(tag);
            if (locale.isEmpty()) {
                given.violate(
                        Shortened.of(tag),
                        "unknown-locale",
                        "'%s' is not a locale of this site; it has %s."
                                .formatted(Shortened.of(tag), String.join(", ", locales.tags())));
            } else if (text != null) {
                texts.put(locale.get(), text.strip());
            }
        }
        return texts;
    }
}
