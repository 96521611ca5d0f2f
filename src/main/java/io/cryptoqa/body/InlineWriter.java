package io.cryptoqa.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what stands inside a paragraph, a heading or a cell.
 *
 * <p>The tree is laid out as a row of pieces: texts, marks that open and close, and everything
 * else, whose first and last characters are punctuation. Marks get {@code *} or {@code _} so that
 * no two neighbours are alike. A mark opens or closes only between certain characters (CommonMark
 * §6.2, "flanking"); where its neighbours do not let it, the neighbour that is text is written as a
 * character reference. That shows {@code &} and {@code ;} to the next mark, so this is repeated
 * until nothing changes. So {@code **定义：**内容}, which would not be bold, is when its {@code 内} is
 * written by number.
 */
final class InlineWriter {

    private static final Pattern AUTOLINK =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>&\\\\\\p{Cntrl}]*");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final int MOST_PASSES = 8;
    private static final int EXCHANGED_MARKS = 5;

    private final Escapes escapes;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> enclosing = new ArrayList<>();

    /** A bit for each of the first marks, whether it is the other one than it seems best. */
    private final int exchanged;

    private int marks;

    private InlineWriter(Escapes escapes, int exchanged) {
        this.escapes = escapes;
        this.exchanged = exchanged;
    }

    /** Over several lines. */
    static String paragraph(List<Node> nodes) {
        return write(nodes, Escapes.PARAGRAPH);
    }

    /** On one line, as in a heading. */
    static String line(List<Node> nodes) {
        return write(nodes, Escapes.LINE);
    }

    /** On one line, between pipes. */
    static String cell(List<Node> nodes) {
        return write(nodes, Escapes.CELL);
    }

    /** The info string of a code block. */
    static String escapeInfo(String info) {
        return Escapes.address(info, " `");
    }

    /**
     * Where several marks meet, the rules of runs decide what is read, so it is tried: if it is not
     * what was meant, with the marks of the first few exchanged.
     */
    private static String write(List<Node> nodes, Escapes escapes) {
        var writer = new InlineWriter(escapes, 0);
        var text = writer.write(nodes);
        if (!writer.isCrowded() || escapes.reads(text, nodes)) {
            return text;
        }
        for (int exchanged = 1; exchanged < 1 << EXCHANGED_MARKS; exchanged++) {
            var other = new InlineWriter(escapes, exchanged).write(nodes);
            if (escapes.reads(other, nodes)) {
                return other;
            }
        }
        return text;
    }

    /** Whether two marks stand side by side. */
    private boolean isCrowded() {
        for (int i = 1; i < pieces.size(); i++) {
            if (pieces.get(i).isMark() && pieces.get(i - 1).isMark()) {
                return true;
            }
        }
        return false;
    }

    private String write(List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            add(nodes.get(i), i == nodes.size() - 1);
        }
        for (int pass = 0; pass < MOST_PASSES && letMarksFlank(); pass++) {
            escapes.render(pieces);
        }
        return escapes.render(pieces);
    }

    private void add(Node node, boolean isLast) {
        switch (node) {
            case Node.Text(var value) -> pieces.add(Piece.text(value));
            case Node.Emphasis(var children) -> marked(children, 1, isLast);
            case Node.Strong(var children) -> marked(children, 2, isLast);
            case Node.Delete(var children) -> {
                var open = Piece.open('~', 2);
                pieces.add(open);
                enclose(open, children);
                pieces.add(Piece.close(open));
            }
            case Node.InlineCode(var value) -> pieces.add(Piece.atom(code(value)));
            case Node.Break _ ->
                    pieces.add(Piece.atom(escapes == Escapes.PARAGRAPH ? "\\\n" : "&#10;"));
            case Node.Link link -> link(link);
            case Node.Image(var title, var url, var alt) -> {
                pieces.add(Piece.atom("!["));
                pieces.add(Piece.text(alt));
                pieces.add(Piece.atom("](" + target(url, title) + ")"));
            }
            // misplaced in a given tree; whoever compares finds it
            default -> node.children().forEach(child -> add(child, false));
        }
    }

    private void marked(List<Node> children, int width, boolean isLast) {
        var open = Piece.open(mark(width, isLast), width);
        pieces.add(open);
        enclose(open, children);
        pieces.add(Piece.close(open));
    }

    private void enclose(Piece open, List<Node> children) {
        enclosing.add(open);
        for (int i = 0; i < children.size(); i++) {
            add(children.get(i), i == children.size() - 1);
        }
        enclosing.removeLast();
    }

    /** The mark with fewer reasons against it; {@code *}, if there are as many. */
    private char mark(int width, boolean isLast) {
        var isStar = against('*', width, isLast) <= against('_', width, isLast);
        var isExchanged = marks < EXCHANGED_MARKS && (exchanged >> marks & 1) == 1;
        marks++;
        return isStar == isExchanged ? '_' : '*';
    }

    private int against(char mark, int width, boolean isLast) {
        var against = 0;
        var before = pieces.isEmpty() ? null : pieces.getLast();
        var parent = enclosing.isEmpty() ? null : enclosing.getLast();
        if (before != null && before.isMark() && before.mark() == mark) {
            // "*a**b*" is one run, and "**a**" strong; "***a* b**" is read as it is meant
            var isRun = !before.isOpen() || width == before.width() || (isLast && width == 1);
            against += isRun ? 16 : 4;
        }
        if (isLast && parent != null && parent.mark() == mark) {
            against += width == parent.width() ? 16 : 4;
        }
        for (var around : enclosing) {
            if (around.mark() == mark) {
                against += around.width() == width ? 2 : 1;
            }
        }
        if (mark == '_' && before != null && before.endsWithLetter()) {
            against++;
        }
        return against;
    }

    private void link(Node.Link link) {
        var children = link.children();
        if (link.title() == null
                && children.size() == 1
                && children.getFirst() instanceof Node.Text(var shown)
                && (escapes != Escapes.CELL || shown.indexOf('|') < 0)) {
            var isAddress = shown.equals(link.url()) && AUTOLINK.matcher(shown).matches();
            var isMail = link.url().equals("mailto:" + shown) && EMAIL.matcher(shown).matches();
            if (isAddress || isMail) {
                pieces.add(Piece.atom("<" + shown + ">"));
                return;
            }
        }
        pieces.add(Piece.linkStart());
        children.forEach(child -> add(child, false));
        pieces.add(Piece.atom("](" + target(link.url(), link.title()) + ")"));
    }

    private String target(String url, @Nullable String title) {
        var address = Escapes.address(url, "<>()*_[]~|`!");
        if (title == null) {
            return address;
        }
        return (address.isEmpty() ? "<>" : address)
                + " \""
                + Escapes.address(title, " \"|*_[]~`<")
                + "\"";
    }

    private String code(String value) {
        var inner = escapes == Escapes.PARAGRAPH ? value : value.replace('\n', ' ');
        var fence = "`";
        for (int length = 1; hasRun(inner, length); length++) {
            fence = "`".repeat(length + 1);
        }
        var isPadded =
                inner.startsWith("`")
                        || inner.endsWith("`")
                        || (!inner.isBlank()
                                && isPad(inner, 0)
                                && isPad(inner, inner.length() - 1));
        var content = isPadded ? " " + inner + " " : inner;
        return fence + (escapes == Escapes.CELL ? content.replace("|", "\\|") : content) + fence;
    }

    private static boolean isPad(String text, int at) {
        return text.charAt(at) == ' ' || text.charAt(at) == '\n';
    }

    /** Whether there is a run of exactly so many backticks. */
    private static boolean hasRun(String text, int length) {
        var run = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) == '`') {
                run++;
            } else if (run == length) {
                return true;
            } else {
                run = 0;
            }
        }
        return false;
    }

    /** One pass over all marks; whether a neighbour had to be changed. */
    private boolean letMarksFlank() {
        escapes.render(pieces);
        var changed = false;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isMark()) {
                changed |= letFlank(i);
            }
        }
        return changed;
    }

    private boolean letFlank(int at) {
        var mark = pieces.get(at);
        var before = at == 0 ? null : pieces.get(at - 1);
        var after = at == pieces.size() - 1 ? null : pieces.get(at + 1);
        // seen from inside, opening and closing are the same
        var outside = mark.isOpen() ? before : after;
        var inside = mark.isOpen() ? after : before;
        var outer = outside == null ? ' ' : outside.edge(!mark.isOpen());
        var inner = inside == null ? ' ' : inside.edge(mark.isOpen());
        if (Marks.isSpace(inner)) {
            var isInner = inside != null && inside.refer(mark.isOpen());
            var isOuter = isLetter(outer) && outside != null && outside.refer(!mark.isOpen());
            return isInner || isOuter;
        }
        var isStuck = Marks.isPunctuation(inner) || mark.mark() == '_';
        return isStuck && isLetter(outer) && outside != null && outside.refer(!mark.isOpen());
    }

    private static boolean isLetter(int point) {
        return !Marks.isSpace(point) && !Marks.isPunctuation(point);
    }
}
