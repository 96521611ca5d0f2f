package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import io.cryptoqa.convert.Marks.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gathers text as it comes, piece by piece with its marks, and makes paragraphs of it.
 *
 * <p>Each piece knows all its marks, so it does not matter how tags were nested. A space belongs to
 * a mark only if the words on both sides do: {@code <b>Foo </b>bar} has its space outside, and
 * {@code <b>Foo</b> <b>bar</b>} is bold once. Marks are nested again at the end, the longest
 * outermost.
 */
final class Inlines {

    /** Half of a surrogate pair. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    /** One stretch of the same marks: text, or an image, or a hard break. */
    private record Piece(StringBuilder text, @Nullable Node atom, Marks marks) {}

    private final List<List<Piece>> finished = new ArrayList<>();
    private List<Piece> pieces = new ArrayList<>();

    /** The spaces since the last word: what all of them are marked with; null if there are none. */
    private @Nullable Marks gap;

    /** Whether those are a line end of the source, and nothing that would be shown for sure. */
    private boolean isLineEnd;

    private int breaks;
    private int last = -1;

    /** What is put before the next word, in whichever paragraph it comes. */
    private String box = "";

    /** Takes text, in which any number of spaces and line ends is one space. */
    void text(String text, Marks marks) {
        for (int i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isSpace(point)) {
                space(marks, point == '\n' || point == '\r');
            } else if (!isInvisible(point)) {
                word(point, marks);
            }
        }
    }

    /** Takes an image. */
    void image(Node.Image image, Marks marks) {
        closeGap(-1, marks);
        pieces.add(new Piece(new StringBuilder(), image, marks));
        last = -1;
    }

    /** Takes a hard line break; two in a row end the paragraph. */
    void lineBreak() {
        breaks++;
        gap = null;
    }

    /** A box to tick, as Markdown's own task lists show it; to us it is text. */
    void box(boolean isTicked) {
        box = isTicked ? "[x] " : "[ ] ";
    }

    private void space(Marks marks, boolean isLineEnd) {
        this.isLineEnd = isLineEnd || (gap != null && this.isLineEnd);
        gap = gap == null ? marks : gap.and(marks);
    }

    private void word(int point, Marks marks) {
        closeGap(point, marks);
        var isHalf = Character.getType(point) == Character.SURROGATE;
        current(marks).text().appendCodePoint(isHalf ? 0xFFFD : point);
        last = point;
    }

    /** Puts down the space or the break that is due before what comes now. */
    private void closeGap(int next, Marks marks) {
        if (!pieces.isEmpty()) {
            var before = pieces.getLast().marks();
            if (breaks > 1) {
                finished.add(pieces);
                pieces = new ArrayList<>();
            } else if (breaks == 1) {
                var around = before.and(marks);
                pieces.add(new Piece(new StringBuilder(), new Node.Break(), outsideCode(around)));
            } else if (gap != null && !(isLineEnd && isWide(last) && isWide(next))) {
                var around = before.and(marks);
                var isCode = around.code() && gap.code();
                var link = Objects.equals(gap.link(), around.link()) ? gap.link() : null;
                var own = outsideCode(around).withLink(link);
                current(isCode ? own.asCode() : own).text().append(' ');
            }
        }
        gap = null;
        breaks = 0;
        if (!box.isEmpty()) {
            current(Marks.NONE).text().append(box);
            box = "";
        }
    }

    private static Marks outsideCode(Marks marks) {
        return new Marks(marks.strong(), marks.emphasis(), marks.delete(), false, marks.link());
    }

    private Piece current(Marks marks) {
        if (pieces.isEmpty()
                || pieces.getLast().atom() != null
                || !pieces.getLast().marks().equals(marks)) {
            pieces.add(new Piece(new StringBuilder(), null, marks));
        }
        return pieces.getLast();
    }

    boolean isEmpty() {
        return finished.isEmpty() && pieces.isEmpty();
    }

    /** The paragraphs so far, and starts anew. */
    List<Node> takeParagraphs() {
        if (!pieces.isEmpty()) {
            finished.add(pieces);
        }
        var paragraphs = new ArrayList<Node>();
        for (var run : finished) {
            paragraphs.add(new Node.Paragraph(nest(run, EnumSet.noneOf(Mark.class))));
        }
        finished.clear();
        pieces = new ArrayList<>();
        gap = null;
        breaks = 0;
        last = -1;
        return paragraphs;
    }

    /** Nests marks, the one that reaches furthest from its first piece outermost. */
    private static List<Node> nest(List<Piece> run, Set<Mark> done) {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < run.size(); ) {
            @Nullable Mark longest = null;
            var end = i;
            for (var mark : Mark.values()) {
                var reach = done.contains(mark) ? i : reach(run, i, mark);
                if (reach > end) {
                    longest = mark;
                    end = reach;
                }
            }
            if (longest == null) {
                end = bare(run, i, nodes);
            } else {
                if (dropsLeadingSpace(run.get(i))) {
                    nodes.add(new Node.Text(" ")); // where another mark was cut off
                }
                var inner = EnumSet.of(longest);
                inner.addAll(done);
                nodes.add(marked(longest, run.get(i).marks(), nest(run.subList(i, end), inner)));
            }
            i = end;
        }
        return nodes;
    }

    private static boolean dropsLeadingSpace(Piece piece) {
        var text = piece.text();
        if (piece.marks().code() || text.length() < 2 || text.charAt(0) != ' ') {
            return false;
        }
        text.deleteCharAt(0);
        return true;
    }

    private static int reach(List<Piece> run, int start, Mark mark) {
        var first = run.get(start).marks();
        if (!first.has(mark)) {
            return start;
        }
        var end = start + 1;
        while (end < run.size() && first.shares(mark, run.get(end).marks())) {
            end++;
        }
        return end;
    }

    private static Node marked(Mark mark, Marks marks, List<Node> children) {
        return switch (mark) {
            case STRONG -> new Node.Strong(children);
            case EMPHASIS -> new Node.Emphasis(children);
            case DELETE -> new Node.Delete(children);
            case LINK -> {
                var target = Objects.requireNonNull(marks.link());
                yield new Node.Link(target.title(), target.url(), children);
            }
        };
    }

    /** Adds what is not marked any more; answers where to go on. */
    private static int bare(List<Piece> run, int start, List<Node> nodes) {
        var piece = run.get(start);
        if (piece.atom() != null) {
            nodes.add(piece.atom());
            return start + 1;
        }
        var text = piece.text().toString();
        nodes.add(piece.marks().code() ? new Node.InlineCode(text) : new Node.Text(text));
        return start + 1;
    }

    /** Text on one line, with one space where there were several. */
    static String collapse(String text) {
        var collapsed = new StringBuilder();
        var isDue = false;
        for (int i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isSpace(point)) {
                isDue = !collapsed.isEmpty();
            } else if (!isInvisible(point)) {
                collapsed.append(isDue ? " " : "");
                isDue = false;
                collapsed.appendCodePoint(point);
            }
        }
        return characters(collapsed.toString());
    }

    /** The text with half characters replaced: no body and no database takes them. */
    static String characters(String text) {
        return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
    }

    static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    /** Controls, and what only says where a line may be broken. */
    static boolean isInvisible(int point) {
        return point < ' '
                || point == 0x7f
                || point == 0xAD // soft hyphen
                || point == 0x200B // zero-width space
                || point == 0xFEFF; // byte order mark
    }

    /**
     * Whether a character is East Asian and wide: between two of those a line end in the source is
     * not shown (CSS Text 3 §4.1.3), for such scripts have no spaces.
     */
    static boolean isWide(int point) {
        if (point < 0x2E80) {
            return false;
        }
        return Character.isIdeographic(point)
                || (point >= 0x3000 && point <= 0x30FF)
                || (point >= 0xFF01 && point <= 0xFF60);
    }
}
