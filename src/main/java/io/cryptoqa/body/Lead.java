package io.cryptoqa.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the bold words that a list item opens with, before a colon. */
final class Lead {

    private Lead() {}

    /** The lead of an item with these children, without its colon; null if it has none. */
    static Node.@Nullable ItemData of(List<Node> item) {
        if (item.isEmpty()
                || !(item.getFirst() instanceof Node.Paragraph(var inlines))
                || inlines.isEmpty()
                || !(inlines.getFirst() instanceof Node.Strong strong)) {
            return null;
        }
        var words = Node.plain(strong).strip();
        if (endsWithColon(words)) {
            words = words.substring(0, words.length() - 1).strip();
        } else if (inlines.size() < 2
                || !(inlines.get(1) instanceof Node.Text(var after))
                || !(after.startsWith(":") || after.startsWith("："))) {
            return null;
        }
        return words.isEmpty() ? null : new Node.ItemData(words);
    }

    private static boolean endsWithColon(String words) {
        return words.endsWith(":") || words.endsWith("：");
    }
}
