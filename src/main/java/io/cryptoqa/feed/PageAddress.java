package io.cryptoqa.feed;

import io.cryptoqa.web.SiteSettings;
import java.util.regex.Pattern;

/**
 * What the addresses in an article mean where it is read away from its page (RFC 3986 §5.2).
 * Segments of dots are left in: whoever follows the address takes them out.
 *
 * @param page the absolute address of its page, which has a path, a query and no fragment
 */
record PageAddress(String page, SiteSettings site) {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    /** The absolute address that a reference on the page leads to. */
    String resolve(String given) {
        var reference = given.strip();
        if (SCHEME.matcher(reference).lookingAt()) {
            return reference;
        }
        if (reference.startsWith("//")) {
            return site.siteUrl().getScheme() + ":" + reference;
        }
        if (reference.startsWith("/")) {
            return site.absolute(reference);
        }
        if (reference.isEmpty() || reference.startsWith("#")) {
            return page + reference;
        }
        var path = page.substring(0, page.indexOf('?'));
        return reference.startsWith("?")
                ? path + reference
                : path.substring(0, path.lastIndexOf('/') + 1) + reference;
    }
}
