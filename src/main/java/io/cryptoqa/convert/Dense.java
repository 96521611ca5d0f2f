package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts what holds more marks than a body takes in one run of lines: a paragraph, or a block of
 * code, becomes several.
 */
final class Dense {

    /** Of the 1,000 that are taken, since marks and escapes are only estimated. */
    private static final int MOST_MARKS = 800;

    private Dense() {}

    /** A paragraph as several, each with whole inlines; code as several, with whole lines. */
    static List<Node> part(Node leaf) {
        return switch (leaf) {
            case Node.Paragraph(var children) -> paragraphs(children);
            case Node.Code(var lang, var meta, var value) ->
                    chunks(value, true).stream()
                            .map(chunk -> (Node) new Node.Code(lang, meta, chunk))
                            .toList();
            default -> List.of(leaf);
        };
    }

    private static List<Node> paragraphs(List<Node> inlines) {
        var paragraphs = new ArrayList<Node>();
        var current = new ArrayList<Node>();
        var weight = 0;
        for (var inline : inlines) {
            if (weight + weight(inline) > MOST_MARKS && !current.isEmpty()) {
                paragraphs.add(new Node.Paragraph(List.copyOf(current)));
                current.clear();
                weight = 0;
            }
            weight += weight(inline);
            if (!(inline instanceof Node.Break) || !current.isEmpty()) {
                current.add(inline);
            }
        }
        while (!current.isEmpty() && current.getLast() instanceof Node.Break) {
            current.removeLast();
        }
        if (!current.isEmpty()) {
            paragraphs.add(new Node.Paragraph(current));
        }
        return paragraphs;
    }

    private static int weight(Node inline) {
        var own =
                switch (inline) {
                    case Node.Text(var value) -> marks(value);
                    case Node.InlineCode(var value) -> marks(value);
                    case Node.Link(var title, var url, _) ->
                            4 + marks(url) + (title == null ? 0 : marks(title));
                    case Node.Image(var title, var url, var alt) ->
                            5 + marks(url) + marks(alt) + (title == null ? 0 : marks(title));
                    default -> 4;
                };
        return own + inline.children().stream().mapToInt(Dense::weight).sum();
    }

    private static int marks(String text) {
        return (int) text.chars().filter(Dense::isMark).count();
    }

    private static boolean isMark(int character) {
        return "*_~[]!".indexOf(character) >= 0;
    }

    /** All text of a block, as paragraphs of nothing else; code stays code. */
    static List<Node> parts(Node block) {
        return switch (block) {
            case Node.Paragraph _, Node.Heading _ -> texts(Node.plain(block));
            case Node.TableRow(var cells) ->
                    texts(String.join(" ", cells.stream().map(Node::plain).toList()));
            case Node.Code _ -> part(block);
            case Node.ThematicBreak _ -> List.of(block);
            default -> block.children().stream().flatMap(child -> parts(child).stream()).toList();
        };
    }

    private static List<Node> texts(String text) {
        return chunks(text, false).stream()
                .map(String::strip)
                .filter(chunk -> !chunk.isEmpty())
                .map(chunk -> (Node) new Node.Paragraph(List.of(new Node.Text(chunk))))
                .toList();
    }

    /** Cuts at the last line end, or if need be at the last space, before there are too many. */
    private static List<String> chunks(String text, boolean isCode) {
        var chunks = new ArrayList<String>();
        var start = 0;
        var space = -1;
        var marks = 0;
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '\n' || (!isCode && character == ' ')) {
                space = i;
            }
            marks += isMark(character) ? 1 : 0;
            if (marks > MOST_MARKS) {
                var end = space > start ? space : i;
                chunks.add(text.substring(start, end));
                start = space > start ? end + 1 : end;
                marks = marks(text.substring(start, i + 1));
                space = -1;
            }
        }
        chunks.add(text.substring(start));
        return chunks;
    }
}
