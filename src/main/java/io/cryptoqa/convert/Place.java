package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document the reader is: what holds for all that stands below an element.
 *
 * @param keepsLineEnds whether line ends in the source are shown
 * @param marker takes the marker of a Word list's item; null outside of one
 * @param afterTable takes tables found in cells; null outside of a cell
 */
record Place(
        Marks marks,
        boolean keepsLineEnds,
        @Nullable StringBuilder marker,
        @Nullable List<Node> afterTable) {

    static final Place DOCUMENT = new Place(Marks.NONE, false, null, null);

    boolean isInCell() {
        return afterTable != null;
    }

    /** What holds below this element. */
    Place in(Element element, Styles styles, boolean isBlock) {
        var space = styles.keepsLineEnds();
        // Google Docs has pre-wrap on every span, and its sources line ends that nobody saw
        var keeps = (isBlock && space != null) ? space : keepsLineEnds;
        return new Place(marks(element, styles), keeps, marker, afterTable);
    }

    Place with(Marks other) {
        return new Place(other, keepsLineEnds, marker, afterTable);
    }

    Place withMarker(@Nullable StringBuilder other) {
        return new Place(marks, keepsLineEnds, other, afterTable);
    }

    Place inCell(List<Node> other) {
        return new Place(marks, keepsLineEnds, marker, other);
    }

    /** By the tag, and where the style says something else, by that. */
    private Marks marks(Element element, Styles styles) {
        if (marks.code()) {
            return marks; // highlighting is no emphasis
        }
        var name = element.normalName();
        var result =
                switch (name) {
                    case "b", "strong", "dt" -> marks.withStrong(true);
                    case "i", "em", "cite", "dfn", "var", "address" -> marks.withEmphasis(true);
                    case "s", "strike", "del" -> marks.withDelete(true);
                    case "code", "kbd", "samp", "tt" -> marks.asCode();
                    default -> marks;
                };
        var bold = styles.isBold();
        if (bold != null) {
            result = result.withStrong(bold);
        }
        var italic = styles.isItalic();
        if (italic != null) {
            result = result.withEmphasis(italic);
        }
        var struck = styles.isStruck();
        if (struck != null) {
            // what is around strikes its text out, whatever is inside
            result = result.withDelete(struck || marks.delete());
        }
        return result;
    }
}
