package io.cryptoqa.body;

import io.cryptoqa.body.InvalidBody.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses links and images may have: http, https, mailto, and relative references. The tree
 * reaches frontends, so what a browser would run must not get in.
 */
public final class Urls {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private Urls() {}

    /** Every address in a given tree that is refused. */
    static List<Violation> violations(Node tree) {
        var violations = new ArrayList<Violation>();
        collect(tree, "", violations);
        return violations;
    }

    private static void collect(Node node, String pointer, List<Violation> violations) {
        var url =
                switch (node) {
                    case Node.Link(_, var address, _) -> address;
                    case Node.Image(_, var address, _) -> address;
                    default -> "";
                };
        if (!isAllowed(url)) {
            violations.add(refusal(url, null, pointer));
        }
        var children = node.children();
        for (int i = 0; i < children.size(); i++) {
            collect(children.get(i), pointer + "/children/" + i, violations);
        }
    }

    static Violation refusal(String url, @Nullable Integer line, String pointer) {
        return new Violation(
                "link-scheme",
                "'%s' is not taken as an address; it must begin with http:, https: or mailto:, or be relative."
                        .formatted(url.length() > 60 ? url.substring(0, 60) + "…" : url),
                line,
                pointer);
    }

    /** Whether an address may be used where a page or a picture is meant, not a mailbox. */
    public static boolean isWebAddress(String url) {
        return isAllowed(url)
                && !url.strip().regionMatches(true, 0, "mailto:", 0, "mailto:".length())
                && url.chars().noneMatch(Character::isWhitespace);
    }

    /**
     * Whether an address may be used. Browsers drop tabs and line ends inside an address, and
     * spaces and controls before it, and then look for a scheme (WHATWG URL §4.4).
     */
    public static boolean isAllowed(String url) {
        var cleaned = new StringBuilder();
        url.chars()
                .filter(character -> character > ' ' && character != 0x7f)
                .forEach(character -> cleaned.append((char) character));
        for (int i = 0; i < cleaned.length(); i++) {
            var character = cleaned.charAt(i);
            if (character == ':') {
                return SCHEMES.contains(cleaned.substring(0, i).toLowerCase(Locale.ROOT));
            }
            if (character == '/' || character == '?' || character == '#') {
                return true;
            }
        }
        return true;
    }
}
