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
 * @param unfinished the last word, if it is where the typing ended and it may go on, as Chinese,
 *     whose words are found by any part, need not
 * @param text everything but the phrases, as it was typed
 * @param marked the words as they are marked where they stand: in Chinese without characters that
 *     belong to a name, which the segmenter takes apart
 */
record Words(
        List<String> phrases,
        List<String> words,
        String unfinished,
        String text,
        List<String> marked) {

    /** What is behind these does not change what is found first. */
    private static final int MOST_WORDS = 32;

    private static final int MOST_PHRASES = 8;

    private static final Pattern QUOTED = Pattern.compile("[\"“”„«]([^\"“”„«»]*)[\"“”»]");

    /** Names of persons and coins have seldom more characters. */
    private static final int LONGEST_JOINED = 4;

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
        var spans = spans(text, locale);
        var segments = segments(text, spans);
        var words = telling(segments, language, phrases.isEmpty());
        var last = segments.isEmpty() ? "" : segments.getLast();
        return new Words(
                phrases,
                words,
                !last.isEmpty() && typed.endsWith(last) && !endsIdeographic(last) ? last : "",
                text,
                language.isCjk()
                        ? telling(joined(text, spans, language), language, phrases.isEmpty())
                        : words);
    }

    /** Each once, without stop words if that leaves any, or none is needed. */
    private static List<String> telling(
            List<String> segments, Language language, boolean needsAny) {
        var telling = new LinkedHashSet<>(segments);
        telling.removeIf(word -> isStopWord(word, language));
        return (telling.isEmpty() && needsAny ? new LinkedHashSet<>(segments) : telling)
                .stream().limit(MOST_WORDS).toList();
    }

    private static boolean isStopWord(String word, Language language) {
        return language.stopWords().contains(word.toLowerCase(Locale.ROOT));
    }

    boolean isEmpty() {
        return phrases.isEmpty() && words.isEmpty();
    }

    /** The words of a text, by Unicode's rules (UAX #29) and ICU's dictionaries. */
    static List<String> segments(String text, String locale) {
        return segments(text, spans(text, locale));
    }

    private static List<String> segments(String text, List<Span> spans) {
        return spans.stream().map(span -> span.of(text)).toList();
    }

    private record Span(int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }
    }

    private static List<Span> spans(String text, String locale) {
        var breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(locale));
        breaks.setText(text);
        var spans = new ArrayList<Span>();
        for (int start = breaks.first(), end = breaks.next();
                end != BreakIterator.DONE;
                start = end, end = breaks.next()) {
            if (breaks.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
                spans.add(new Span(start, end));
            }
        }
        return spans;
    }

    /**
     * The words of Chinese text, in which a character that the segmenter left alone belongs to what
     * stands before it: of 比特币, which its dictionary lacks, it makes 比特 and 币.
     */
    private static List<String> joined(String text, List<Span> spans, Language language) {
        var words = new ArrayList<String>();
        var end = -1;
        var joinable = "";
        for (var span : spans) {
            var word = span.of(text);
            var isOneMore =
                    span.start == end
                            && isIdeograph(word)
                            && !joinable.isEmpty()
                            && joinable.length() < LONGEST_JOINED
                            && !isStopWord(word, language);
            if (isOneMore) {
                words.removeLast();
                word = joinable + word;
            }
            words.add(word);
            joinable = endsIdeographic(word) && !isStopWord(word, language) ? word : "";
            end = span.end;
        }
        return words;
    }

    private static boolean isIdeograph(String word) {
        return word.codePointCount(0, word.length()) == 1
                && Character.isIdeographic(word.codePointAt(0));
    }

    private static boolean endsIdeographic(String word) {
        return Character.isIdeographic(word.codePointBefore(word.length()));
    }
}
