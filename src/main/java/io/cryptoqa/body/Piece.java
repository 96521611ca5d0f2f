package io.cryptoqa.body;

/** One piece of a line of Markdown in the making; see {@link InlineWriter}. */
final class Piece {

    private enum Kind {
        TEXT,
        ATOM,
        LINK_START,
        OPEN,
        CLOSE
    }

    private final Kind kind;
    private final String raw;
    private final char mark;
    private final int width;
    private boolean firstReferred;
    private boolean lastReferred;

    /** As it was rendered last. */
    private String written;

    private Piece(Kind kind, String raw, char mark, int width) {
        this.kind = kind;
        this.raw = raw;
        this.mark = mark;
        this.width = width;
        written =
                kind == Kind.OPEN || kind == Kind.CLOSE ? String.valueOf(mark).repeat(width) : raw;
    }

    static Piece text(String raw) {
        return new Piece(Kind.TEXT, raw, ' ', 0);
    }

    static Piece atom(String written) {
        return new Piece(Kind.ATOM, written, ' ', 0);
    }

    static Piece linkStart() {
        return new Piece(Kind.LINK_START, "[", ' ', 0);
    }

    static Piece open(char mark, int width) {
        return new Piece(Kind.OPEN, "", mark, width);
    }

    static Piece close(Piece open) {
        return new Piece(Kind.CLOSE, "", open.mark, open.width);
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isLinkStart() {
        return kind == Kind.LINK_START;
    }

    boolean isMark() {
        return isOpen() || kind == Kind.CLOSE;
    }

    boolean isOpen() {
        return kind == Kind.OPEN;
    }

    String raw() {
        return raw;
    }

    char mark() {
        return mark;
    }

    int width() {
        return width;
    }

    boolean endsWithLetter() {
        return isText()
                && !raw.isEmpty()
                && Character.isLetterOrDigit(raw.codePointBefore(raw.length()));
    }

    String written() {
        return written;
    }

    void write(String text) {
        written = text;
    }

    /** The first or last character as it was written; a space if there is none. */
    int edge(boolean first) {
        if (written.isEmpty()) {
            return ' ';
        }
        return first ? written.codePointAt(0) : written.codePointBefore(written.length());
    }

    /** Has the first or last character of a text written as a reference; false if it is already. */
    boolean refer(boolean first) {
        if (!isText() || raw.isEmpty() || (first ? firstReferred : lastReferred)) {
            return false;
        }
        if (first) {
            firstReferred = true;
        } else {
            lastReferred = true;
        }
        return true;
    }

    boolean isReferred(int at) {
        return (at == 0 && firstReferred)
                || (lastReferred && raw.offsetByCodePoints(raw.length(), -1) == at);
    }
}
