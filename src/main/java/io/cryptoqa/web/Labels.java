package io.cryptoqa.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The fixed words readers see, in each configured locale: {@code labels/{locale}.properties}, with
 * ICU message syntax, so that plurals follow the rules of the language (CLDR). A locale without a
 * file, or a file without one of the keys that another has, stops the start.
 */
@Component
public class Labels {

    private final Map<String, Properties> bundles = new HashMap<>();

    Labels(Locales locales) {
        locales.tags().forEach(tag -> bundles.put(tag, load(tag)));
        var complete = bundle(locales.defaultTag()).stringPropertyNames();
        bundles.forEach((tag, labels) -> {
            var differing = new TreeSet<>(complete);
            differing.addAll(labels.stringPropertyNames());
            differing.removeIf(key -> complete.contains(key) && labels.getProperty(key) != null);
            if (!differing.isEmpty()) {
                throw new IllegalStateException(
                        "labels/%s.properties and labels/%s.properties do not have the same keys: %s"
                                .formatted(tag, locales.defaultTag(), differing));
            }
        });
    }

    /** The label as it is. */
    public String text(String locale, String key) {
        return require(locale, key);
    }

    /** All labels that begin so, by the rest of their keys, in the order of those. */
    public Map<String, String> group(String locale, String prefix) {
        var group = new TreeMap<String, String>();
        for (var key : bundle(locale).stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                group.put(key.substring(prefix.length()), require(locale, key));
            }
        }
        return group;
    }

    /** The label for a number of things, in the plural form that the language has for it. */
    public String count(String locale, String key, long count) {
        return message(locale, key, Map.of("count", count));
    }

    /** The label with what it has braces for, formatted as the language does. */
    public String message(String locale, String key, Map<String, Object> values) {
        return new MessageFormat(require(locale, key), ULocale.forLanguageTag(locale))
                .format(values);
    }

    private String require(String locale, String key) {
        var text = bundle(locale).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no label '%s' in %s".formatted(key, locale));
        }
        return text;
    }

    private Properties bundle(String locale) {
        var bundle = bundles.get(locale);
        if (bundle == null) {
            throw new IllegalArgumentException("no labels for " + locale);
        }
        return bundle;
    }

    private static Properties load(String tag) {
        var resource = new ClassPathResource("labels/%s.properties".formatted(tag));
        var labels = new Properties();
        try (var reader =
                new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            labels.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "locale %s is configured, but has no labels".formatted(tag), missing);
        }
        return labels;
    }
}
