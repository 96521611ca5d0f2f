package io.cryptoqa.search;

import static io.cryptoqa.Answers.slugs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import io.cryptoqa.access.Audit;
import io.cryptoqa.article.PublicTexts;
import io.cryptoqa.change.Changes;
import io.cryptoqa.search.IndexState.State;
import io.cryptoqa.web.Locales;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** An index in a cluster, which several nodes read, one feeds, and others may meddle with. */
@HttpTest
@Import(OpenSearchNode.Used.class)
class SharedIndexTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired Audit audit;
    @Autowired Generations generations;
    @Autowired PublicTexts texts;
    @Autowired Changes changes;
    @Autowired TransactionTemplate transactions;
    @Autowired Locales locales;
    @Autowired ApplicationEventPublisher events;
    @Autowired Feeding feeding;
    @Autowired Feeder feeder;
    @Autowired SearchIndex index;
    @Autowired SearchSettings settings;

    @Test
    void anotherNodeAnswersFromTheSameIndexAndGoesOnFeedingIt(@TempDir Path directory) {
        content.anArticle().slug("first").titled("Halving").save();
        rebuild();
        var other = node(directory, OpenSearchNode.address());

        other.feeding.step();
        assertThat(other.index.state()).isEqualTo(State.READY);
        assertThat(other.index.generation()).isEqualTo(index.generation());
        assertThat(other.found()).isEqualTo(1);

        content.anArticle().slug("second").titled("Halving again").save();
        rebuild();
        // until it looks, it answers from the generation before
        assertThat(other.found()).isEqualTo(1);
        other.feeding.step();
        assertThat(other.index.generation()).isEqualTo(index.generation());
        assertThat(other.found()).isEqualTo(2);

        content.anArticle().slug("third").titled("Halving once more").save();
        feeder.leave();
        other.feeding.catchUp();
        assertThat(other.found()).isEqualTo(3);
        other.feeding.stop();
    }

    @Test
    void whatABuildThatDidNotEndHasLeftIsNotInTheWay() {
        content.anArticle().slug("first").titled("Halving").save();
        rebuild();
        // what a node makes that writes into an index which is no more
        RestClient.create(OpenSearchNode.address())
                .post()
                .uri("/{prefix}-edition-{number}/_doc", settings.prefix(), "%09d".formatted(next()))
                .body(Map.of("slug", "stray"))
                .retrieve()
                .toBodilessEntity();

        rebuild();
        assertThat(index.state()).isEqualTo(State.READY);
        assertThat(slugs(get("/v1/search?q=halving"))).containsExactly("first");
    }

    @Test
    void olderGenerationsThanTheOneBeforeAreDeleted() {
        for (int times = 0; times < 4; times++) {
            rebuild();
        }
        assertThat(
                        RestClient.create(OpenSearchNode.address())
                                .get()
                                .uri("/{pattern}/_alias", settings.prefix() + "-edition-*")
                                .retrieve()
                                .body(JsonNode.class))
                .hasSize(2);
    }

    @Test
    void whileTheClusterDoesNotAnswerSearchesAreUnavailable(@TempDir Path directory) {
        var cut = node(directory, URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(cut.feeding::step).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(cut::found).isInstanceOf(SearchUnavailable.class);
        cut.feeding.stop();

        rebuild();
        RestClient.create(OpenSearchNode.address())
                .delete()
                .uri("/{pattern}", settings.prefix() + "-edition-%09d".formatted(next() - 1))
                .retrieve()
                .toBodilessEntity();
        assertThat(get("/v1/search?q=halving")).hasStatus(SERVICE_UNAVAILABLE);
        feeding.catchUp();
        assertThat(get("/v1/search?q=halving")).hasStatus(OK);
    }

    private long next() {
        return generations.next();
    }

    private void rebuild() {
        jdbc.sql("update search_feeder set rebuild = true").update();
        feeding.catchUp();
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(uri).exchange();
    }

    /** Another process of the service, on the same database. */
    private record Node(Feeding feeding, SearchIndex index) {

        long found() {
            return index.ask(session ->
                    session.search(IndexedEdition.class)
                            .select(f -> f.documentReference())
                            .where(f -> f.matchAll())
                            .fetchTotalHitCount());
        }
    }

    private Node node(Path directory, URI uri) {
        var itsSettings =
                new SearchSettings(
                        directory,
                        List.of(uri),
                        "opensearch:3.8",
                        null,
                        null,
                        settings.prefix(),
                        Duration.ofSeconds(1),
                        true);
        var itsIndex = new SearchIndex(events);
        return new Node(
                new Feeding(
                        itsIndex,
                        itsSettings,
                        generations,
                        new Feeder(jdbc, itsSettings, audit, clock),
                        new Comparing(texts, clock),
                        changes,
                        new Likening(itsIndex, texts, jdbc, transactions, events, clock),
                        locales),
                itsIndex);
    }
}
