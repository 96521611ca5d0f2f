package io.cryptoqa.search;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How text of a locale is made into terms. Each language has fields of its own in the index, named
 * with its id: {@code title_en}. Analyzers are defined once for each backend, under the names here.
 *
 * @param id {@code en}; {@code cjk} for Chinese, Japanese and Korean; {@code other} for languages
 *     without a stemmer
 * @param stemmer the Snowball stemmer's name, as Lucene and OpenSearch have it; null if there is
 *     none
 */
record Language(String id, @Nullable String stemmer, Set<String> stopWords) {

    private static final Map<String, String> STEMMERS =
            Map.ofEntries(
                    Map.entry("da", "Danish"),
                    Map.entry("de", "German"),
                    Map.entry("en", "English"),
                    Map.entry("es", "Spanish"),
                    Map.entry("fi", "Finnish"),
                    Map.entry("fr", "French"),
                    Map.entry("hu", "Hungarian"),
                    Map.entry("it", "Italian"),
                    Map.entry("nl", "Dutch"),
                    Map.entry("no", "Norwegian"),
                    Map.entry("pt", "Portuguese"),
                    Map.entry("ro", "Romanian"),
                    Map.entry("ru", "Russian"),
                    Map.entry("sv", "Swedish"),
                    Map.entry("tr", "Turkish"));

    private static final List<String> CJK = List.of("zh", "ja", "ko");

    /** Folded words without a stem: what a title begins with, while somebody types. */
    static final String WORDS = "words";

    /** The beginnings of such words. */
    static final String STARTS = "starts";

    /** Each two neighbouring words as one. */
    static final String PAIRS = "pairs";

    /** The whole text as one term, without case, accents and punctuation. */
    static final String WHOLE = "whole";

    static Language of(String locale) {
        var code = Locale.forLanguageTag(locale).getLanguage();
        if (CJK.contains(code)) {
            return new Language("cjk", null, stopWords("zh"));
        }
        var stemmer = STEMMERS.get(code);
        if (stemmer == null) {
            return new Language("other", null, Set.of());
        }
        return new Language(code, stemmer, code.equals("en") ? stopWords("en") : Set.of());
    }

    boolean isCjk() {
        return id.equals("cjk");
    }

    String field(String name) {
        return name + "_" + id;
    }

    /** The analyzer of what is indexed. */
    String analyzer() {
        return "text_" + id;
    }

    /** The analyzer of what is looked for: of Chinese it makes no single characters. */
    String searchAnalyzer() {
        return isCjk() ? "query_cjk" : analyzer();
    }

    /** Words of a question that say nothing of what is asked about. */
    private static Set<String> stopWords(String code) {
        try (var words = Language.class.getResourceAsStream("/search/stopwords." + code)) {
            if (words == null) {
                throw new IllegalStateException("There are no stop words of " + code);
            }
            return Arrays.stream(
                            new String(words.readAllBytes(), StandardCharsets.UTF_8).split("\\s+"))
                    .collect(toUnmodifiableSet());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
