package io.cryptoqa.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a tree with what was read of the Markdown written for it. */
final class Differences {

    private Differences() {}

    /**
     * The pointer of the first node in the order of the body that was read as something else; null
     * if the two trees are equal.
     */
    static @Nullable String first(Node.Root meant, Node.Root read) {
        return meant.equals(read) ? null : first(meant, read, "");
    }

    private static String first(Node meant, Node read, String pointer) {
        if (!withoutChildren(meant).equals(withoutChildren(read))) {
            return pointer;
        }
        var children = meant.children();
        for (int i = 0; i < children.size(); i++) {
            var place = pointer + "/children/" + i;
            if (i >= read.children().size()) {
                return place;
            }
            var one = children.get(i);
            var other = read.children().get(i);
            if (!one.equals(other)) {
                // with fewer children read, this one has swallowed the next
                var swallowed =
                        read.children().size() < children.size()
                                && i + 1 < children.size()
                                && one.getClass() == other.getClass();
                return swallowed ? pointer + "/children/" + (i + 1) : first(one, other, place);
            }
        }
        return pointer;
    }

    private static Node withoutChildren(Node node) {
        List<Node> none = List.of();
        return switch (node) {
            case Node.Root _ -> new Node.Root(none);
            case Node.Paragraph _ -> new Node.Paragraph(none);
            case Node.Heading(var depth, _, _) -> new Node.Heading(depth, none, null);
            case Node.Emphasis _ -> new Node.Emphasis(none);
            case Node.Strong _ -> new Node.Strong(none);
            case Node.Delete _ -> new Node.Delete(none);
            case Node.Link(var title, var url, _) -> new Node.Link(title, url, none);
            case Node.Blockquote _ -> new Node.Blockquote(none);
            case Node.List(var ordered, var start, var spread, _) ->
                    new Node.List(ordered, start, spread, none);
            case Node.ListItem(var spread, _, _) -> new Node.ListItem(spread, none, null);
            case Node.Table(var align, _) -> new Node.Table(align, none);
            case Node.TableRow _ -> new Node.TableRow(none);
            case Node.TableCell _ -> new Node.TableCell(none);
            case Node.Text _,
                    Node.InlineCode _,
                    Node.Break _,
                    Node.Image _,
                    Node.Code _,
                    Node.ThematicBreak _ ->
                    node;
        };
    }
}
