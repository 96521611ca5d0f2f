package io.cryptoqa.convert;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line of plain text opens with if it is an item of a list.
 *
 * @param number null for a bullet
 * @param style the marker without its number, by which lists tell their items from inner ones
 * @param rest the text after it
 */
record TextMarker(@Nullable Integer number, String style, String rest) {

    /** {@code -} and {@code *} also stand before words, so they need a space. */
    private static final Pattern BULLET =
            Pattern.compile("(?:[•●◦▪■□‣○·]\\s*|[-*–—]\\s+|o\\t\\s*)(\\S.*)");

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?:(\\d{1,9})(?:[.)．）]\\s+|[.．](?=\\p{IsHan})|[、）]\\s*)|[(（](\\d{1,9})[)）]\\s*)(\\S.*)");

    /** A higher one that follows no other is a year or an amount. */
    private static final int HIGHEST_FIRST = 99;

    /** The marker of a line; null if it has none. */
    static @Nullable TextMarker of(String line, int numberBefore) {
        var bullet = BULLET.matcher(line);
        if (bullet.matches()) {
            return new TextMarker(null, line.substring(0, 1), bullet.group(1));
        }
        var matcher = NUMBER.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        var digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        var number = Integer.parseInt(digits);
        var style = line.substring(0, matcher.start(3)).replace(digits, "").strip();
        // "01." would be read, but written as "1."
        var isPlain = digits.length() == 1 || digits.charAt(0) != '0';
        return isPlain && (number <= HIGHEST_FIRST || number == numberBefore + 1)
                ? new TextMarker(number, style, matcher.group(3))
                : null;
    }
}
