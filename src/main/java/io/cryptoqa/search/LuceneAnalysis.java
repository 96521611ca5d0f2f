package io.cryptoqa.search;

import java.util.Collection;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/**
 * The analyzers that {@link Language} names, for Lucene. Accents are folded before stems are taken,
 * so that a word without its accents has the same stem.
 */
class LuceneAnalysis implements LuceneAnalysisConfigurer {

    static final String LONGEST_START = "20";
    static final String PUNCTUATION = "[\\p{Punct}\\p{IsPunctuation}\\s]+";

    private final Collection<Language> languages;

    LuceneAnalysis(Collection<Language> languages) {
        this.languages = languages;
    }

    @Override
    public void configure(LuceneAnalysisConfigurationContext context) {
        for (var language : languages) {
            if (language.isCjk()) {
                chinese(context, language.analyzer(), true);
                chinese(context, language.searchAnalyzer(), false);
            } else {
                words(context, language);
            }
        }
        context.analyzer(Language.WORDS)
                .custom()
                .tokenizer("standard")
                .tokenFilter("cjkWidth")
                .tokenFilter("lowercase")
                .tokenFilter("englishPossessive")
                .tokenFilter("asciiFolding");
        context.analyzer(Language.STARTS)
                .custom()
                .tokenizer("standard")
                .tokenFilter("cjkWidth")
                .tokenFilter("lowercase")
                .tokenFilter("englishPossessive")
                .tokenFilter("asciiFolding")
                .tokenFilter("edgeNGram")
                .param("minGramSize", "1")
                .param("maxGramSize", LONGEST_START);
        context.analyzer(Language.PAIRS)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("asciiFolding")
                .tokenFilter("shingle")
                .param("outputUnigrams", "false")
                .param("tokenSeparator", "");
        context.normalizer(Language.WHOLE)
                .custom()
                .charFilter("patternReplace")
                .param("pattern", PUNCTUATION)
                .param("replacement", "")
                .tokenFilter("lowercase")
                .tokenFilter("asciiFolding");
    }

    private static void words(LuceneAnalysisConfigurationContext context, Language language) {
        var words =
                context.analyzer(language.analyzer())
                        .custom()
                        .tokenizer("standard")
                        .tokenFilter("lowercase")
                        .tokenFilter("englishPossessive")
                        .tokenFilter("asciiFolding");
        if (language.stemmer() != null) {
            words.tokenFilter("snowballPorter").param("language", language.stemmer());
        }
    }

    /**
     * Pairs of neighbouring characters, with the characters alone for questions of one. A word of
     * three is found as two pairs in a row, so nothing depends on segmenting a text and a question
     * alike.
     */
    private static void chinese(
            LuceneAnalysisConfigurationContext context, String name, boolean withCharacters) {
        context.analyzer(name)
                .custom()
                .tokenizer("standard")
                .tokenFilter("cjkWidth")
                .tokenFilter("lowercase")
                .tokenFilter("asciiFolding")
                .tokenFilter("cjkBigram")
                .param("outputUnigrams", Boolean.toString(withCharacters));
    }
}
