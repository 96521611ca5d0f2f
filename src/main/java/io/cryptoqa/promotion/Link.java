package io.cryptoqa.promotion;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a promotion may lead: an absolute https URI with a host and without user information, or a
 * path of the site (RFC 3986 §4.2 {@code path-absolute}). What browsers read as another host, as
 * {@code //host} and {@code /\host} (WHATWG URL §4.4), is neither. Characters beyond ASCII are
 * taken outside the host, as browsers do (RFC 3987).
 */
final class Link {

    /** In UTF-16 units. */
    static final int LONGEST = 2_000;

    /** Completes the sentence "it must be …". */
    static final String RULE =
            "an https address with a host and no user name, such as https://example.org/a?b=c, or a"
                    + " path of this site that begins with one '/'; without spaces, controls and '\\',"
                    + " at most 2000 characters";

    private Link() {}

    static boolean isAllowed(String text) {
        if (text.length() > LONGEST || text.codePoints().anyMatch(Link::isUnseen)) {
            return false;
        }
        try {
            // refuses spaces, backslashes, what is no scheme, and broken percent-encoding
            var uri = new URI(text);
            return uri.isAbsolute() ? isHttps(uri) : isPathOfTheSite(text);
        } catch (URISyntaxException refused) {
            return false;
        }
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getPort() <= 65_535;
    }

    private static boolean isPathOfTheSite(String text) {
        return text.startsWith("/") && !text.startsWith("//");
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }
}
