package io.cryptoqa.convert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a conversion drops or changes. */
final class Warnings {

    /** What can happen, and how an editor is told: of one, and of several. */
    enum Kind {
        IMAGE_UNREACHABLE(
                "image-unreachable",
                "1 image was left out, since nobody else can reach its address; its description is kept as text.",
                "%d images were left out, since nobody else can reach their addresses; their descriptions are kept as text."),
        TABLE_NESTED(
                "table-nested",
                "1 table inside another now stands after it.",
                "%d tables inside others now stand after them."),
        TABLE_CELL_BLOCKS(
                "table-cell-blocks",
                "The paragraphs, lists or line breaks of 1 table cell were joined on one line.",
                "The paragraphs, lists or line breaks of %d table cells were joined on one line each."),
        TABLE_SPAN(
                "table-span",
                "1 table cell over several columns or rows was kept in the first of them.",
                "%d table cells over several columns or rows were kept in the first of them."),
        EMBED_DROPPED(
                "embed-dropped",
                "1 embedded object (video, frame, script or the like) was left out.",
                "%d embedded objects (videos, frames, scripts or the like) were left out."),
        LINK_SCHEME(
                "link-scheme",
                "The text of 1 link was kept without its address, which is not of http, https or mailto, or very long.",
                "The text of %d links was kept without their addresses, which are not of http, https or mailto, or very long."),
        LINK_ANCHOR(
                "link-anchor",
                "The text of 1 link was kept without its address, a place that only the pasted document has.",
                "The text of %d links was kept without their addresses, places that only the pasted document has."),
        TRACKING_REMOVED(
                "tracking-removed",
                "What follows readers around was taken out of 1 address.",
                "What follows readers around was taken out of %d addresses."),
        FORM_DROPPED(
                "form-dropped",
                "1 form field or button was left out; its visible text is kept.",
                "%d form fields or buttons were left out; their visible text is kept."),
        FLATTENED(
                "flattened",
                "1 list, quote or table was nested too deep or too large; what is in it stands further out.",
                "%d lists, quotes or tables were nested too deep or too large; what is in them stands further out."),
        SIMPLIFIED(
                "simplified",
                "1 passage lost bold, links or the like where Markdown cannot express them; its words are kept.",
                "%d passages lost bold, links or the like where Markdown cannot express them; their words are kept.");

        private final String code;
        private final String one;
        private final String several;

        Kind(String code, String one, String several) {
            this.code = code;
            this.one = one;
            this.several = several;
        }

        private Warning warning(int count) {
            return new Warning(code, count == 1 ? one : several.formatted(count));
        }
    }

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    void count(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    /** The Markdown with all that was counted. */
    Converted with(String markdown) {
        var warnings = new ArrayList<Warning>();
        counts.forEach((kind, count) -> warnings.add(kind.warning(count)));
        return new Converted(markdown, List.copyOf(warnings));
    }
}
