package io.cryptoqa.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks of a tree as Markdown; what stands inside paragraphs is {@link InlineWriter}'s.
 *
 * <p>Each choice is the form that depends least on what stands around it: code is fenced, since
 * indented code after a list would be its paragraph; thematic breaks are {@code ___}, since {@code
 * * ***} is one break and not an item; neighbouring lists take turns with their markers, or they
 * would be one. A list item is as tight as it says, whatever its list is.
 */
final class MarkdownWriter {

    private static final int LARGEST_NUMBER = 999_999_999;

    /** The tree as text that ends with a line end, unless it is empty. */
    String write(Node.Root tree) {
        var text = blocks(tree.children(), true, '-');
        return text.isEmpty() ? "" : text + "\n";
    }

    private String blocks(List<Node> blocks, boolean spread, char bullet) {
        var texts = new ArrayList<String>();
        var marker = bullet;
        @Nullable Node before = null;
        for (var block : blocks) {
            if (block instanceof Node.List list) {
                var isNeighbour =
                        before instanceof Node.List other && other.ordered() == list.ordered();
                marker = isNeighbour ? other(marker) : bullet;
                texts.add(list(list, marker));
            } else {
                texts.add(block(block));
            }
            before = block;
        }
        return String.join(spread ? "\n\n" : "\n", texts);
    }

    private static char other(char bullet) {
        return bullet == '-' ? '*' : '-';
    }

    private String block(Node block) {
        return switch (block) {
            case Node.Paragraph(var children) -> InlineWriter.paragraph(children);
            case Node.Heading heading -> heading(heading);
            case Node.Blockquote(var children) -> quote(blocks(children, true, '-'));
            case Node.Code code -> code(code);
            case Node.ThematicBreak _ -> "___";
            case Node.Table table -> table(table);
            case Node.Root(var children) -> blocks(children, true, '-');
            // misplaced in a given tree; whoever compares finds it
            default -> InlineWriter.paragraph(List.of(block));
        };
    }

    /** Of depth 1 and 2, a heading may hold hard breaks, if it is underlined. */
    private static String heading(Node.Heading heading) {
        if (heading.depth() <= 2 && heading.children().stream().anyMatch(MarkdownWriter::breaks)) {
            return InlineWriter.paragraph(heading.children())
                    + "\n"
                    + (heading.depth() == 1 ? "===" : "---");
        }
        var text = InlineWriter.line(heading.children());
        if (text.endsWith("#") && !text.endsWith("\\#")) {
            text = text.substring(0, text.length() - 1) + "\\#";
        }
        return "#".repeat(Math.clamp(heading.depth(), 1, 6)) + (text.isEmpty() ? "" : " " + text);
    }

    private static boolean breaks(Node node) {
        return node instanceof Node.Break
                || node.children().stream().anyMatch(MarkdownWriter::breaks);
    }

    private static String quote(String content) {
        return content.lines()
                        .map(line -> line.isEmpty() ? ">" : "> " + line)
                        .collect(Collectors.joining("\n"))
                + (content.isEmpty() ? ">" : "");
    }

    private String list(Node.List list, char bullet) {
        var items = new ArrayList<String>();
        var number = list.start() == null ? 1 : list.start();
        for (var item : list.children()) {
            var marker =
                    list.ordered()
                            ? Math.min(number++, LARGEST_NUMBER) + (bullet == '-' ? "." : ")")
                            : String.valueOf(bullet);
            items.add(item(item, marker, bullet));
        }
        return String.join(list.spread() ? "\n\n" : "\n", items);
    }

    private String item(Node item, String marker, char bullet) {
        var spread = item instanceof Node.ListItem(var isSpread, _, _) && isSpread;
        // a list that opens an item has another marker than its parent: "- - -" is a break
        var content = blocks(item.children(), spread, other(bullet));
        if (content.isEmpty()) {
            return marker;
        }
        var indent = " ".repeat(marker.length() + 1);
        var lines = content.lines().map(line -> line.isEmpty() ? "" : indent + line);
        return marker + " " + lines.collect(Collectors.joining("\n")).substring(indent.length());
    }

    private static String code(Node.Code code) {
        var lang = code.lang() == null ? "" : code.lang();
        var info = lang + (code.meta() == null ? "" : " " + code.meta());
        var mark = info.indexOf('`') >= 0 ? '~' : '`';
        var fence = String.valueOf(mark).repeat(Math.max(3, longestRun(code.value(), mark) + 1));
        var escaped = InlineWriter.escapeInfo(info);
        return fence
                + (escaped.startsWith("~") ? " " : "")
                + escaped
                + "\n"
                + code.value()
                + (code.value().isEmpty() ? "" : "\n")
                + fence;
    }

    static int longestRun(String text, char character) {
        var longest = 0;
        var run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == character ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String table(Node.Table table) {
        var lines = new ArrayList<String>();
        for (var row : table.children()) {
            lines.add(
                    row.children().stream()
                            .map(cell -> InlineWriter.cell(cell.children()))
                            .map(text -> text.isEmpty() ? " " : text)
                            .collect(Collectors.joining(" | ", "| ", " |")));
        }
        var rule =
                table.align().stream()
                        .map(MarkdownWriter::rule)
                        .collect(Collectors.joining(" | ", "| ", " |"));
        lines.add(Math.min(1, lines.size()), rule);
        return String.join("\n", lines);
    }

    private static String rule(Node.@Nullable Align align) {
        return switch (align) {
            case null -> "---";
            case LEFT -> ":--";
            case CENTER -> ":-:";
            case RIGHT -> "--:";
        };
    }
}
