package io.cryptoqa.delivery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Answers;
import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import io.cryptoqa.web.Shown;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What is answered from memory, how long, and what happens meanwhile. */
@HttpTest
class KeepingTests {

    private static final String ARTICLE = "/v1/articles/known";

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired Callers callers;
    @Autowired TestClock clock;
    @Autowired Drops drops;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transactions;
    @Autowired FilterRegistrationBean<DeliveryFilter> registration;

    private Editor editor;
    private String id;

    @BeforeEach
    void publish() {
        content.aTopic("defi").save();
        editor = new Editor(http, callers.editor());
        id = editor.published("Known").id();
    }

    private String title(String address) {
        return Answers.json(http.get().uri(URI.create(address)).exchange()).at("/title").asString();
    }

    private void retitle(String title) {
        var path = Editor.edition(id, "en");
        var saved =
                editor.patch(
                        path,
                        Sent.json("{\"title\": \"%s\"}".formatted(title))
                                .knowing(editor.get("/admin/v1/articles/" + id).tag()));
        var published = editor.post(path + "/publish", Sent.nothing().knowing(saved.tag()));
        assertThat(published.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?body=mdast",
                "?fields=title&body=mdast",
                "?body=mdast&fields=title",
                "?fields=%74itle"
            })
    void theSecondRequestAsksTheDatabaseForNothing(String query) {
        title(ARTICLE + query);

        assertThat(Statements.during(() -> title(ARTICLE + query))).isEmpty();
    }

    @Test
    void howARequestIsPutMakesNoDifference() {
        title(ARTICLE + "?fields=title&locale=en");

        assertThat(
                        Statements.during(() -> {
                            title(ARTICLE + "?locale=EN&body=mdast&fields=%74itle");
                            title("/v1/articles/%6bnown?fields=title&locale=en");
                        }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?nonsense=1",
                "?locale=xx",
                "?locale=en&locale=en",
                "?body=pdf",
                "?fields=",
                "?%C3%28=1",
                "?fields=%C3%28"
            })
    void whatIsWrongIsNotKept(String query) {
        var kept = http.get().uri(URI.create(ARTICLE + query)).exchange();

        assertThat(kept.getResponse().getStatus()).isEqualTo(400);
        assertThat(http.get().uri(URI.create(ARTICLE + query)).exchange().getResponse().getStatus())
                .isEqualTo(400);
    }

    /** The commit comes after the article is read, and before all else is. */
    @Test
    void anAnswerFromBeforeACommitIsNotKeptAfterIt() {
        Statements.before("article_topic", () -> retitle("Corrected"));

        title(ARTICLE);

        assertThat(title(ARTICLE)).isEqualTo("Corrected");
    }

    @Test
    void whoAsksAfterACommitGetsNoAnswerThatWasBegunBeforeIt() throws Exception {
        var second = new CompletableFuture<String>();
        Statements.before(
                "article_topic",
                () -> {
                    retitle("Corrected");
                    var asking = new CountDownLatch(1);
                    Thread.ofPlatform()
                            .start(() -> {
                                asking.countDown();
                                second.complete(title(ARTICLE));
                            });
                    await(asking);
                });

        title(ARTICLE);

        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("Corrected");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void manyWhoAskForTheSameAreOneComputation() throws Exception {
        var computed = new AtomicInteger();
        var all = new CountDownLatch(1);
        FilterChain slow =
                (_, response) -> {
                    computed.incrementAndGet();
                    await(all);
                    answer((HttpServletResponse) response, 200, "slow");
                };
        var askers = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 8; i++) {
            askers.add(CompletableFuture.supplyAsync(() -> ask("/v1/locales", slow).body));
        }
        all.countDown();

        for (var asker : askers) {
            assertThat(asker.get(30, TimeUnit.SECONDS)).isEqualTo("slow");
        }
        assertThat(computed).hasValueBetween(1, 8);
        assertThat(ask("/v1/locales", slow).body).isEqualTo("slow");
    }

    @Test
    void aRolledBackChangeOnlyCostsTheNextAnswer() {
        title(ARTICLE);
        transactions.executeWithoutResult(status -> {
            events.publishEvent(Changed.of(CacheGroup.TOPICS));
            status.setRollbackOnly();
        });

        assertThat(title(ARTICLE)).isEqualTo("Known");
    }

    @Test
    void aChangeIsDroppedOnceItsTransactionHasEndedAndNotBefore() {
        title(ARTICLE);
        transactions.executeWithoutResult(_ -> {
            events.publishEvent(Changed.of(CacheGroup.TOPICS));
            assertThat(
                            Statements.during(
                                    () -> CompletableFuture.runAsync(() -> title(ARTICLE)).join()))
                    .as("still kept")
                    .isEmpty();
        });

        assertThat(Statements.during(() -> title(ARTICLE))).isNotEmpty();
    }

    private record Answer(int status, String body, MockHttpServletResponse response) {}

    private Answer ask(String address, FilterChain chain) {
        try {
            var request = new MockHttpServletRequest("GET", address);
            var response = new MockHttpServletResponse();
            requireNonNull(registration.getFilter()).doFilter(request, response, chain);
            return new Answer(response.getStatus(), response.getContentAsString(), response);
        } catch (IOException | ServletException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void answer(HttpServletResponse response, int status, String body)
            throws IOException {
        Shown.of(CacheGroup.COINS);
        Shown.until(TestClock.START.plusSeconds(10));
        response.setStatus(status);
        response.setContentType("text/plain");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static final FilterChain WELL =
            (_, response) -> answer((HttpServletResponse) response, 200, "well");
    private static final FilterChain AWAY =
            (_, response) -> answer((HttpServletResponse) response, 503, "away");

    @Test
    void pastItsEndAnAnswerStandsInForOneThatCannotBeHad() {
        ask("/v1/locales", WELL);
        clock.pass(Duration.ofSeconds(15));

        var standIn = ask("/v1/locales", AWAY);

        assertThat(standIn.status).isEqualTo(200);
        assertThat(standIn.body).isEqualTo("well");
        assertThat(standIn.response.getHeader("Age")).isEqualTo("15");
        assertThat(standIn.response.getHeader("Cache-Control"))
                .isEqualTo("public, max-age=0, stale-if-error=60");
        assertThat(ask("/v1/locales", AWAY).body).isEqualTo("well");
    }

    @Test
    void aMinutePastItsEndItDoesNotAnyMore() {
        ask("/v1/locales", WELL);
        clock.pass(Duration.ofSeconds(10 + 60));

        assertThat(ask("/v1/locales", AWAY).status).isEqualTo(503);
    }

    @Test
    void whatACommitDroppedStandsInForNothing() {
        ask("/v1/locales", WELL);
        events.publishEvent(Changed.of(CacheGroup.COINS));

        assertThat(ask("/v1/locales", AWAY).status).isEqualTo(503);
    }

    @Test
    void pastItsEndAnAnswerIsNotGivenWhileANewOneCanBeHad() {
        ask("/v1/locales", WELL);
        clock.pass(Duration.ofSeconds(10));

        var anew =
                ask(
                        "/v1/locales",
                        (_, response) -> answer((HttpServletResponse) response, 200, "anew"));

        assertThat(anew.body).isEqualTo("anew");
    }

    @Test
    void withoutTheListenerAnswersAreComputedAndOldOnesStandInForAMinute() {
        ask("/v1/locales", WELL);
        drops.lose();
        try {
            assertThat(
                            ask(
                                            "/v1/locales",
                                            (_, response) ->
                                                    answer(
                                                            (HttpServletResponse) response,
                                                            200,
                                                            "anew"))
                                    .body)
                    .isEqualTo("anew");
            assertThat(ask("/v1/locales", AWAY).body).isEqualTo("well");
            clock.pass(Duration.ofSeconds(60));
            assertThat(ask("/v1/locales", AWAY).status).isEqualTo(503);
        } finally {
            drops.regain();
        }
        assertThat(ask("/v1/locales", AWAY).status)
                .as("nobody knows what was missed")
                .isEqualTo(503);
    }

    /** Writers and readers side by side: what was acknowledged is shown to whoever asks later. */
    @Test
    void everyReadAfterAnAcknowledgedPublishShowsIt() throws Exception {
        var acknowledged = new AtomicInteger();
        var isDone = new CountDownLatch(1);
        var readers =
                IntStream.range(0, 4)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(() -> read(acknowledged, isDone)))
                        .toList();
        for (int number = 1; number <= 60; number++) {
            retitle("Known " + number);
            acknowledged.set(number);
        }
        isDone.countDown();

        for (var reader : readers) {
            assertThat(reader.get(60, TimeUnit.SECONDS)).as("older than acknowledged").isEmpty();
        }
    }

    private List<String> read(AtomicInteger acknowledged, CountDownLatch isDone) {
        var wrong = new ArrayList<String>();
        while (isDone.getCount() > 0) {
            var least = acknowledged.get();
            for (var address : List.of(ARTICLE, "/v1/articles", "/v1/pages/qa/known")) {
                var answer = http.get().uri(address).exchange();
                var json = Answers.json(answer);
                var title =
                        json.at(
                                        address.equals(ARTICLE)
                                                ? "/title"
                                                : address.endsWith("articles")
                                                        ? "/items/0/title"
                                                        : "/article/data/title")
                                .asString();
                var number =
                        title.equals("Known")
                                ? 0
                                : Integer.parseInt(title.substring("Known ".length()));
                if (number < least) {
                    wrong.add(address + " showed " + title + " after " + least);
                }
            }
        }
        return wrong;
    }
}
