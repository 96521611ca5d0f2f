package io.cryptoqa.body;

import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives headings their anchors: the letters and digits of any script in lower case, joined by
 * {@code -}. The second heading of the same words gets {@code -2}; a heading that is itself called
 * so gets the next number that is free.
 */
final class Anchors {

    private static final String NAMELESS = "section";

    private final Set<String> taken = new HashSet<>();

    /**
     * The number tried last for a name, so that a thousand equal headings cost a thousand tries.
     */
    private final Map<String, Integer> numbers = new HashMap<>();

    String next(String heading) {
        var name = name(heading);
        var id = name;
        while (!taken.add(id)) {
            id = name + "-" + numbers.merge(name, 2, (last, _) -> last + 1);
        }
        return id;
    }

    private static String name(String heading) {
        var text = Normalizer2.getNFCInstance().normalize(heading).toLowerCase(Locale.ROOT);
        var name = new StringBuilder();
        var gap = false;
        for (var points = text.codePoints().iterator(); points.hasNext(); ) {
            var point = points.nextInt();
            if (Character.isLetterOrDigit(point) || isMark(point)) {
                if (gap && !name.isEmpty()) {
                    name.append('-');
                }
                gap = false;
                name.appendCodePoint(point);
            } else if (point != '\'' && point != '’') {
                gap = true;
            }
        }
        return name.isEmpty() ? NAMELESS : name.toString();
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }
}
