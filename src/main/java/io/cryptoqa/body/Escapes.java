package io.cryptoqa.body;

import java.util.List;
import java.util.regex.Pattern;

/** Writes texts so that nothing in them is read as markup where they stand. */
enum Escapes {
    PARAGRAPH,
    LINE,
    CELL;

    private static final Pattern REFERENCE =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);");
    private static final Pattern HEADING = Pattern.compile("#{1,6}([ \\t\\n]|$)");

    /** All pieces in a row; each keeps what was written for it. */
    String render(List<Piece> pieces) {
        var out = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece.isText()) {
                var isLineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
                var next = i + 1 < pieces.size() ? pieces.get(i + 1) : null;
                var text =
                        new Text(
                                piece,
                                isLineStart,
                                next == null,
                                next != null && next.isLinkStart());
                piece.write(text.escape(this));
            }
            out.append(piece.written());
        }
        return out.toString();
    }

    /** Whether a line written in this place is read as these nodes. */
    boolean reads(String written, List<Node> nodes) {
        if (this == CELL) {
            var tree = Markdown.tree("| %s |\n| --- |".formatted(written));
            return tree.children().getFirst() instanceof Node.Table(_, var rows)
                    && rows.getFirst().children().getFirst().children().equals(nodes);
        }
        var blocks = Markdown.tree(written).children();
        return blocks.size() == 1 && blocks.getFirst().equals(new Node.Paragraph(nodes));
    }

    /** A destination, title or info string; these characters get a backslash. */
    static String address(String text, String special) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if ((character == ' ' && special.indexOf(' ') < 0)
                    || character < ' '
                    || character == 0x7f) {
                out.append(reference(character));
            } else if (character == '&'
                    && REFERENCE.matcher(text).region(i, text.length()).lookingAt()) {
                out.append("&amp;");
            } else if (character == '\\' || (character != ' ' && special.indexOf(character) >= 0)) {
                out.append('\\').append(character);
            } else {
                out.append(character);
            }
        }
        return out.toString();
    }

    static String reference(int point) {
        return "&#" + point + ";";
    }

    /** One text and where it stands. */
    private record Text(Piece piece, boolean isLineStart, boolean isEnd, boolean isBeforeLink) {

        String escape(Escapes mode) {
            var raw = piece.raw();
            var out = new StringBuilder(raw.length() + 16);
            for (int i = 0; i < raw.length(); ) {
                var point = raw.codePointAt(i);
                if (piece.isReferred(i)) {
                    out.append(reference(point));
                } else {
                    append(point, i, mode, out);
                }
                i += Character.charCount(point);
            }
            return out.toString();
        }

        private void append(int point, int i, Escapes mode, StringBuilder out) {
            switch (point) {
                case '\n' -> out.append(keepsLineEnd(i, mode) ? "\n" : "&#10;");
                case ' ', '\t' ->
                        out.append(
                                atLineStart(i) || atLineEnd(i)
                                        ? reference(point)
                                        : Character.toString(point));
                case '\\', '`', '*', '[', ']' -> out.append('\\').appendCodePoint(point);
                case '&' ->
                        out.append(
                                REFERENCE.matcher(raw()).region(i, raw().length()).lookingAt()
                                        ? "&amp;"
                                        : "&");
                default -> {
                    if (point < ' ' || point == 0x7f) {
                        out.append(reference(point));
                        return;
                    }
                    if (needsBackslash(point, i, mode)) {
                        out.append('\\');
                    }
                    out.appendCodePoint(point);
                }
            }
        }

        private boolean needsBackslash(int point, int i, Escapes mode) {
            var next = i + 1 < raw().length() ? raw().charAt(i + 1) : '\0';
            var isLast = next == '\0';
            return switch (point) {
                case '_' -> !isInWord(i);
                case '~' ->
                        i == 0
                                || isLast
                                || next == '~'
                                || raw().charAt(i - 1) == '~'
                                || atLineStart(i);
                case '<' ->
                        isLast || next == '/' || next == '!' || next == '?' || isAsciiLetter(next);
                case '!' -> isLast && isBeforeLink;
                case '|' -> mode == CELL || (mode == PARAGRAPH && atLineStart(i));
                case '>', '=' -> atLineStart(i);
                case '#' ->
                        atLineStart(i)
                                && HEADING.matcher(raw()).region(i, raw().length()).lookingAt();
                case '+' -> atLineStart(i) && endsWord(next);
                case '-' -> atLineStart(i) && (endsWord(next) || "-:|".indexOf(next) >= 0);
                case ':' -> atLineStart(i) && next == '-';
                case '.', ')' -> endsWord(next) && isItemNumber(i);
                default -> false;
            };
        }

        private String raw() {
            return piece.raw();
        }

        private boolean atLineStart(int i) {
            return i == 0 ? isLineStart : raw().charAt(i - 1) == '\n';
        }

        private boolean atLineEnd(int i) {
            return i + 1 == raw().length() ? isEnd : raw().charAt(i + 1) == '\n';
        }

        private boolean keepsLineEnd(int i, Escapes mode) {
            return mode == PARAGRAPH && !atLineStart(i) && !atLineEnd(i);
        }

        private boolean isInWord(int i) {
            return i > 0
                    && i + 1 < raw().length()
                    && !piece.isReferred(i + 1)
                    && !piece.isReferred(raw().offsetByCodePoints(i, -1))
                    && Character.isLetterOrDigit(raw().codePointBefore(i))
                    && Character.isLetterOrDigit(raw().codePointAt(i + 1));
        }

        private boolean isItemNumber(int i) {
            var start = i;
            while (start > 0
                    && i - start < 10
                    && raw().charAt(start - 1) >= '0'
                    && raw().charAt(start - 1) <= '9') {
                start--;
            }
            return start < i && i - start < 10 && atLineStart(start);
        }

        private static boolean endsWord(char next) {
            return next == '\0' || next == ' ' || next == '\t' || next == '\n';
        }

        private static boolean isAsciiLetter(char character) {
            return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        }
    }
}
