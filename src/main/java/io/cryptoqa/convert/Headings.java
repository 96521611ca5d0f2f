package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import java.util.ArrayList;
import java.util.List;

/** Makes headings of paragraphs: one line, and not bold throughout, which headings are anyway. */
final class Headings {

    /** Longer than any heading; what is longer is one that was not closed. */
    private static final int LONGEST = 300;

    private Headings() {}

    /** How many of the first blocks are its text: all, if they are short, else the first. */
    static int inHeading(List<Node> blocks) {
        var length = 0;
        for (var block : blocks) {
            length += Node.plain(block).length();
            if (!(block instanceof Node.Paragraph) || length > LONGEST) {
                return 1;
            }
        }
        return blocks.size();
    }

    static Node.Heading heading(int level, List<Node> paragraphs) {
        return new Node.Heading(level, withoutStrong(line(paragraphs)), null);
    }

    /** The text of some blocks on one line. */
    static List<Node> line(List<Node> blocks) {
        var line = new ArrayList<Node>();
        for (var block : blocks) {
            if (!line.isEmpty() && !block.children().isEmpty()) {
                line.add(new Node.Text(" "));
            }
            line.addAll(withoutBreaks(block.children()));
        }
        return line;
    }

    static List<Node> withoutBreaks(List<Node> inlines) {
        return inlines.stream().map(Headings::withoutBreaks).toList();
    }

    private static Node withoutBreaks(Node inline) {
        return switch (inline) {
            case Node.Break _ -> new Node.Text(" ");
            case Node.Strong(var children) -> new Node.Strong(withoutBreaks(children));
            case Node.Emphasis(var children) -> new Node.Emphasis(withoutBreaks(children));
            case Node.Delete(var children) -> new Node.Delete(withoutBreaks(children));
            case Node.Link(var title, var url, var children) ->
                    new Node.Link(title, url, withoutBreaks(children));
            default -> inline;
        };
    }

    private static List<Node> withoutStrong(List<Node> line) {
        if (line.size() != 1) {
            return line;
        }
        return switch (line.getFirst()) {
            case Node.Strong(var children) -> children;
            case Node.Link(var title, var url, var children) ->
                    List.of(new Node.Link(title, url, withoutStrong(children)));
            default -> line;
        };
    }
}
