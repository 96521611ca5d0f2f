package io.cryptoqa.ranking;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a decimal figure may be. It is kept and answered as text in plain notation, every digit as
 * it was sent; exponents are bounded before anything is expanded.
 *
 * @param least the least that it may be
 * @param mostAfter the most digits behind the point
 */
record FigureRule(BigDecimal least, int mostAfter) {

    /** Plain notation, for the OpenAPI document. */
    static final String PLAIN = "^-?[0-9]+(\\.[0-9]+)?$";

    static final String EXAMPLE = "a decimal number such as 64250.10 or 1e-8";

    /** A price, a market value or a turnover. */
    static final FigureRule AMOUNT = new FigureRule(BigDecimal.ZERO, 20);

    /** A change in per cent; nothing loses more than all of it. */
    static final FigureRule CHANGE = new FigureRule(BigDecimal.valueOf(-100), 20);

    private static final int MOST_BEFORE = 38;
    private static final int LONGEST = 100;

    /** The numbers of JSON (RFC 8259 §6). */
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    /**
     * A number, not expanded yet.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static BigDecimal read(String text) {
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not a number");
        }
        return new BigDecimal(text);
    }

    /**
     * The same for what machines computed, which have small prices to seventeen digits: more behind
     * the point, though as much as the database holds.
     */
    FigureRule computed() {
        return new FigureRule(least, 40);
    }

    /** Whether a number keeps the rule. */
    boolean admits(BigDecimal number) {
        return number.precision() - (long) number.scale() <= MOST_BEFORE
                && number.scale() <= mostAfter
                && number.compareTo(least) >= 0;
    }

    /** Completes the sentence "it must be …". */
    String allowed() {
        return "at least %s, with at most %d digits before the point and %d behind it"
                .formatted(least.toPlainString(), MOST_BEFORE, mostAfter);
    }
}
