package io.cryptoqa.web;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The configured locales, as canonical BCP 47 tags, and how a request finds its one: RFC 4647 §3.4
 * lookup, tried on the language asked for and then on its most likely form, so that {@code zh-CN}
 * finds {@code zh-Hans} and {@code zh-TW} does not. Refuses to start with a tag that is malformed,
 * or a fallback to one that is not configured or that leads back to itself; one from a locale that
 * is not configured says nothing, as that of the defaults on a site in one language.
 */
@Component
public class Locales {

    private final List<String> tags;
    private final Map<String, String> fallbacks = new LinkedHashMap<>();

    Locales(SiteSettings settings) {
        tags = settings.locales().stream().map(Locales::canonical).distinct().toList();
        settings.fallback()
                .forEach((from, to) ->
                        find(from).ifPresent(tag -> fallbacks.put(tag, configured(to))));
        tags.forEach(this::chain);
    }

    /** All configured tags, the default first. */
    public List<String> tags() {
        return tags;
    }

    /** The locale of a request that asks for none. */
    public String defaultTag() {
        return tags.getFirst();
    }

    /** The locale a single article is shown in when it has no edition in this one. */
    public Optional<String> fallback(String tag) {
        return Optional.ofNullable(fallbacks.get(tag));
    }

    /** The locale itself and everything it falls back to, in order. */
    public List<String> chain(String tag) {
        var chain = new ArrayList<String>();
        for (@Nullable String next = tag; next != null; next = fallbacks.get(next)) {
            if (chain.contains(next)) {
                throw new IllegalStateException("cryptoqa.fallback goes in a circle: " + chain);
            }
            chain.add(next);
        }
        return List.copyOf(chain);
    }

    /**
     * Where names that must never be missing are looked for: the fallback chain, then the default
     * locale.
     */
    public List<String> naming(String tag) {
        var chain = chain(tag);
        if (chain.contains(defaultTag())) {
            return chain;
        }
        var all = new ArrayList<>(chain);
        all.add(defaultTag());
        return List.copyOf(all);
    }

    /** The configured tag this text names, whatever its letter case; empty if there is none. */
    public Optional<String> find(String text) {
        return tags.stream().filter(tag -> tag.equalsIgnoreCase(text)).findFirst();
    }

    /** The best configured tag for an {@code Accept-Language} value; never fails. */
    public String negotiate(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return defaultTag();
        }
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return defaultTag();
        }
        for (var range : ranges) {
            if (range.getWeight() == 0) {
                continue;
            }
            if (range.getRange().equals("*")) {
                return defaultTag();
            }
            var found = lookup(range.getRange()).or(() -> lookup(likely(range.getRange())));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return defaultTag();
    }

    private Optional<String> lookup(String range) {
        var rest = range;
        while (true) {
            var found = find(rest);
            var cut = rest.lastIndexOf('-');
            if (found.isPresent() || cut < 0) {
                return found;
            }
            rest = rest.substring(0, cut);
            // RFC 4647 §3.4: a single letter or digit left at the end goes too
            if (rest.length() > 2 && rest.charAt(rest.length() - 2) == '-') {
                rest = rest.substring(0, rest.length() - 2);
            }
        }
    }

    private static String likely(String range) {
        return ULocale.addLikelySubtags(ULocale.forLanguageTag(range)).toLanguageTag();
    }

    private String configured(String text) {
        return find(text)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "cryptoqa.fallback names '%s', which is not one of cryptoqa.locales %s"
                                        .formatted(text, tags)));
    }

    private static String canonical(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            throw new IllegalStateException(
                    "cryptoqa.locales: '%s' is not a BCP 47 tag".formatted(text), malformed);
        }
    }
}
