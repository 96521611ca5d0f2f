package io.cryptoqa.convert;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code style} attribute of an element says. Clipboards hold computed styles, and where
 * tag and style disagree ({@code <b style="font-weight:normal">} around a whole Google document)
 * the style is what the reader saw.
 */
final class Styles {

    private static final Styles NONE = new Styles(Map.of());
    private static final int BOLD = 600;
    private static final Pattern WEIGHT = Pattern.compile("\\d{1,4}");
    private static final Pattern PRESERVED = Pattern.compile("pre(-wrap|-line)?|break-spaces");
    private static final Pattern WORD_LIST =
            Pattern.compile("(l\\d{1,9}) +level(\\d{1,9})(?: +(lfo\\d{1,9}))?");

    private final Map<String, String> declarations;

    private Styles(Map<String, String> declarations) {
        this.declarations = declarations;
    }

    static Styles of(Element element) {
        var style = element.attr("style");
        if (style.isBlank()) {
            return NONE;
        }
        var declarations = new HashMap<String, String>();
        for (var declaration : style.split(";", -1)) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        declaration
                                .substring(colon + 1)
                                .replace("!important", "")
                                .strip()
                                .toLowerCase(Locale.ROOT));
            }
        }
        return new Styles(declarations);
    }

    private String get(String property) {
        return declarations.getOrDefault(property, "");
    }

    boolean isHidden() {
        return get("display").equals("none") || get("mso-hide").equals("all");
    }

    /** Whether the style makes a block of what is none by its tag. */
    boolean isBlock() {
        return switch (get("display")) {
            case "block", "flex", "grid", "table", "list-item", "flow-root" -> true;
            default -> false;
        };
    }

    /** Whether text is bold; null if the style does not say. */
    @Nullable Boolean isBold() {
        var weight = get("font-weight");
        return switch (weight) {
            case "" -> null;
            case "bold", "bolder" -> true;
            case "normal", "lighter" -> false;
            // what is no number, such as inherit, says nothing
            default -> WEIGHT.matcher(weight).matches() ? Integer.parseInt(weight) >= BOLD : null;
        };
    }

    /** Whether text is in italics; null if the style does not say. */
    @Nullable Boolean isItalic() {
        var style = get("font-style");
        if (style.startsWith("italic") || style.startsWith("oblique")) {
            return true;
        }
        return style.equals("normal") ? Boolean.FALSE : null;
    }

    /** Whether text is struck out. What is around it may strike it out all the same. */
    @Nullable Boolean isStruck() {
        var decoration = get("text-decoration") + " " + get("text-decoration-line");
        if (decoration.contains("line-through")) {
            return true;
        }
        return decoration.isBlank() ? null : Boolean.FALSE;
    }

    /** Whether line ends in the source are shown; null if the style does not say. */
    @Nullable Boolean keepsLineEnds() {
        var space = get("white-space");
        return space.isEmpty() ? null : Boolean.valueOf(PRESERVED.matcher(space).matches());
    }

    /** Whether this is how an editor copies code: every space counts, all letters are as wide. */
    boolean isCode() {
        return isPreserved() && get("font-family").contains("monospace");
    }

    /** Whether every space and line end counts, and no line is broken. */
    boolean isPreserved() {
        return get("white-space").equals("pre");
    }

    String textAlign() {
        return get("text-align");
    }

    /** Whether Word put this here only to show the marker of a list item. */
    boolean isWordMarker() {
        return get("mso-list").equals("ignore");
    }

    /** The list of Word's that this paragraph is an item of, such as {@code l0 lfo1}; or null. */
    @Nullable String wordList() {
        var matcher = WORD_LIST.matcher(get("mso-list"));
        return matcher.lookingAt() ? matcher.group(1) + " " + matcher.group(3) : null;
    }

    /** How deep in its list that item is, from 1. */
    OptionalInt wordLevel() {
        var matcher = WORD_LIST.matcher(get("mso-list"));
        return matcher.lookingAt()
                ? OptionalInt.of(Math.clamp(Integer.parseInt(matcher.group(2)), 1, 9))
                : OptionalInt.empty();
    }
}
