package io.cryptoqa.body;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * How long a body is. Words are those of Unicode text segmentation (UAX 29) that hold a letter or a
 * digit; Han characters, which are not set apart by spaces, count one by one.
 *
 * @param words words and Han characters together
 * @param minutes at 220 words and 400 Han characters a minute, rounded up; 0 only without words
 */
public record ReadingTime(int words, int minutes) {

    private static final double WORDS_PER_MINUTE = 220;
    private static final double HAN_PER_MINUTE = 400;

    /** Counts what a body's readers see, code included. */
    public static ReadingTime of(Node.Root tree) {
        var read = new StringBuilder();
        collect(tree, read);
        var text = read.toString();
        var han = (int) text.codePoints().filter(ReadingTime::isHan).count();
        var words = words(text);
        return new ReadingTime(
                words + han, (int) Math.ceil(words / WORDS_PER_MINUTE + han / HAN_PER_MINUTE));
    }

    /** What is read, without the markers of lists. */
    private static void collect(Node node, StringBuilder text) {
        switch (node) {
            case Node.Paragraph _, Node.Heading _, Node.TableCell _, Node.Code _ ->
                    text.append(Node.plain(node)).append('\n');
            default -> node.children().forEach(child -> collect(child, text));
        }
    }

    /** Words without Han characters, each of which ends a word. */
    private static int words(String text) {
        var spaced = new StringBuilder(text.length());
        text.codePoints().forEach(point -> spaced.appendCodePoint(isHan(point) ? ' ' : point));
        var breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(spaced.toString());
        var words = 0;
        breaks.first();
        while (breaks.next() != BreakIterator.DONE) {
            if (breaks.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
                words++;
            }
        }
        return words;
    }

    private static boolean isHan(int point) {
        return point > 0x2e7f
                && UScript.getScript(point) == UScript.HAN
                && UCharacter.isLetter(point);
    }
}
