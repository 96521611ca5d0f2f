package io.cryptoqa.input;

import java.util.Optional;

/**
 * What a text may be. Lengths are counted in characters (Unicode code points), as people do.
 *
 * @param longest the most characters
 * @param isBlankAllowed whether it may be empty or of spaces alone
 * @param hasLines whether it may have line ends and tabs
 */
public record Text(int longest, boolean isBlankAllowed, boolean hasLines) {

    /** One line that says something, such as a title. */
    public static Text line(int longest) {
        return new Text(longest, false, false);
    }

    /** Any text at all, judged by whoever reads it. */
    public static Text any() {
        return new Text(Integer.MAX_VALUE, true, true);
    }

    /** What is wrong with a text. */
    public record Fault(String code, String detail) {}

    /** The first thing wrong with this text; empty if it may be. */
    public Optional<Fault> fault(String name, String text) {
        if (!isBlankAllowed && text.isBlank()) {
            return found("required", "'%s' is empty.".formatted(name));
        }
        var length = text.codePointCount(0, text.length());
        if (length > longest) {
            return found(
                    "too-long",
                    "'%s' has %d characters; at most %d are taken."
                            .formatted(name, length, longest));
        }
        return this.equals(any()) ? Optional.empty() : character(name, text);
    }

    private Optional<Fault> character(String name, String text) {
        for (int i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            var type = Character.getType(point);
            if (type == Character.SURROGATE) {
                return found(
                        "lone-surrogate",
                        "'%s' has half a character, \\u%04X.".formatted(name, point));
            }
            if ((type == Character.CONTROL && !(hasLines && (point == '\n' || point == '\t')))
                    || point == 0x2028
                    || point == 0x2029) {
                return found(
                        "control-character",
                        "'%s' has the control character U+%04X.".formatted(name, point));
            }
            if (isBidiControl(point)) {
                return found(
                        "bidi-control",
                        "'%s' has U+%04X, which turns the direction of what follows it."
                                .formatted(name, point));
            }
            i += Character.charCount(point);
        }
        return Optional.empty();
    }

    /** Embeddings, overrides and isolates (UAX #9 §2): unseen, they reorder what stands behind. */
    private static boolean isBidiControl(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static Optional<Fault> found(String code, String detail) {
        return Optional.of(new Fault(code, detail));
    }
}
