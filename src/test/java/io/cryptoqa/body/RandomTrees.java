package io.cryptoqa.body;

import static io.cryptoqa.body.Trees.code;
import static io.cryptoqa.body.Trees.delete;
import static io.cryptoqa.body.Trees.emphasis;
import static io.cryptoqa.body.Trees.image;
import static io.cryptoqa.body.Trees.link;
import static io.cryptoqa.body.Trees.strong;
import static io.cryptoqa.body.Trees.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Trees that Markdown can say, and whose text is full of what makes markup. Marks have text between
 * them, for more than two at one point cannot be kept.
 */
public final class RandomTrees {

    private static final List<String> WORDS =
            List.of(
                    "a", "定义：", "内容", "1.", "b*c", "_d", "(e)", "“重要”", "f&amp;", "#", "-", "g!",
                    "[h]", "50 %", "+", "<i>", "j|k", "~~", "`", "\\", "==");

    private final Random random;

    /** Trees that this randomness makes. */
    public RandomTrees(Random random) {
        this.random = random;
    }

    /** Another tree. */
    public Node.Root root() {
        return new Node.Root(several(5, () -> block(2)));
    }

    private Node block(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 14)) {
            case 0 -> heading();
            case 1 ->
                    code(
                            List.of("js", "c++", "a`b").get(random.nextInt(3)),
                            null,
                            words() + "\n\n  " + words());
            case 2 -> new Node.ThematicBreak();
            case 3 -> table();
            case 4, 5, 6, 7 -> paragraph();
            case 8, 9 -> new Node.Blockquote(several(3, () -> block(depth - 1)));
            default -> list(depth);
        };
    }

    private Node paragraph() {
        return new Node.Paragraph(inlines(true));
    }

    private Node heading() {
        return new Node.Heading(1 + random.nextInt(6), inlines(false), null);
    }

    private Node table() {
        List<Node> rows = several(3, this::row);
        var columns = rows.getFirst().children().size();
        return new Node.Table(Collections.nCopies(columns, Node.Align.RIGHT), rows);
    }

    private Node row() {
        return new Node.TableRow(several(4, () -> new Node.TableCell(inlines(false))));
    }

    private Node list(int depth) {
        var isOrdered = random.nextBoolean();
        List<Node> items = several(4, () -> item(depth));
        return new Node.List(
                isOrdered, isOrdered ? 1 : null, items.size() > 1 && random.nextBoolean(), items);
    }

    /** A paragraph, or two blocks, of which without a blank line only the first is text. */
    private Node item(int depth) {
        var first = paragraph();
        if (random.nextInt(3) == 0) {
            return new Node.ListItem(false, List.of(first), null);
        }
        var second = block(depth - 1);
        var isText = second instanceof Node.Paragraph || second instanceof Node.Table;
        return new Node.ListItem(isText || random.nextBoolean(), List.of(first, second), null);
    }

    private List<Node> inlines(boolean mayBreak) {
        var inlines = new ArrayList<Node>();
        var size = 1 + random.nextInt(5);
        var isText = random.nextBoolean();
        while (inlines.size() < size) {
            inlines.add(
                    isText
                            ? text(words())
                            : other(mayBreak && !inlines.isEmpty() && inlines.size() < size - 1));
            isText = !isText;
        }
        return List.copyOf(inlines);
    }

    private Node other(boolean mayBreak) {
        var inside = text(words());
        return switch (random.nextInt(mayBreak ? 9 : 8)) {
            case 0 -> strong(inside);
            case 1 -> emphasis(inside);
            case 2 -> delete(inside);
            case 3 -> strong(text("x "), emphasis(inside), text(" y"));
            case 4 -> link("/u(v)", null, inside);
            case 5 -> link("https://e.x/a?b=c&d", "it's", strong(inside));
            case 6 -> image("../i.png", words(), words());
            case 7 -> new Node.InlineCode(words());
            default -> new Node.Break();
        };
    }

    private String words() {
        return String.join(" ", several(3, () -> WORDS.get(random.nextInt(WORDS.size()))));
    }

    private <T> List<T> several(int most, Supplier<T> one) {
        var several = new ArrayList<T>();
        var size = 1 + random.nextInt(most);
        while (several.size() < size) {
            several.add(one.get());
        }
        return List.copyOf(several);
    }
}
