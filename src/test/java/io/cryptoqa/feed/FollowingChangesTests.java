package io.cryptoqa.feed;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.Editor.edition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Reply;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Mirror;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import io.cryptoqa.change.Change.Kind;
import io.cryptoqa.change.Changes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/changes}. */
@HttpTest
class FollowingChangesTests {

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired Changes changes;
    @Autowired TransactionTemplate transactions;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    private Editor editor;

    @BeforeEach
    void begin() {
        content.aTopic("defi").named("en", "DeFi").named("zh-Hans", "去中心化金融").save();
        editor = new Editor(http, callers.editor());
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private JsonNode changes(String query) {
        var answer = get("/v1/changes" + query);
        assertThat(answer).as(query).hasStatusOk();
        return json(answer);
    }

    private static List<String> kinds(JsonNode page) {
        return page.at("/items").valueStream().map(item -> item.at("/kind").asString()).toList();
    }

    private static String since(JsonNode page) {
        return page.at("/since").asString();
    }

    private JsonNode refused(String query, String code) {
        var answer = get("/v1/changes?" + query);
        assertThat(answer).as(query).hasStatus(BAD_REQUEST);
        var problem = json(answer);
        assertThat(problem.at("/code").asString()).as(query).isEqualTo(code);
        return problem;
    }

    private void step(Reply article, String step) {
        var reply =
                editor.post(edition(article.id(), "en") + "/" + step, Sent.nothing().knowing("*"));
        assertThat(reply.status()).as(step).isEqualTo(200);
    }

    @Test
    void aSinceThatWasNotGivenOutIsRefused() {
        editor.published("One");
        editor.published("Two");
        var genuine = since(changes(""));
        var altered = (genuine.charAt(0) == 'A' ? 'B' : 'A') + genuine.substring(1);
        var ofAnotherList = json(get("/v1/articles?limit=1")).at("/page/next").asString();
        for (var since : List.of("0", "1", "!!!", altered, genuine + "A", "a%00b", ofAnotherList)) {
            var problem = refused("since=" + since, "bad-cursor");
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("#/query/since");
            assertThat(problem.at("/detail").asString()).contains("start again without it");
        }
        assertThat(refused("since=", "bad-parameter").at("/errors/0/pointer").asString())
                .isEqualTo("#/query/since");
        assertThat(get("/v1/articles?cursor=" + genuine)).hasStatus(BAD_REQUEST);
        // also where a good cursor goes further
        refused("since=x&cursor=" + genuine, "bad-cursor");
    }

    @Test
    void allLocalesComeTogetherSoNoneCanBeAskedFor() {
        assertThat(refused("locale=en", "unknown-parameter").at("/detail").asString())
                .contains("cursor, limit, since");
        var answer = get("/v1/changes");
        assertThat(answer).hasStatusOk().doesNotContainHeader("Content-Language");
        assertThat(answer.getResponse().getHeaders("Vary")).doesNotContain("Accept-Language");
    }

    @Test
    void whereNothingIsThereIsStillAPlaceToGoOnFrom() {
        var nothing = changes("");
        assertThat(nothing.at("/items")).isEmpty();
        assertThat(nothing.at("/page")).isEqualTo(json.readTree("{\"limit\":20,\"next\":null}"));
        assertThat(changes("?since=" + since(nothing))).isEqualTo(nothing);
        editor.published("One");
        assertThat(kinds(changes("?since=" + since(nothing)))).containsExactly("published");
    }

    @Test
    void anItemSaysWhatHappenedAndHowListsShowItNow() {
        var article = editor.published("What is DeFi?");
        var page = changes("");
        assertThat(page.at("/items")).hasSize(1);
        var item = page.at("/items/0");
        assertThat(item.propertyNames())
                .containsExactly("kind", "id", "locale", "at", "href", "article");
        assertThat(item.at("/kind").asString()).isEqualTo("published");
        assertThat(item.at("/id").asString()).isEqualTo(article.id());
        assertThat(item.at("/locale").asString()).isEqualTo("en");
        assertThat(item.at("/at").asString()).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(item.at("/article")).isEqualTo(json(get("/v1/articles")).at("/items/0"));
        assertThat(json(get(item.at("/href").asString())).at("/title").asString())
                .isEqualTo("What is DeFi?");
    }

    @Test
    void whatIsNotPublicNowHasNoSummaryWhateverBecameOfItThen() {
        var withdrawn = editor.published("Withdrawn");
        var archived = editor.published("Archived");
        clock.pass(Duration.ofMinutes(1));
        step(withdrawn, "unpublish");
        step(archived, "archive");
        var page = changes("");
        assertThat(kinds(page)).containsExactly("published", "published", "withdrawn", "archived");
        assertThat(page.at("/items"))
                .allSatisfy(item -> {
                    assertThat(item.at("/article").isNull()).isTrue();
                    assertThat(item.at("/href").isNull()).isTrue();
                });
    }

    @Test
    void nothingThatWasNeverPublicIsListed() {
        var scheduled = editor.draft("Scheduled");
        editor.post(
                edition(scheduled.id(), "en") + "/schedule",
                Sent.json("{\"at\": \"2026-06-20T00:00:00Z\"}").knowing("*"));
        step(scheduled, "unpublish");
        var draft = editor.draft("Draft");
        step(draft, "archive");
        assertThat(changes.last()).isPositive();
        assertThat(changes("").at("/items")).isEmpty();
    }

    @Test
    void aLocaleThatIsNotServedIsLeftOut() {
        var article = content.anArticle().in("de").save();
        content.changed(article, "de", Kind.PUBLISHED);
        content.changed(article, "en", Kind.WITHDRAWN);
        var page = changes("");
        assertThat(kinds(page)).containsExactly("withdrawn");
        assertThat(page.at("/items/0/article").isNull()).isTrue();
    }

    @Test
    void topicsAreNamedAsInTheListOfTheLocale() {
        jdbc.sql("delete from topic_name where locale = 'en'").update();
        content.aTopic("trading").save();
        var article = content.anArticle().about("trading", "defi").save();
        content.anEditionOf(article).in("zh-Hans").save();
        content.changed(article, "en", Kind.PUBLISHED);
        content.changed(article, "zh-Hans", Kind.PUBLISHED);
        var mirror = new Mirror(http, 20);
        mirror.follow();
        assertThat(mirror.copy()).isEqualTo(Mirror.listed(http, "en", "zh-Hans"));
        var english = Objects.requireNonNull(mirror.copy().get("en " + article));
        assertThat(name(english, 1)).isEqualTo("defi");
        var chinese = Objects.requireNonNull(mirror.copy().get("zh-Hans " + article));
        assertThat(name(chinese, 0)).isEqualTo("trading");
        assertThat(name(chinese, 1)).isEqualTo("去中心化金融");
    }

    private static String name(JsonNode article, int topic) {
        return article.at("/topics/%d/name".formatted(topic)).asString();
    }

    @Test
    void aWalkIsWhateverThePagesAreAndTheLinkLeadsOn() {
        for (int i = 1; i <= 5; i++) {
            editor.published("Question " + i);
        }
        var whole = changes("");
        var first = get("/v1/changes?limit=2");
        var next = json(first).at("/page/next").asString();
        assertThat(first)
                .hasHeader("Link", "</v1/changes?limit=2&cursor=%s>; rel=\"next\"".formatted(next));
        assertThat(since(json(first))).isEqualTo(next);
        // what a kept since and a cursor mean is the same, and the cursor goes on from the since
        assertThat(changes("?limit=2&since=" + next)).isEqualTo(changes("?limit=2&cursor=" + next));
        var second = changes("?limit=2&since=" + since(changes("?limit=1")) + "&cursor=" + next);
        assertThat(second.at("/items/0")).isEqualTo(whole.at("/items/2"));
        var last = get("/v1/changes?limit=2&cursor=" + second.at("/page/next").asString());
        assertThat(last).doesNotContainHeader("Link");
        assertThat(json(last).at("/items")).hasSize(1);
        assertThat(since(json(last))).isEqualTo(since(whole));
    }

    @Test
    void aDatabaseThatWasPutBackIsNoticed() {
        editor.published("One");
        var early = since(changes(""));
        editor.published("Two");
        var late = since(changes(""));
        var number = changes.last();
        jdbc.sql("delete from change where number = ?").param(number).update();
        jdbc.sql("update change_number set last_number = ?").param(number - 1).update();
        var problem = refused("since=" + late, "bad-cursor");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("#/query/since");
        assertThat(problem.at("/detail").asString()).contains("Start again without 'since'");
        assertThat(refused("cursor=" + late, "bad-cursor").at("/errors/0/pointer").asString())
                .isEqualTo("#/query/cursor");
        // another one with its number does not stand for it
        editor.published("Another");
        assertThat(changes.last()).isEqualTo(number);
        refused("since=" + late, "bad-cursor");
        assertThat(kinds(changes("?since=" + early))).containsExactly("published");
    }

    @Test
    void aChangeOfANodeWhoseClockGoesBeforeWaitsWithAllBehindIt() {
        content.changed(content.anArticle().save(), "en", Kind.PUBLISHED);
        var ahead = clock.instant().plusMillis(5);
        var article = content.anArticle().publishedAt(ahead).save();
        transactions.executeWithoutResult(
                _ -> changes.record(article, "en", Kind.PUBLISHED, ahead));
        content.changed(content.anArticle().save(), "en", Kind.PUBLISHED);
        var before = changes("");
        assertThat(before.at("/items")).hasSize(1);
        clock.moveTo(ahead);
        var after = changes("?since=" + since(before));
        assertThat(after.at("/items")).hasSize(2);
        assertThat(after.at("/items/0/article/id").asString()).isEqualTo(article.toString());
    }

    @Test
    void fiveStatementsAnswerAPageOfAnySize() {
        content.aTopic("trading").save();
        for (int i = 0; i < 50; i++) {
            var article = content.anArticle().about("defi", "trading").save();
            content.anEditionOf(article).in("zh-Hans").save();
            content.changed(article, "en", Kind.PUBLISHED);
            content.changed(article, "zh-Hans", Kind.PUBLISHED);
        }
        var kept = since(changes("?limit=1"));
        for (var query : List.of("?limit=2", "?limit=100", "?limit=99&since=" + kept)) {
            assertThat(Statements.during(() -> changes(query))).as(query).hasSize(5);
        }
        assertThat(changes("?limit=100").at("/items"))
                .hasSize(100)
                .allMatch(item -> item.at("/article/topics").size() == 2);
    }

    /** The clock is read after the changes: with one of before, this would have no summary. */
    @Test
    void whatIsPublishedWhileARequestBeginsIsSeenWhole() {
        var published = new AtomicBoolean();
        Statements.before(
                "from change",
                () -> {
                    clock.pass(Duration.ofSeconds(1));
                    editor.published("Meanwhile");
                    published.set(true);
                });
        var page = changes("");
        assertThat(published).isTrue();
        assertThat(page.at("/items")).hasSize(1);
        assertThat(page.at("/items/0/article/title").asString()).isEqualTo("Meanwhile");
    }

    @Test
    void whatIsPublishedAndWithdrawnWhileARequestIsAnsweredComesWithTheNext() {
        var first = editor.published("First");
        var interrupted = new AtomicBoolean();
        Statements.before(
                "publication",
                () -> {
                    clock.pass(Duration.ofSeconds(1));
                    step(first, "unpublish");
                    editor.published("Second");
                    interrupted.set(true);
                });
        var mirror = new Mirror(http, 20);
        mirror.follow();
        assertThat(interrupted).isTrue();
        assertThat(mirror.kinds()).containsExactly("published");
        mirror.follow();
        assertThat(mirror.kinds()).containsExactly("published", "withdrawn", "published");
        assertThat(mirror.copy()).hasSize(1).isEqualTo(Mirror.listed(http, "en"));
    }

    /** One who has a number but has not committed holds up the next; nobody comes past. */
    @Test
    void aFollowerMeetsNoNumberBeforeTheOneBelowIt() throws Exception {
        var slow = UUID.randomUUID();
        var quick = UUID.randomUUID();
        var follower = new Mirror(http, 1);
        var hasNumber = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);

        var first = aside(() -> record(slow, hasNumber, mayCommit, false));
        await(hasNumber);
        var second =
                aside(() -> {
                    begun.countDown();
                    content.changed(quick, "en", Kind.ARCHIVED);
                });
        await(begun);
        follower.follow();
        assertThat(follower.kinds()).isEmpty();
        assertThat(second).isNotDone();
        mayCommit.countDown();
        second.get(10, TimeUnit.SECONDS);
        // the second is there, so the first is as well
        follower.follow();
        assertThat(follower.kinds()).containsExactly("published", "archived");
        first.get(10, TimeUnit.SECONDS);
        follower.follow();
        assertThat(follower.kinds()).hasSize(2);
    }

    @Test
    void aNumberThatWasGivenBackIsTheNextOnes() throws Exception {
        var hasNumber = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var before = changes.last();
        var undone = aside(() -> record(UUID.randomUUID(), hasNumber, mayEnd, true));
        await(hasNumber);
        var next = aside(() -> content.changed(UUID.randomUUID(), "en", Kind.ARCHIVED));
        mayEnd.countDown();
        undone.get(10, TimeUnit.SECONDS);
        next.get(10, TimeUnit.SECONDS);
        assertThat(changes.last()).isEqualTo(before + 1);
        assertThat(kinds(changes(""))).containsExactly("archived");
    }

    /** In a thread of its own: one of a small machine's common pool could be the only one. */
    private static CompletableFuture<Void> aside(Runnable task) {
        return CompletableFuture.runAsync(task, own -> new Thread(own).start());
    }

    private void record(UUID article, CountDownLatch done, CountDownLatch go, boolean undo) {
        transactions.executeWithoutResult(status -> {
            changes.record(article, "en", Kind.PUBLISHED, clock.instant());
            done.countDown();
            await(go);
            if (undo) {
                status.setRollbackOnly();
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void whoStopsInTheMiddleGoesOnFromWhatWasKept() {
        for (int i = 1; i <= 3; i++) {
            editor.published("Question " + i);
        }
        var mirror = new Mirror(http, 2);
        mirror.follow();
        var kept = Objects.requireNonNull(mirror.since());
        var restarted = mirror.restarted(1);
        var fourth = editor.published("Question 4");
        clock.pass(Duration.ofMinutes(1));
        step(fourth, "unpublish");
        editor.published("Question 5");
        restarted.follow();
        assertThat(restarted.kinds()).containsExactly("published", "withdrawn", "published");
        assertThat(restarted.copy()).hasSize(4).isEqualTo(Mirror.listed(http, "en"));
        // to ask again with an old one does no harm
        assertThat(kinds(changes("?since=" + kept))).hasSize(3);
    }
}
