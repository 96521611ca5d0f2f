package io.cryptoqa.editing;

import static io.cryptoqa.Editor.edition;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Reply;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Drafts become public, are corrected, end, and come back; no job runs here. */
@HttpTest
class LifeCycleTests {

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired NoticingMoments moments;

    private Editor editor;

    @BeforeEach
    void begin() {
        content.aTopic("defi").save();
        editor = new Editor(http, callers.editor());
    }

    private int read(String slug) {
        return http.get().uri("/v1/articles/" + slug).exchange().getResponse().getStatus();
    }

    private String title(String slug) {
        return editor.get("/v1/articles/" + slug).text("/title");
    }

    private int count() {
        return editor.get("/v1/topics/defi").json().at("/articleCount").asInt();
    }

    private Reply step(Reply article, String step) {
        return editor.post(
                edition(article.id(), "en") + "/" + step, Sent.nothing().knowing(article.tag()));
    }

    private Reply schedule(Reply article, Duration in, @Nullable Duration until) {
        var at = clock.instant().plus(in);
        var end = until == null ? "null" : "\"" + clock.instant().plus(until) + "\"";
        return editor.post(
                edition(article.id(), "en") + "/schedule",
                Sent.json("{\"at\": \"%s\", \"until\": %s}".formatted(at, end))
                        .knowing(article.tag()));
    }

    /** What readers met. */
    private List<String> changes() {
        return jdbc.sql("select kind from change where kind <> 'scheduled' order by number")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void anArticleIsReadFromPublishingOnAndItsCorrectionFromTheNextPublishingOn() {
        var draft = editor.draft("What is staking?");
        assertThat(draft.status()).isEqualTo(201);
        assertThat(read("what-is-staking")).isEqualTo(404);

        var published = step(draft, "publish");
        assertThat(published.edition("state").asString()).isEqualTo("published");
        assertThat(title("what-is-staking")).isEqualTo("What is staking?");
        assertThat(count()).isEqualTo(1);

        clock.pass(Duration.ofHours(1));
        var corrected =
                editor.patch(
                        edition(draft.id(), "en"),
                        Sent.json("{\"title\": \"What is staking, and why?\"}")
                                .knowing(published.tag()));
        assertThat(corrected.edition("unpublishedChanges").asBoolean()).isTrue();
        assertThat(corrected.edition("publishedRevision").asInt()).isEqualTo(1);
        assertThat(title("what-is-staking")).isEqualTo("What is staking?");

        step(corrected, "publish");
        assertThat(title("what-is-staking")).isEqualTo("What is staking, and why?");
        var article = editor.get("/v1/articles/what-is-staking");
        assertThat(article.text("/publishedAt")).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(article.text("/updatedAt")).isEqualTo("2026-06-15T13:00:00Z");
        assertThat(changes()).containsExactly("published", "updated");
    }

    /** Whoever keeps a copy of what is public, or will be, has to hear of each of these. */
    @Test
    void whatIsToComeIsWrittenDownToo() {
        var scheduled = schedule(editor.draft("What is staking?"), Duration.ofHours(1), null);
        var moved = schedule(scheduled, Duration.ofHours(2), null);
        step(moved, "unpublish");
        assertThat(
                        jdbc.sql("select kind from change order by number")
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly("scheduled", "scheduled", "scheduled");
    }

    @Test
    void anotherDateOfAPublicArticleIsAChange() {
        var article = step(editor.draft("What is staking?"), "publish");
        editor.patch(
                edition(article.id(), "en"),
                Sent.json("{\"publishedAt\": \"2024-01-01T00:00:00Z\"}").knowing(article.tag()));
        assertThat(changes()).containsExactly("published", "updated");
    }

    @Test
    void publishingWhatIsPublicChangesNothing() {
        var published = editor.published("What is staking?");
        var again = step(published, "publish");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.tag()).isEqualTo(published.tag());
        assertThat(changes()).containsExactly("published");
    }

    @Test
    void aScheduledArticleBeginsAndEndsOnTimeWithNothingRunning() {
        var scheduled =
                schedule(
                        editor.draft("What is staking?"), Duration.ofHours(2), Duration.ofHours(4));
        assertThat(scheduled.edition("state").asString()).isEqualTo("scheduled");
        clock.pass(Duration.ofHours(2).minusNanos(1_000));
        assertThat(read("what-is-staking")).isEqualTo(404);
        assertThat(count()).isZero();
        clock.pass(Duration.ofNanos(1_000));
        assertThat(read("what-is-staking")).isEqualTo(200);
        assertThat(count()).isEqualTo(1);
        assertThat(editor.get("/v1/articles").json().at("/items").size()).isEqualTo(1);
        clock.pass(Duration.ofHours(2).minusNanos(1_000));
        assertThat(read("what-is-staking")).isEqualTo(200);
        clock.pass(Duration.ofNanos(1_000));
        assertThat(read("what-is-staking")).isEqualTo(404);
        assertThat(count()).isZero();
        assertThat(changes()).isEmpty();
    }

    @Test
    void momentsThatPassedAreNoticedOnceHoweverLate() {
        schedule(editor.draft("What is staking?"), Duration.ofHours(2), Duration.ofHours(4));
        clock.pass(Duration.ofHours(9));
        moments.notice();
        moments.notice();
        assertThat(changes()).containsExactly("published", "withdrawn");
        assertThat(jdbc.sql("select count(*) from due").query(Integer.class).single()).isZero();
    }

    @Test
    void aChangeAfterAMomentThatNobodyNoticedDoesNotSwallowIt() {
        var scheduled = schedule(editor.draft("What is staking?"), Duration.ofHours(2), null);
        clock.pass(Duration.ofHours(3));
        step(scheduled, "unpublish");
        assertThat(changes()).containsExactly("published", "withdrawn");
    }

    @Test
    void whatIsLiveStaysLiveUntilTheScheduledCorrectionBegins() {
        var published = editor.published("What is staking?");
        clock.pass(Duration.ofMinutes(1));
        var corrected =
                editor.patch(
                        edition(published.id(), "en"),
                        Sent.json("{\"title\": \"New\"}").knowing(published.tag()));
        schedule(corrected, Duration.ofHours(1), null);
        assertThat(title("what-is-staking")).isEqualTo("What is staking?");
        clock.pass(Duration.ofHours(1));
        assertThat(title("what-is-staking")).isEqualTo("New");
        moments.notice();
        assertThat(changes()).containsExactly("published", "updated");
    }

    @Test
    void unpublishedIsNotFoundAndArchivedIsGoneAndRestoredIsADraft() {
        var published = editor.published("What is staking?");
        clock.pass(Duration.ofMinutes(1));
        var withdrawn = step(published, "unpublish");
        assertThat(withdrawn.edition("state").asString()).isEqualTo("draft");
        assertThat(read("what-is-staking")).isEqualTo(404);
        assertThat(count()).isZero();
        var again = step(withdrawn, "publish");
        clock.pass(Duration.ofMinutes(1));
        var archived = step(again, "archive");
        assertThat(read("what-is-staking")).isEqualTo(410);
        assertThat(step(archived, "archive").tag()).isEqualTo(archived.tag());
        var restored = step(archived, "restore");
        assertThat(restored.edition("state").asString()).isEqualTo("draft");
        assertThat(read("what-is-staking")).isEqualTo(404);
        assertThat(changes()).containsExactly("published", "withdrawn", "published", "archived");
    }

    @Test
    void everyOtherStepIsRefusedWithThoseThereAre() {
        var draft = editor.draft("What is staking?");
        for (var refused : List.of("unpublish", "restore")) {
            var answer = step(draft, refused);
            assertThat(answer.status()).as(refused).isEqualTo(409);
            assertThat(answer.text("/code")).isEqualTo("wrong-state");
            assertThat(answer.json().at("/allowed").valueStream().map(each -> each.asString()))
                    .containsExactly("submit", "publish", "schedule", "archive");
        }
        var submitted = step(draft, "submit");
        assertThat(submitted.edition("state").asString()).isEqualTo("submitted");
        assertThat(step(submitted, "submit").status()).isEqualTo(409);
        var archived = step(submitted, "archive");
        for (var refused : List.of("submit", "publish", "unpublish")) {
            assertThat(step(archived, refused).status()).as(refused).isEqualTo(409);
        }
    }

    @Test
    void readersOfAPastInstantAreAnsweredWhatTheySawThen() {
        var published = editor.published("What is staking?");
        clock.pass(Duration.ofHours(1));
        var corrected =
                editor.patch(
                        edition(published.id(), "en"),
                        Sent.json("{\"title\": \"New\"}").knowing(published.tag()));
        step(corrected, "publish");
        clock.pass(Duration.ofHours(1));
        var at = edition(published.id(), "en") + "?at=";
        assertThat(editor.get(at + "2026-06-15T12:30:00Z").edition("title").asString())
                .isEqualTo("What is staking?");
        assertThat(editor.get(at + "2026-06-15T13:00:00Z").edition("title").asString())
                .isEqualTo("New");
        assertThat(editor.get(at + "2026-06-15T11:59:59Z").status()).isEqualTo(404);
    }

    @Test
    void publishingNeedsEverythingReadersNeed() {
        var draft = editor.post("/admin/v1/articles", Sent.json("{\"title\": \"Bare\"}"));
        var refused = step(draft, "publish");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.violations())
                .containsExactly(
                        "#/summary required", "#/body/content required", "#/topics required");
        assertThat(step(draft, "validate").json().at("/errors").size()).isEqualTo(3);
    }

    @Test
    void aDatePastIsTakenAndADateToComeIsNot() {
        var published = editor.published("What is staking?");
        var path = edition(published.id(), "en");
        var dated =
                editor.patch(
                        path,
                        Sent.json("{\"publishedAt\": \"2020-01-02T03:04:05Z\"}")
                                .knowing(published.tag()));
        assertThat(dated.edition("revision").asInt()).isEqualTo(1);
        assertThat(editor.get("/v1/articles/what-is-staking").text("/publishedAt"))
                .isEqualTo("2020-01-02T03:04:05Z");
        assertThat(
                        editor.get("/v1/articles?from=2020-01-02&to=2020-01-02")
                                .json()
                                .at("/items")
                                .size())
                .isEqualTo(1);
        assertThat(count()).isEqualTo(1);
        assertThat(
                        editor.patch(
                                        path,
                                        Sent.json("{\"publishedAt\": \"2027-01-01T00:00:00Z\"}")
                                                .knowing(dated.tag()))
                                .violations())
                .containsExactly("#/publishedAt future-date");
        var undated = editor.patch(path, Sent.json("{\"publishedAt\": null}").knowing(dated.tag()));
        assertThat(undated.edition("publishedAt").asString()).isEqualTo("2026-06-15T12:00:00Z");
    }
}
