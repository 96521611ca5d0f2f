package io.cryptoqa.search;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
 * @param joined words that the segmenter does not know, as made of the parts that it gave
 */
record Words(
        List<String> phrases,
        List<String> words,
        String unfinished,
        String text,
        Map<String, List<String>> joined) {

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
        var joined = new LinkedHashMap<String, List<String>>();
        var segments =
                language.isCjk() ? join(text, locale, language, joined) : segments(text, locale);
        var last = segments.isEmpty() ? "" : segments.getLast();
        return new Words(
                phrases,
                telling(segments, language, phrases.isEmpty()).stream().limit(MOST_WORDS).toList(),
                !last.isEmpty() && typed.endsWith(last) && !endsIdeographic(last) ? last : "",
                text,
                joined);
    }

    /** Each once, without stop words if that leaves any, or none is needed. */
    private static Collection<String> telling(
            List<String> segments, Language language, boolean needsAny) {
        var telling = new LinkedHashSet<>(segments);
        telling.removeIf(word -> isStopWord(word, language));
        return telling.isEmpty() && needsAny ? new LinkedHashSet<>(segments) : telling;
    }

    private static boolean isStopWord(String word, Language language) {
        return language.stopWords().contains(word.toLowerCase(Locale.ROOT));
    }

    /** The same with these words in their parts. */
    Words apart(Set<String> missing) {
        if (missing.isEmpty()) {
            return this;
        }
        var apart = new LinkedHashSet<String>();
        words.forEach(word -> {
            if (missing.contains(word)) {
                apart.addAll(joined.getOrDefault(word, List.of(word)));
            } else {
                apart.add(word);
            }
        });
        return new Words(phrases, List.copyOf(apart), unfinished, text, joined);
    }

    boolean isEmpty() {
        return phrases.isEmpty() && words.isEmpty();
    }

    /** The words of a text, by Unicode's rules (UAX #29) and ICU's dictionaries. */
    static List<String> segments(String text, String locale) {
        return spans(text, locale).stream().map(span -> span.of(text)).toList();
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
     *
     * @param made what was joined, with its parts
     */
    private static List<String> join(
            String text, String locale, Language language, Map<String, List<String>> made) {
        var words = new ArrayList<String>();
        var parts = new ArrayList<String>();
        int end = -1;
        for (var span : spans(text, locale)) {
            var word = span.of(text);
            var isOneMore =
                    span.start == end
                            && isIdeograph(word)
                            && words.getLast().length() < LONGEST_JOINED
                            && endsIdeographic(words.getLast())
                            && !isStopWord(word, language)
                            && !isStopWord(parts.getLast(), language);
            if (isOneMore) {
                parts.add(word);
                made.remove(words.getLast());
                words.add(words.removeLast() + word);
                made.put(words.getLast(), List.copyOf(parts));
            } else {
                parts.clear();
                parts.add(word);
                words.add(word);
            }
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
