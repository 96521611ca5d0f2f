package io.cryptoqa.editing;

import static io.cryptoqa.Editor.edition;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Reply;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Many at the same instant: one wins, and everyone is told the truth. */
@HttpTest
class RacesTests {

    private static final int MANY = 50;

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private Editor editor;

    @BeforeEach
    void begin() {
        content.aTopic("defi").save();
        editor = new Editor(http, callers.editor());
    }

    private static List<Reply> atOnce(int many, IntFunction<Reply> request) throws Exception {
        var ready = new CountDownLatch(many);
        var running = new ArrayList<Future<Reply>>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (int i = 0; i < many; i++) {
                var number = i;
                running.add(
                        threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return request.apply(number);
                        }));
            }
            var replies = new ArrayList<Reply>();
            for (var reply : running) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private static Map<Integer, Long> statuses(List<Reply> replies) {
        return replies.stream().collect(groupingBy(Reply::status, TreeMap::new, counting()));
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void ofFiftyPatchesThatKnowTheSameVersionOneIsSaved() throws Exception {
        var draft = editor.draft("What is staking?");
        var replies =
                atOnce(
                        MANY,
                        number ->
                                editor.patch(
                                        edition(draft.id(), "en"),
                                        Sent.json("{\"title\": \"Title %d\"}".formatted(number))
                                                .knowing(draft.tag())));
        assertThat(statuses(replies)).containsExactly(Map.entry(200, 1L), Map.entry(412, 49L));
        assertThat(rows("revision")).isEqualTo(2);
    }

    @Test
    void fiftyPostsWithOneKeyMakeOneArticle() throws Exception {
        var replies =
                atOnce(
                        MANY,
                        _ ->
                                editor.post(
                                        "/admin/v1/articles",
                                        Sent.json(Editor.complete("What is staking?"))
                                                .once("\"same\"")));
        assertThat(statuses(replies)).containsExactly(Map.entry(201, 50L));
        assertThat(replies.stream().map(Reply::id).distinct()).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.replayed() == null)).hasSize(1);
        assertThat(rows("article")).isEqualTo(1);
    }

    @Test
    void fiftyPostsWithOneTitleGetFiftySlugs() throws Exception {
        var replies = atOnce(MANY, _ -> editor.draft("What is staking?"));
        assertThat(statuses(replies)).containsExactly(Map.entry(201, 50L));
        assertThat(replies.stream().map(reply -> reply.edition("slug").asString()).distinct())
                .hasSize(MANY);
    }

    @Test
    void fiftyPutsWithOneRefMakeOneArticle() throws Exception {
        var replies =
                atOnce(
                        MANY,
                        _ ->
                                editor.put(
                                        "/admin/v1/articles/ref/a%2F1",
                                        Sent.json(Editor.complete("What is staking?"))));
        assertThat(statuses(replies)).containsExactly(Map.entry(200, 49L), Map.entry(201, 1L));
        assertThat(rows("article")).isEqualTo(1);
        assertThat(rows("revision")).isEqualTo(1);
    }

    @RepeatedTest(5)
    void publishingWhileArchivingLeavesNoImpossibleState() throws Exception {
        var draft = editor.draft("What is staking?");
        var path = edition(draft.id(), "en");
        var replies =
                atOnce(
                        10,
                        number ->
                                editor.post(
                                        path + (number % 2 == 0 ? "/publish" : "/archive"),
                                        Sent.nothing().knowing("*")));
        assertThat(statuses(replies).keySet()).isSubsetOf(200, 409);
        var isArchived = editor.get("/admin/v1/articles/" + draft.id()).edition("state").asString();
        assertThat(isArchived).isEqualTo("archived");
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from publication
                                        where ends_at = timestamp with time zone '9999-12-31 00:00:00+00'
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from publication a join publication b
                                          on a.article_id = b.article_id and a.locale = b.locale
                                          and a.starts_at < b.starts_at and b.starts_at < a.ends_at
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void editorsOfDifferentLanguagesNeverRefuseEachOther() throws Exception {
        var draft = editor.draft("What is staking?");
        var both = editor.put(edition(draft.id(), "zh-Hans"), Sent.json("{\"title\": \"什么是质押？\"}"));
        var replies =
                atOnce(
                        2,
                        number ->
                                editor.patch(
                                        edition(draft.id(), number == 0 ? "en" : "zh-Hans"),
                                        Sent.json("{\"summary\": \"Other %d\"}".formatted(number))
                                                .knowing(both.tag())));
        assertThat(statuses(replies)).containsExactly(Map.entry(200, 2L));
        assertThat(
                        editor.patch(
                                        edition(draft.id(), "en"),
                                        Sent.json("{\"summary\": \"Late\"}").knowing(both.tag()))
                                .text("/code"))
                .isEqualTo("stale-version");
    }

    @Test
    void whoWaitsTooLongForAColleagueIsAskedToTryAgain() {
        var draft = editor.draft("What is staking?");
        var answer =
                transaction.execute(_ -> {
                    jdbc.sql("select id from article for update").query(UUID.class).list();
                    try (var other = Executors.newSingleThreadExecutor()) {
                        return other.submit(() ->
                                        editor.patch(
                                                edition(draft.id(), "en"),
                                                Sent.json("{\"title\": \"New\"}")
                                                        .knowing(draft.tag())))
                                .get();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                });
        assertThat(answer.status()).isEqualTo(503);
        assertThat(rows("revision")).isEqualTo(1);
    }
}
