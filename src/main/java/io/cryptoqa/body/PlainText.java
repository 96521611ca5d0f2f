package io.cryptoqa.body;

import java.util.ArrayList;
import java.util.List;

/**
 * A body without markup, for indexes, language models and screens that show text alone: blocks a
 * blank line apart, headings bare, items behind {@code - } or their number, cells behind tabs, no
 * addresses.
 */
public final class PlainText {

    private PlainText() {}

    /** The text of a whole body; it ends without a line end. */
    public static String render(Node.Root tree) {
        return blocks(tree.children(), "\n\n");
    }

    private static String blocks(List<Node> blocks, String between) {
        var texts = new ArrayList<String>();
        for (var block : blocks) {
            var text = block(block);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return String.join(between, texts);
    }

    private static String block(Node block) {
        return switch (block) {
            case Node.Blockquote(var children) -> blocks(children, "\n\n");
            case Node.List list -> list(list);
            case Node.Table(_, var rows) -> blocks(rows, "\n");
            case Node.TableRow(var cells) ->
                    String.join("\t", cells.stream().map(Node::plain).toList());
            case Node.ThematicBreak _ -> "";
            default -> Node.plain(block);
        };
    }

    private static String list(Node.List list) {
        var items = new ArrayList<String>();
        var number = list.start() == null ? 1L : list.start();
        for (var child : list.children()) {
            var marker = list.ordered() ? number++ + ". " : "- ";
            var isSpread = child instanceof Node.ListItem item && item.spread();
            var text = blocks(child.children(), isSpread ? "\n\n" : "\n");
            items.add(marker + text.replace("\n", "\n" + " ".repeat(marker.length())));
        }
        return String.join(list.spread() ? "\n\n" : "\n", items);
    }
}
