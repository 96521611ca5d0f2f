package io.cryptoqa.convert;

import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain text from chats and mails. Blank lines part paragraphs, whose line ends stay; what
 * opens with a bullet or a number is an item ({@link TextMarker}), nested by its indentation; a
 * short line alone before a real paragraph is a heading.
 */
final class TextReader {

    private static final int LONGEST_HEADING = 80;
    private static final int HEADING_DEPTH = 2;

    /** What a heading does not end with. A question mark it may. */
    private static final String SENTENCE_ENDS = ".。!！,，;；:：…、";

    /** What a text consists of. */
    sealed interface Found permits Paragraph, TextList {}

    /** Lines without a blank one between them. */
    record Paragraph(List<String> lines) implements Found {

        Node node() {
            return new Node.Paragraph(List.of(new Node.Text(String.join("\n", lines))));
        }

        Node heading() {
            return new Node.Heading(HEADING_DEPTH, List.of(new Node.Text(lines.getFirst())), null);
        }

        boolean mayBeHeading() {
            if (lines.size() != 1 || lines.getFirst().length() > LONGEST_HEADING) {
                return false;
            }
            var line = lines.getFirst();
            var end = line.charAt(line.length() - 1);
            return SENTENCE_ENDS.indexOf(end) < 0
                    && !line.contains(". ")
                    && line.indexOf('。') < 0
                    && !line.contains("://")
                    && line.indexOf('@') < 0
                    && !line.startsWith(">")
                    && line.codePoints().anyMatch(Character::isLetter);
        }
    }

    private final List<Found> found = new ArrayList<>();
    private final Warnings warnings;
    private List<String> paragraph = new ArrayList<>();

    /** Null while no list is open. */
    private @Nullable TextList list;

    private boolean isAfterBlank;

    private TextReader(Warnings warnings) {
        this.warnings = warnings;
    }

    static Node.Root read(String text, Warnings warnings) {
        var reader = new TextReader(warnings);
        Inlines.characters(Markdown.normaliseLineEnds(text))
                .lines()
                .map(TextReader::withoutControls)
                .forEach(reader::line);
        reader.endParagraph();
        reader.endList();
        return new Node.Root(reader.blocks());
    }

    /** Without what is no text, and with plain spaces for all others but tabs. */
    private static String withoutControls(String line) {
        var clean = new StringBuilder();
        line.codePoints()
                .filter(point -> point == '\t' || !Inlines.isInvisible(point))
                .forEach(point -> clean.appendCodePoint(isNonBreaking(point) ? ' ' : point));
        return clean.toString().stripTrailing();
    }

    private static boolean isNonBreaking(int point) {
        return point == 0xA0 || point == 0x2007 || point == 0x202F;
    }

    private void line(String line) {
        if (line.isBlank()) {
            endParagraph();
            isAfterBlank = true;
            return;
        }
        var indent = indent(line);
        var text = line.strip();
        var marker = TextMarker.of(text, list == null ? -1 : list.lastNumber(indent));
        if (marker != null) {
            endParagraph();
            if (list == null) {
                list = new TextList(warnings);
            }
            list.item(indent, marker, isAfterBlank);
        } else if (list != null && list.takes(indent, isAfterBlank)) {
            list.continueItem(text, isAfterBlank);
        } else {
            endList();
            paragraph.add(text);
        }
        isAfterBlank = false;
    }

    /** In columns; a tab goes to the next fourth, an ideographic space is two wide. */
    private static int indent(String line) {
        var columns = 0;
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case ' ' -> columns++;
                case '\t' -> columns += 4 - columns % 4;
                case '\u3000' -> columns += 2;
                default -> {
                    return columns;
                }
            }
        }
        return columns;
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            found.add(new Paragraph(paragraph));
            paragraph = new ArrayList<>();
        }
    }

    private void endList() {
        if (list != null) {
            found.add(list);
            list = null;
        }
    }

    private List<Node> blocks() {
        var blocks = new ArrayList<Node>();
        for (int i = 0; i < found.size(); i++) {
            blocks.addAll(
                    switch (found.get(i)) {
                        case Paragraph paragraph ->
                                List.of(isHeading(i) ? paragraph.heading() : paragraph.node());
                        case TextList list -> list.nodes();
                    });
        }
        return blocks;
    }

    /** Only before something that has more to say: several short lines in a row are no headings. */
    private boolean isHeading(int at) {
        return found.get(at) instanceof Paragraph paragraph
                && paragraph.mayBeHeading()
                && at + 1 < found.size()
                && found.get(at + 1) instanceof Paragraph next
                && !next.mayBeHeading();
    }
}
