package io.cryptoqa.search;

import java.util.Collection;
import java.util.stream.Stream;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurationContext;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;

/**
 * The analyzers that {@link Language} names, for OpenSearch and Elasticsearch, made of what these
 * have without plugins. What each does, and why, is said in {@link LuceneAnalysis}; the two give
 * the same terms.
 */
class OpenSearchAnalysis implements ElasticsearchAnalysisConfigurer {

    private static final String POSSESSIVE = "possessive";
    private static final String STARTS = "starts";
    private static final String CHARACTER_PAIRS = "character_pairs";
    private static final String CHARACTERS_AND_PAIRS = "characters_and_pairs";
    private static final String PUNCTUATION = "punctuation";

    private final Collection<Language> languages;

    OpenSearchAnalysis(Collection<Language> languages) {
        this.languages = languages;
    }

    @Override
    public void configure(ElasticsearchAnalysisConfigurationContext context) {
        context.tokenFilter(POSSESSIVE).type("stemmer").param("language", "possessive_english");
        context.tokenFilter(STARTS)
                .type("edge_ngram")
                .param("min_gram", 1)
                .param("max_gram", Integer.parseInt(LuceneAnalysis.LONGEST_START));
        for (var language : languages) {
            if (language.isCjk()) {
                chinese(context, language);
            } else {
                words(context, language);
            }
        }
        String[] words = {"cjk_width", "lowercase", POSSESSIVE, "asciifolding"};
        context.analyzer(Language.WORDS).custom().tokenizer("standard").tokenFilters(words);
        context.analyzer(Language.STARTS)
                .custom()
                .tokenizer("standard")
                .tokenFilters(with(words, STARTS));
        context.tokenFilter(Language.PAIRS)
                .type("shingle")
                .param("output_unigrams", false)
                .param("token_separator", "");
        context.analyzer(Language.PAIRS)
                .custom()
                .tokenizer("standard")
                .tokenFilters("lowercase", "asciifolding", Language.PAIRS);
        context.charFilter(PUNCTUATION)
                .type("pattern_replace")
                .param("pattern", LuceneAnalysis.PUNCTUATION)
                .param("replacement", "");
        context.normalizer(Language.WHOLE)
                .custom()
                .charFilters(PUNCTUATION)
                .tokenFilters("lowercase", "asciifolding");
    }

    private static void words(
            ElasticsearchAnalysisConfigurationContext context, Language language) {
        String[] filters = {"lowercase", POSSESSIVE, "asciifolding"};
        var stemmer = language.stemmer();
        if (stemmer != null) {
            var name = "stemmer_" + language.id();
            context.tokenFilter(name).type("snowball").param("language", stemmer);
            filters = with(filters, name);
        }
        context.analyzer(language.analyzer()).custom().tokenizer("standard").tokenFilters(filters);
    }

    private static void chinese(
            ElasticsearchAnalysisConfigurationContext context, Language language) {
        String[] filters = {"cjk_width", "lowercase", "asciifolding"};
        context.tokenFilter(CHARACTERS_AND_PAIRS).type("cjk_bigram").param("output_unigrams", true);
        context.tokenFilter(CHARACTER_PAIRS).type("cjk_bigram").param("output_unigrams", false);
        context.analyzer(language.analyzer())
                .custom()
                .tokenizer("standard")
                .tokenFilters(with(filters, CHARACTERS_AND_PAIRS));
        context.analyzer(language.searchAnalyzer())
                .custom()
                .tokenizer("standard")
                .tokenFilters(with(filters, CHARACTER_PAIRS));
    }

    private static String[] with(String[] filters, String last) {
        return Stream.concat(Stream.of(filters), Stream.of(last)).toArray(String[]::new);
    }
}
