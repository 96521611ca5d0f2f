package io.cryptoqa.body;

/** Characters as delimiter runs see them (CommonMark 0.31.2 §2.1). */
final class Marks {

    private Marks() {}

    /** A Unicode whitespace character. */
    static boolean isSpace(int point) {
        return switch (point) {
            case ' ', '\t', '\n', '\f', '\r' -> true;
            default -> Character.getType(point) == Character.SPACE_SEPARATOR;
        };
    }

    /** A Unicode punctuation character: of the general categories P and S. */
    static boolean isPunctuation(int point) {
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL ->
                    true;
            default -> false;
        };
    }
}
