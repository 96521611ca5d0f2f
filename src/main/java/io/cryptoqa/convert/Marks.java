package io.cryptoqa.convert;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a piece of text is shown as. */
record Marks(
        boolean strong,
        boolean emphasis,
        boolean delete,
        boolean code,
        Links.@Nullable Target link) {

    static final Marks NONE = new Marks(false, false, false, false, null);

    Marks withStrong(boolean is) {
        return new Marks(is, emphasis, delete, code, link);
    }

    Marks withEmphasis(boolean is) {
        return new Marks(strong, is, delete, code, link);
    }

    Marks withDelete(boolean is) {
        return new Marks(strong, emphasis, is, code, link);
    }

    Marks asCode() {
        return new Marks(strong, emphasis, delete, true, link);
    }

    Marks withLink(Links.@Nullable Target target) {
        return new Marks(strong, emphasis, delete, code, target);
    }

    /** What both have. */
    Marks and(Marks other) {
        return new Marks(
                strong && other.strong,
                emphasis && other.emphasis,
                delete && other.delete,
                code && other.code,
                Objects.equals(link, other.link) ? link : null);
    }

    boolean has(Mark mark) {
        return switch (mark) {
            case LINK -> link != null;
            case STRONG -> strong;
            case EMPHASIS -> emphasis;
            case DELETE -> delete;
        };
    }

    /** Whether a mark goes on from one piece to the next. */
    boolean shares(Mark mark, Marks other) {
        return has(mark)
                && other.has(mark)
                && (mark != Mark.LINK || Objects.equals(link, other.link));
    }

    /** What can stand around text, the outermost first where two cover the same. */
    enum Mark {
        LINK,
        STRONG,
        EMPHASIS,
        DELETE
    }
}
