package io.cryptoqa.web;

/** A value a client sent, made fit to be quoted back: printable and at most 80 characters. */
public final class Shortened {

    private static final int LONGEST = 80;

    private Shortened() {}

    /** The text without control characters, cut after 80 code points with an ellipsis. */
    public static String of(String text) {
        var printable = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]", "�");
        return printable.codePointCount(0, printable.length()) <= LONGEST
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
