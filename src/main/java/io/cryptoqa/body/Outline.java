package io.cryptoqa.body;

import java.util.ArrayList;
import java.util.List;

/** Lists the headings of a body. */
public final class Outline {

    private Outline() {}

    /** Every heading in the order of the body, those in quotes and lists included. */
    public static List<OutlineEntry> of(Node.Root tree) {
        var entries = new ArrayList<OutlineEntry>();
        collect(tree, entries);
        return entries;
    }

    private static void collect(Node node, List<OutlineEntry> entries) {
        if (node instanceof Node.Heading heading && heading.data() != null) {
            entries.add(
                    new OutlineEntry(heading.data().id(), heading.depth(), Node.plain(heading)));
        }
        node.children().forEach(child -> collect(child, entries));
    }
}
