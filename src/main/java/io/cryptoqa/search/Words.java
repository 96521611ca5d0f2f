package io.cryptoqa.search;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody typed, taken apart. There is no syntax but quotation marks: everything else that is
 * neither a letter nor a digit only separates words.
 *
 * @param phrases what stands between quotation marks, in which the words belong together
 * @param words the other words, each once, in their order, without those that say nothing as long
 *     as others remain; Chinese is segmented
 * @param unfinished the last word, if it is where the typing ended; it may go on
 * @param text everything but the phrases, as it was typed
 */
record Words(List<String> phrases, List<String> words, String unfinished, String text) {

    /** What is behind these does not change what is found first. */
    private static final int MOST_WORDS = 32;

    private static final int MOST_PHRASES = 8;

    private static final Pattern QUOTED = Pattern.compile("[\"“”„«]([^\"“”„«»]*)[\"“”»]");

    /** Half of a surrogate pair. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    /** Without halves of characters: UTF-8, in which a cluster is asked, has no form for them. */
    static String writable(String typed) {
        return HALF.matcher(typed).replaceAll("\uFFFD");
    }

    static Words of(String typed, String locale, Language language) {
        var phrases = new ArrayList<String>();
        var quoted = QUOTED.matcher(typed);
        while (quoted.find()) {
            if (!segments(quoted.group(1), locale).isEmpty() && phrases.size() < MOST_PHRASES) {
                phrases.add(quoted.group(1).strip());
            }
        }
        var text = quoted.replaceAll(" ").strip();
        var segments = segments(text, locale);
        var telling =
                segments.stream()
                        .filter(word ->
                                !language.stopWords().contains(word.toLowerCase(Locale.ROOT)))
                        .toList();
        var words =
                new LinkedHashSet<>(telling.isEmpty() && phrases.isEmpty() ? segments : telling);
        var last = segments.isEmpty() ? "" : segments.getLast();
        return new Words(
                phrases,
                words.stream().limit(MOST_WORDS).toList(),
                !last.isEmpty() && typed.endsWith(last) ? last : "",
                text);
    }

    boolean isEmpty() {
        return phrases.isEmpty() && words.isEmpty();
    }

    /** The words of a text, by Unicode's rules (UAX #29) and ICU's dictionaries. */
    static List<String> segments(String text, String locale) {
        var breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(locale));
        breaks.setText(text);
        var segments = new ArrayList<String>();
        for (int start = breaks.first(), end = breaks.next();
                end != BreakIterator.DONE;
                start = end, end = breaks.next()) {
            if (breaks.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
                segments.add(text.substring(start, end));
            }
        }
        return segments;
    }
}
