package io.cryptoqa.convert;

import io.cryptoqa.body.BodyLimits;
import io.cryptoqa.body.Node;
import io.cryptoqa.convert.Warnings.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Neighbouring items of plain text, nested by their indentation. */
final class TextList implements TextReader.Found {

    /** Columns from which an item is inside the one before. */
    private static final int STEP = 2;

    /** A list and its item are two levels; a paragraph and a text stand in the innermost. */
    private static final int MOST_OPEN = (BodyLimits.DEEPEST - 2) / 2;

    /** One level in the making. */
    private static final class Level {

        private final int indent;
        private final @Nullable Integer start;
        private final String style;
        private final List<List<Node>> items = new ArrayList<>();
        private boolean isSpread;
        private int number;

        Level(int indent, TextMarker first) {
            this.indent = indent;
            start = first.number();
            style = first.style();
        }

        boolean takes(TextMarker marker) {
            var next = marker.number();
            if (!style.equals(marker.style())) {
                return false;
            }
            if (next == null || start == null) {
                return next == null && start == null;
            }
            // who writes 1. before every item leaves the counting to others
            return next == number + 1 || (next == 1 && number == 1);
        }

        Node node() {
            var nodes = items.stream().map(blocks -> (Node) Lists.item(blocks)).toList();
            var list = Lists.list(start, nodes);
            return isSpread && nodes.size() > 1 ? Lists.list(start, true, nodes) : list;
        }
    }

    private final List<Node> finished = new ArrayList<>();
    private final Deque<Level> open = new ArrayDeque<>();
    private final Warnings warnings;

    /** The lines of the paragraph that is open in the last item. */
    private List<String> lines = new ArrayList<>();

    TextList(Warnings warnings) {
        this.warnings = warnings;
    }

    /** The number that an item so far in would follow; -1 if none. */
    int lastNumber(int indent) {
        for (var levels = open.descendingIterator(); levels.hasNext(); ) {
            var level = levels.next();
            if (level.indent < indent + STEP) {
                return level.start == null ? -1 : level.number;
            }
        }
        return -1;
    }

    void item(int indent, TextMarker marker, boolean isAfterBlank) {
        endParagraph();
        while (open.size() > 1 && open.getLast().indent >= indent + STEP) {
            close();
        }
        closeToStyle(indent, marker.style());
        var isInner = !open.isEmpty() && isInner(indent, marker, isAfterBlank);
        if (isInner && open.size() >= MOST_OPEN) {
            warnings.count(Kind.FLATTENED);
            isInner = false;
        }
        var isSame = !open.isEmpty() && !isInner && open.getLast().takes(marker);
        if (!isSame) {
            if (!isInner && !open.isEmpty()) {
                close();
            }
            open.addLast(new Level(indent, marker));
        }
        var level = open.getLast();
        level.isSpread |= isSame && isAfterBlank;
        level.items.add(new ArrayList<>());
        level.number = marker.number() == null ? 0 : marker.number();
        lines.add(marker.rest());
    }

    /** Goes back to the list that has such markers, where chats have lost the indentation. */
    private void closeToStyle(int indent, String style) {
        var levels = open.descendingIterator();
        for (int inner = 0; levels.hasNext(); inner++) {
            var level = levels.next();
            if (level.indent + STEP <= indent) {
                return;
            }
            if (level.style.equals(style)) {
                for (int i = 0; i < inner; i++) {
                    close();
                }
                return;
            }
        }
    }

    /** By indentation; or where it is the same, by another marker straight after an item. */
    private boolean isInner(int indent, TextMarker marker, boolean isAfterBlank) {
        var last = open.getLast();
        var isFirst = marker.number() == null || marker.number() == 1;
        return indent >= last.indent + STEP
                || (!isAfterBlank && isFirst && !last.style.equals(marker.style()));
    }

    /** Whether a line without a marker goes on with the last item. */
    boolean takes(int indent, boolean isAfterBlank) {
        return !isAfterBlank || indent >= open.getLast().indent + STEP;
    }

    void continueItem(String line, boolean isAfterBlank) {
        if (isAfterBlank) {
            endParagraph();
        }
        lines.add(line);
    }

    private void endParagraph() {
        if (!lines.isEmpty()) {
            open.getLast()
                    .items
                    .getLast()
                    .add(new Node.Paragraph(List.of(new Node.Text(String.join("\n", lines)))));
            lines = new ArrayList<>();
        }
    }

    private void close() {
        var node = open.removeLast().node();
        (open.isEmpty() ? finished : open.getLast().items.getLast()).add(node);
    }

    List<Node> nodes() {
        endParagraph();
        while (!open.isEmpty()) {
            close();
        }
        return finished;
    }
}
