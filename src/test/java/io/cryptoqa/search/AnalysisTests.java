package io.cryptoqa.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.search.Index.Purpose;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.search.engine.backend.analysis.AnalysisToken;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.cfg.StandalonePojoMapperSettings;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.StandalonePojoMappingConfigurer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What words are found by does not depend on where the index is. */
@TestInstance(Lifecycle.PER_CLASS)
class AnalysisTests {

    private static final List<Language> LANGUAGES =
            List.of(
                    Language.of("en"),
                    Language.of("de"),
                    Language.of("fr"),
                    Language.of("es"),
                    Language.of("pt"),
                    Language.of("it"),
                    Language.of("ru"),
                    Language.of("tr"),
                    Language.of("zh-Hans"),
                    Language.of("vi"));

    private CloseableSearchMapping lucene;
    private CloseableSearchMapping openSearch;

    @BeforeAll
    void open(@TempDir Path directory) {
        lucene = open(settings(directory, List.of()));
        openSearch = open(settings(directory, List.of(OpenSearchNode.address())));
    }

    @AfterAll
    void close() {
        lucene.close();
        openSearch.close();
    }

    private static SearchSettings settings(Path directory, List<URI> uris) {
        return new SearchSettings(
                directory,
                uris,
                "opensearch:3.8",
                null,
                null,
                "analysis-" + UUID.randomUUID(),
                Duration.ofSeconds(1),
                true);
    }

    private static CloseableSearchMapping open(SearchSettings settings) {
        return SearchMapping.builder(AnnotatedTypeSource.empty())
                .property(
                        StandalonePojoMapperSettings.MAPPING_CONFIGURER,
                        (StandalonePojoMappingConfigurer)
                                context -> {
                                    var type =
                                            context.programmaticMapping()
                                                    .type(IndexedEdition.class);
                                    type.searchEntity();
                                    type.indexed().index(Index.NAME);
                                    type.binder(new EditionFields(LANGUAGES));
                                    type.property("id").documentId();
                                })
                .property(
                        StandalonePojoMapperSettings.SCHEMA_MANAGEMENT_STRATEGY,
                        "drop-and-create-and-drop")
                .properties(Indexes.of(settings).properties(1, LANGUAGES, Purpose.ANSWERING))
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en | What's Bitcoin's halving, and why do miners' rewards shrink? Naïve café-goers were buying BTC/USDT at 64,250.10 (2026-04-27).
                    de | Die Gebühren größerer Börsen: Wie können Anleger Wallets schützen? Straßenhändler kauften Häuser.
                    fr | L'évolution des échanges décentralisés : pourquoi les investisseurs s'inquiètent-ils de la régulation ?
                    es | ¿Cómo funcionan las criptomonedas más rápidas? Los mineros están vendiendo sus monedas.
                    pt | As corretoras não guardavam as chaves; investidores perderam aplicações e corações.
                    it | Perché le criptovalute sono più volatili delle azioni? Gli investitori comprarono città.
                    ru | Почему растут комиссии? Инвесторы покупали криптовалюты и ёлки.
                    tr | İstanbul'daki yatırımcılar kripto paraları nasıl saklıyor? Işık hızında işlemler.
                    zh-Hans | 比特币减半是什么？ＥＴＨ 与 BTC 的价格、２０２６年。カタカナ ﾊﾝｶｸ 한국어 量
                    vi | Tại sao giá tiền điện tử biến động? Người đầu tư nên làm gì.
                    """)
    void openSearchMakesTheSameTermsAsLucene(String locale, String text) {
        var language = Language.of(locale);
        for (var analyzer :
                List.of(
                        language.analyzer(),
                        language.searchAnalyzer(),
                        Language.WORDS,
                        Language.STARTS)) {
            assertThat(terms(openSearch, analyzer, text))
                    .as(analyzer)
                    .isNotEmpty()
                    .isEqualTo(terms(lucene, analyzer, text));
        }
        assertThat(whole(openSearch, text)).isNotEmpty().isEqualTo(whole(lucene, text));
    }

    @Test
    void wordsAreFoundByTheirStemsWithoutAccentsAndPossessives() {
        for (var mapping : both().values()) {
            assertThat(terms(mapping, "text_en", "Bitcoin's cafés are buying"))
                    .isEqualTo(terms(mapping, "text_en", "bitcoins cafe are buy"));
        }
    }

    @Test
    void chineseIsIndexedAsCharactersAndPairsAndAskedForInPairs() {
        both().forEach((name, mapping) -> {
            assertThat(terms(mapping, "text_cjk", "比特币"))
                    .as(name)
                    .containsExactlyInAnyOrder("比", "特", "币", "比特", "特币");
            assertThat(terms(mapping, "query_cjk", "比特币")).as(name).containsExactly("比特", "特币");
            assertThat(terms(mapping, "query_cjk", "币")).as(name).containsExactly("币");
        });
    }

    private Map<String, CloseableSearchMapping> both() {
        return Map.of("Lucene", lucene, "OpenSearch", openSearch);
    }

    private static List<String> terms(
            CloseableSearchMapping mapping, String analyzer, String text) {
        var terms = new ArrayList<String>();
        for (var token : mapping.indexManager(Index.NAME).analyze(analyzer, text)) {
            terms.add(token.term());
        }
        return terms;
    }

    private static String whole(CloseableSearchMapping mapping, String text) {
        AnalysisToken token = mapping.indexManager(Index.NAME).normalize(Language.WHOLE, text);
        return token.term();
    }
}
