package io.cryptoqa.convert;

import io.cryptoqa.body.Urls;
import io.cryptoqa.convert.Warnings.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as they should be kept: the target itself instead of a redirect that counts clicks,
 * without parameters that only follow readers around, of a scheme that a body takes.
 */
final class Links {

    private static final Set<String> TRACKING =
            Set.of(
                    "gclid",
                    "gclsrc",
                    "dclid",
                    "gbraid",
                    "wbraid",
                    "fbclid",
                    "msclkid",
                    "yclid",
                    "twclid",
                    "ttclid",
                    "igshid",
                    "igsh",
                    "mc_eid",
                    "mc_cid",
                    "mkt_tok",
                    "_hsenc",
                    "_hsmi",
                    "_ga",
                    "_gl",
                    "oly_anon_id",
                    "oly_enc_id",
                    "vero_id",
                    "wickedid",
                    "spm",
                    "scm",
                    "s_cid");

    /** Pages that only send on, and the parameter that says where to. */
    private static final Map<Pattern, String> REDIRECTS =
            Map.of(
                    Pattern.compile("https?://(?:www\\.)?google\\.[a-z.]{2,6}/url\\?(.*)"),
                    "q|url",
                    Pattern.compile(
                            "https?://[a-z0-9]+\\.safelinks\\.protection\\.outlook\\.com/\\?(.*)"),
                    "url",
                    Pattern.compile("https?://lm?\\.facebook\\.com/l\\.php\\?(.*)"),
                    "u",
                    Pattern.compile("https?://link\\.(?:zhihu|juejin)\\.(?:com|cn)/?\\?(.*)"),
                    "target");

    private static final int LONGEST_KEPT = 8_000;

    private final Warnings warnings;

    Links(Warnings warnings) {
        this.warnings = warnings;
    }

    /** What a link is to hold; null if it cannot be kept, and only its text is. */
    @Nullable Target target(String href, String title) {
        var given = clean(href);
        if (given.isEmpty()) {
            return null;
        }
        if (!Urls.isAllowed(given) || given.length() > LONGEST_KEPT) {
            warnings.count(Kind.LINK_SCHEME);
            return null;
        }
        var url = withoutTracking(unwrap(given));
        if (!Urls.isAllowed(url)) {
            warnings.count(Kind.LINK_SCHEME);
            return null;
        }
        if (!url.equals(given)) {
            warnings.count(Kind.TRACKING_REMOVED);
        }
        var words = Inlines.collapse(title);
        return new Target(
                url, words.isEmpty() || words.equals(href) || words.equals(url) ? null : words);
    }

    /** The address of an image if others can reach it; null if not. */
    static @Nullable String image(String src) {
        var url = clean(src);
        var isReachable =
                !url.isEmpty()
                        && url.length() <= LONGEST_KEPT
                        && Urls.isAllowed(url)
                        && !url.toLowerCase(Locale.ROOT).startsWith("mailto:");
        return isReachable ? url : null;
    }

    /** As a browser reads an address (WHATWG URL §4.4): no spaces around it, no line ends in it. */
    private static String clean(String address) {
        var url = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            var character = address.charAt(i);
            if (character == ' ' || Character.isSpaceChar(character)) {
                url.append(url.isEmpty() ? "" : "%20");
            } else if (character >= ' ' && character != 0x7f) {
                url.append(character);
            }
        }
        while (url.length() >= 3 && url.substring(url.length() - 3).equals("%20")) {
            url.setLength(url.length() - 3);
        }
        return Inlines.characters(url.toString());
    }

    private static String unwrap(String url) {
        for (var redirect : REDIRECTS.entrySet()) {
            var matcher = redirect.getKey().matcher(url);
            if (matcher.matches()) {
                for (var parameter : matcher.group(1).split("&", -1)) {
                    var sign = parameter.indexOf('=');
                    if (sign > 0 && parameter.substring(0, sign).matches(redirect.getValue())) {
                        var target = decode(parameter.substring(sign + 1));
                        return target.matches("(?i)https?://.+") ? clean(target) : url;
                    }
                }
            }
        }
        return url;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }

    private static String withoutTracking(String url) {
        var hash = url.indexOf('#');
        var fragment = hash < 0 ? "" : url.substring(hash);
        var whole = hash < 0 ? url : url.substring(0, hash);
        var question = whole.indexOf('?');
        if (question < 0 || whole.startsWith("mailto:")) {
            return url;
        }
        var parameters = whole.substring(question + 1).split("&", -1);
        var kept = new ArrayList<String>();
        for (var parameter : parameters) {
            var sign = parameter.indexOf('=');
            var name =
                    (sign < 0 ? parameter : parameter.substring(0, sign)).toLowerCase(Locale.ROOT);
            if (!name.startsWith("utm_") && !TRACKING.contains(name)) {
                kept.add(parameter);
            }
        }
        if (kept.size() == parameters.length) {
            return url;
        }
        return whole.substring(0, question)
                + (kept.isEmpty() ? "" : "?" + String.join("&", kept))
                + fragment;
    }

    /** Where a link leads. */
    record Target(String url, @Nullable String title) {}
}
