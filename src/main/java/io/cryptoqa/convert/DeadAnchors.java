package io.cryptoqa.convert;

import io.cryptoqa.body.InvalidBody;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import io.cryptoqa.convert.Warnings.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops links into the pasted document itself, such as those of Word's table of contents and
 * Wikipedia's notes, unless they lead to a heading that has the same anchor in the body.
 */
final class DeadAnchors {

    private final Set<String> anchors;
    private final Warnings warnings;

    private DeadAnchors(Set<String> anchors, Warnings warnings) {
        this.anchors = anchors;
        this.warnings = warnings;
    }

    static Node.Root drop(Node.Root tree, Warnings warnings) {
        if (!hasLink(tree)) {
            return tree;
        }
        var headings = new ArrayList<Node>();
        collect(tree, headings);
        return new Node.Root(new DeadAnchors(anchors(headings), warnings).all(tree.children()));
    }

    private static boolean hasLink(Node node) {
        return (node instanceof Node.Link(_, var url, _) && url.startsWith("#"))
                || node.children().stream().anyMatch(DeadAnchors::hasLink);
    }

    private static void collect(Node node, List<Node> headings) {
        if (node instanceof Node.Heading) {
            headings.add(node);
        } else {
            node.children().forEach(child -> collect(child, headings));
        }
    }

    /** What the body will call these headings; nothing if it cannot hold them as they are. */
    private static Set<String> anchors(List<Node> headings) {
        var anchors = new HashSet<String>();
        try {
            for (var heading : Markdown.parse(Markdown.write(new Node.Root(headings))).children()) {
                if (heading instanceof Node.Heading(_, _, var data) && data != null) {
                    anchors.add(data.id());
                }
            }
        } catch (InvalidBody dense) {
            anchors.clear();
        }
        return anchors;
    }

    private List<Node> all(List<Node> nodes) {
        return nodes.stream().flatMap(node -> node(node).stream()).toList();
    }

    private List<Node> node(Node node) {
        var children = all(node.children());
        return switch (node) {
            case Node.Link(_, var url, _)
                    when url.startsWith("#") && !isAnchor(url.substring(1)) -> {
                warnings.count(Kind.LINK_ANCHOR);
                yield children;
            }
            case Node.Link(var title, var url, _) -> List.of(new Node.Link(title, url, children));
            case Node.Root _ -> List.of(new Node.Root(children));
            case Node.Paragraph _ -> List.of(new Node.Paragraph(children));
            case Node.Heading(var depth, _, var data) ->
                    List.of(new Node.Heading(depth, children, data));
            case Node.Strong _ -> List.of(new Node.Strong(children));
            case Node.Emphasis _ -> List.of(new Node.Emphasis(children));
            case Node.Delete _ -> List.of(new Node.Delete(children));
            case Node.Blockquote _ -> List.of(new Node.Blockquote(children));
            case Node.List(var ordered, var start, var spread, _) ->
                    List.of(new Node.List(ordered, start, spread, children));
            case Node.ListItem(var spread, _, var data) ->
                    List.of(new Node.ListItem(spread, children, data));
            case Node.Table(var align, _) -> List.of(new Node.Table(align, children));
            case Node.TableRow _ -> List.of(new Node.TableRow(children));
            case Node.TableCell _ -> List.of(new Node.TableCell(children));
            case Node.Text _,
                    Node.InlineCode _,
                    Node.Code _,
                    Node.Break _,
                    Node.Image _,
                    Node.ThematicBreak _ ->
                    List.of(node);
        };
    }

    private boolean isAnchor(String fragment) {
        try {
            return anchors.contains(URLDecoder.decode(fragment, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
