package io.cryptoqa.body;

import org.commonmark.node.ListBlock;
import org.commonmark.node.SourceSpan;

/** What only the lines of the source show of a parsed document. */
final class SourceLines {

    private final String source;

    SourceLines(String source) {
        this.source = source;
    }

    /** The parser joins the lines of a code span by spaces; the reference keeps their ends. */
    String inlineCode(org.commonmark.node.Code code) {
        var spans = code.getSourceSpans();
        if (spans.size() < 2) {
            return code.getLiteral();
        }
        var text = new StringBuilder();
        for (var span : spans) {
            text.append(text.isEmpty() ? "" : "\n").append(slice(span));
        }
        var ticks = 0;
        while (text.charAt(ticks) == '`') {
            ticks++;
        }
        var value = text.substring(ticks, text.length() - ticks);
        var isPadded =
                value.length() > 1
                        && isPadding(value.charAt(0))
                        && isPadding(value.charAt(value.length() - 1))
                        && !value.isBlank();
        return isPadded ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean isPadding(char character) {
        return character == ' ' || character == '\n';
    }

    private String slice(SourceSpan span) {
        return source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }

    /** Whether a blank line stands between two neighbouring children. */
    static boolean isSpread(org.commonmark.node.Node parent) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            var next = child.getNext();
            if (next != null && firstLine(next) - lastLine(child) > 1) {
                return true;
            }
        }
        return false;
    }

    static int firstLine(org.commonmark.node.Node node) {
        return node.getSourceSpans().getFirst().getLineIndex();
    }

    /** A list's own span takes in blank lines behind it, so it ends where its last leaf does. */
    private static int lastLine(org.commonmark.node.Node node) {
        var last = node;
        while ((last instanceof ListBlock || last instanceof org.commonmark.node.ListItem)
                && last.getLastChild() != null) {
            last = last.getLastChild();
        }
        return last.getSourceSpans().isEmpty()
                ? lastLine(last.getParent())
                : last.getSourceSpans().getLast().getLineIndex();
    }
}
