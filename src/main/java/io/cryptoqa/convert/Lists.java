package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes lists and items that Markdown can say: as tight as what is in them lets them be. */
final class Lists {

    private static final int LARGEST_NUMBER = 900_000_000;

    private Lists() {}

    /** A list of these items; without a start it has bullets. */
    static Node.List list(@Nullable Integer start, List<Node> items) {
        var isSpread =
                items.size() > 1
                        && items.stream()
                                .anyMatch(item ->
                                        item instanceof Node.ListItem(var spread, _, _) && spread);
        return list(start, isSpread, items);
    }

    static Node.List list(@Nullable Integer start, boolean isSpread, List<Node> items) {
        if (start == null) {
            return new Node.List(false, null, isSpread, items);
        }
        var first = start < 0 || start > LARGEST_NUMBER ? 1 : start;
        return new Node.List(true, first, isSpread, items);
    }

    static Node.ListItem item(List<Node> blocks) {
        return new Node.ListItem(!isTight(blocks), blocks, null);
    }

    /** Only lists may follow the text of an item without a blank line, and only from 1. */
    private static boolean isTight(List<Node> blocks) {
        for (int i = 1; i < blocks.size(); i++) {
            if (!(blocks.getFirst() instanceof Node.Paragraph)
                    || !(blocks.get(i) instanceof Node.List list)
                    || (list.start() != null && list.start() != 1)) {
                return false;
            }
        }
        return true;
    }
}
