package io.cryptoqa.discovery;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.Answers.slugs;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.MOVED_PERMANENTLY;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import io.cryptoqa.search.SearchableContent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/articles/{slug}/related}. */
@HttpTest
class RelatedArticlesTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired SearchableContent searchable;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;

    @Test
    void pinsComeFirstThenRareTopicsThenCommonOnesThenLikeTextsAndTheRestIsLeftOut() {
        topics("defi", "bridges", "mining");
        var subject = called("subject", "Bridges carry tokens").about("defi", "bridges").save();
        called("older", "Lending pools").about("defi").publishedAt(daysAgo(200)).save();
        called("newer", "Yield farming").about("defi").publishedAt(daysAgo(3)).save();
        called("rare", "Rollups settle")
                .about("mining", "bridges")
                .publishedAt(daysAgo(300))
                .save();
        called("alike", "Bridges burn").publishedAt(daysAgo(2)).save();
        called("unrelated", "Hardware wallets").about("mining").save();
        var second = called("second-pin", "Cold storage").about("mining").save();
        var first = called("first-pin", "Market makers").about("defi").publishedAt(daysAgo(900));
        content.pin(subject, first.save(), second);
        searchable.index();

        var answer = get("/v1/articles/subject/related");
        assertThat(answer).hasStatus(OK);
        assertThat(slugsWithReasons(answer))
                .containsExactly(
                        "first-pin: pinned, topic:defi",
                        "second-pin: pinned",
                        "rare: topic:bridges",
                        "newer: topic:defi",
                        "older: topic:defi",
                        "alike: similar-text");
        assertThat(scores(answer))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void eachIsASummaryWithItsScoreAndReasons() {
        topics("defi");
        called("subject", "Bridges carry tokens").about("defi").save();
        var id =
                called("other", "Lending pools")
                        .about("defi")
                        .publishedAt(Instant.parse("2026-06-14T12:00:00Z"))
                        .save();
        var items = json(get("/v1/articles/subject/related")).at("/items");
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/score").isInt()).isTrue();
        assertThat(items.at("/0"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"id": "%s", "slug": "other", "locale": "en", "title": "Lending pools", "summary": "Lending pools",
                                 "category": {"slug": "defi", "name": "defi"}, "topics": [{"slug": "defi", "name": "defi"}],
                                 "author": null, "image": null,
                                 "publishedAt": "2026-06-14T12:00:00Z", "updatedAt": "2026-06-14T12:00:00Z",
                                 "wordCount": 2, "readingMinutes": 1,
                                 "score": %d, "reasons": ["topic:defi"]}
                                """
                                        .formatted(id, items.at("/0/score").asInt())));
    }

    @Test
    void amongEqualsTheNewestComesFirst() {
        topics("defi");
        called("subject", "Bridges carry tokens").about("defi").save();
        called("hours-ago-2", "Lending pools").about("defi").publishedAt(hoursAgo(2)).save();
        called("hours-ago-1", "Yield farming").about("defi").publishedAt(hoursAgo(1)).save();
        called("hours-ago-3", "Rollups settle").about("defi").publishedAt(hoursAgo(3)).save();
        assertThat(slugs(get("/v1/articles/subject/related")))
                .containsExactly("hours-ago-1", "hours-ago-2", "hours-ago-3");
    }

    @Test
    void anArticleIsNeverRelatedToItself() {
        topics("defi");
        var subject = called("subject", "Bridges carry tokens").about("defi").save();
        content.anEditionOf(subject).in("zh-Hans").slug("主题").save();
        assertThat(get("/v1/articles/subject/related"))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(slugs(get("/v1/articles/subject/related?locale=zh-Hans"))).isEmpty();
    }

    @Test
    void theListNeverFallsBackToAnotherLocale() {
        topics("defi");
        var subject = called("subject", "Bridges carry tokens").about("defi").save();
        var both = called("in-english", "Lending pools").about("defi").save();
        content.anEditionOf(both).in("zh-Hans").slug("借贷").titled("借贷").save();
        var english = called("english-only", "Yield farming").about("defi").save();
        called("中文", "挖矿").in("zh-Hans").about("defi").save();
        content.pin(subject, english);
        assertThat(slugsWithReasons(get("/v1/articles/subject/related?locale=en")))
                .containsExactly("english-only: pinned, topic:defi", "in-english: topic:defi");
        assertThat(slugs(get("/v1/articles/subject/related?locale=zh-Hans")))
                .containsExactlyInAnyOrder("借贷", "中文");
    }

    @Test
    void whatReadersMayNotSeeNowIsNotListedPinnedOrNot() {
        topics("defi");
        var subject = called("subject", "Bridges carry tokens").about("defi").save();
        var withdrawn =
                called("withdrawn", "Lending pools").about("defi").shown(daysAgo(9), daysAgo(1));
        var scheduled =
                called("scheduled", "Yield farming")
                        .about("defi")
                        .publishedAt(START.plusSeconds(1));
        var archived =
                called("archived", "Rollups settle")
                        .about("defi")
                        .shown(daysAgo(9), daysAgo(1))
                        .archivedAt(daysAgo(1));
        var draft = called("draft", "Cold storage").about("defi").draft();
        content.pin(subject, withdrawn.save(), scheduled.save(), archived.save(), draft.save());
        assertThat(slugs(get("/v1/articles/subject/related"))).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(slugsWithReasons(get("/v1/articles/subject/related")))
                .containsExactly("scheduled: pinned, topic:defi");
    }

    @Test
    void aWalkMeetsEachOnceWhileOthersArePublished() {
        topics("defi");
        called("subject", "Bridges carry tokens").about("defi").save();
        for (int day = 1; day <= 5; day++) {
            called("old-" + day, "Old" + day).about("defi").publishedAt(daysAgo(day)).save();
        }
        var met =
                walk(slug -> {
                    if (slug.startsWith("old-")) {
                        clock.pass(Duration.ofMinutes(1));
                        called("after-" + slug, "After" + slug)
                                .about("defi")
                                .publishedAt(clock.instant())
                                .save();
                    }
                });
        assertThat(met)
                .doesNotHaveDuplicates()
                .containsSubsequence("old-1", "old-2", "old-3", "old-4", "old-5");
    }

    @Test
    void aWalkLeavesOutWhatIsWithdrawnBeforeItIsMet() {
        topics("defi");
        called("subject", "Bridges carry tokens").about("defi").save();
        called("one", "Lending pools").about("defi").publishedAt(daysAgo(1)).save();
        called("two", "Yield farming").about("defi").publishedAt(daysAgo(2)).save();
        var three = called("three", "Rollups settle").about("defi").publishedAt(daysAgo(3)).save();
        called("four", "Cold storage").about("defi").publishedAt(daysAgo(4)).save();
        var met = walk(slug -> withdrawAfter("one", slug, three));
        assertThat(met).containsExactly("one", "two", "four");
    }

    @Test
    void aWalkMissesNoneBecauseOneThatItMetIsWithdrawn() {
        topics("defi");
        called("subject", "Bridges carry tokens").about("defi").save();
        var one = called("one", "Lending pools").about("defi").publishedAt(daysAgo(1)).save();
        called("two", "Yield farming").about("defi").publishedAt(daysAgo(2)).save();
        called("three", "Rollups settle").about("defi").publishedAt(daysAgo(3)).save();
        var met = walk(slug -> withdrawAfter("one", slug, one));
        assertThat(met).containsExactly("one", "two", "three");
    }

    @Test
    void aWalkGoesOnWhenAPinIsWithdrawn() {
        topics("defi");
        var subject = called("subject", "Bridges carry tokens").about("defi").save();
        var one = called("one", "Lending pools").save();
        var two = called("two", "Yield farming").save();
        called("three", "Rollups settle").about("defi").save();
        content.pin(subject, one, two);
        var met = walk(slug -> withdrawAfter("one", slug, two));
        assertThat(met).containsExactly("one", "three");
    }

    @Test
    void theNextPageIsInTheBodyAndInTheLinkHeader() {
        topics("defi");
        called("subject", "Bridges carry tokens").about("defi").save();
        called("one", "Lending pools").about("defi").save();
        called("two", "Yield farming").about("defi").save();
        var first = get("/v1/articles/subject/related?limit=1");
        var next = json(first).at("/page/next").asString();
        assertThat(json(first).at("/page/limit").asInt()).isEqualTo(1);
        assertThat(first)
                .hasHeader(
                        "Link",
                        "</v1/articles/subject/related?limit=1&cursor=%s&locale=en>; rel=\"next\""
                                .formatted(next));
        var second = get("/v1/articles/subject/related?limit=1&cursor=" + next);
        assertThat(json(second).at("/page/next").isNull()).isTrue();
        assertThat(second).doesNotContainHeader("Link");
    }

    @Test
    void aCursorBelongsToItsArticleAndLocale() {
        topics("defi");
        called("subject", "Bridges carry tokens").about("defi").save();
        called("one", "Lending pools").about("defi").save();
        called("two", "Yield farming").about("defi").save();
        var next = json(get("/v1/articles/subject/related?limit=1")).at("/page/next").asString();
        for (var other :
                List.of(
                        "/v1/articles/one/related?cursor=" + next,
                        "/v1/articles/subject/related?locale=zh-Hans&cursor=" + next,
                        "/v1/articles?cursor=" + next)) {
            assertThat(get(other))
                    .hasStatus(BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/bad-cursor");
        }
    }

    @Test
    void anUnknownArticleIsAProblem() {
        content.anArticle().slug("draft").draft().save();
        for (var slug : List.of("no-such", "draft", UUID.randomUUID().toString())) {
            assertThat(get("/v1/articles/%s/related".formatted(slug)))
                    .hasStatus(NOT_FOUND)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/article-not-found");
        }
    }

    @Test
    void anArchivedArticleIsGoneWithItsDate() {
        content.anArticle()
                .slug("gone")
                .shown(daysAgo(9), daysAgo(1))
                .archivedAt(daysAgo(1))
                .save();
        assertThat(get("/v1/articles/gone/related"))
                .hasStatus(GONE)
                .bodyJson()
                .satisfies(problem -> {
                    assertThat(problem).extractingPath("$.type").isEqualTo("/problems/archived");
                    assertThat(problem)
                            .extractingPath("$.archivedAt")
                            .isEqualTo("2026-06-14T12:00:00Z");
                });
    }

    @Test
    void aSlugOfThePastLeadsToTheSameRouteOfThePresentOneWithItsQuery() {
        content.anArticle().formerly("old-name").slug("new-name").save();
        assertThat(get("/v1/articles/old-name/related?limit=3&locale=en"))
                .hasStatus(MOVED_PERMANENTLY)
                .hasHeader("Location", "/v1/articles/new-name/related?limit=3&locale=en");
        assertThat(get("/v1/articles/old-name/related"))
                .hasStatus(MOVED_PERMANENTLY)
                .hasHeader("Location", "/v1/articles/new-name/related");
    }

    @Test
    void anIdWorksInPlaceOfTheSlug() {
        topics("defi");
        var subject = called("subject", "Bridges carry tokens").about("defi").save();
        called("other", "Lending pools").about("defi").save();
        assertThat(slugs(get("/v1/articles/%s/related".formatted(subject))))
                .containsExactly("other");
    }

    private void topics(String... slugs) {
        for (var slug : slugs) {
            content.aTopic(slug).save();
        }
    }

    /** An article whose summary repeats its title, so that only titles decide how alike two are. */
    private Content.ArticleBuilder called(String slug, String title) {
        return content.anArticle().slug(slug).titled(title).summary(title);
    }

    private static Instant daysAgo(int days) {
        return START.minus(Duration.ofDays(days));
    }

    private static Instant hoursAgo(int hours) {
        return START.minus(Duration.ofHours(hours));
    }

    /** Follows the pages of one article each to the end, doing something after each. */
    private List<String> walk(Consumer<String> meanwhile) {
        var met = new ArrayList<String>();
        var cursor = "";
        for (int pages = 0; cursor != null && pages < 20; pages++) {
            var answer = get("/v1/articles/subject/related?limit=1" + cursor);
            assertThat(answer).hasStatus(OK);
            met.addAll(slugs(answer));
            meanwhile.accept(met.getLast());
            var next = json(answer).at("/page/next");
            cursor = next.isNull() ? null : "&cursor=" + next.asString();
        }
        return met;
    }

    private void withdrawAfter(String slug, String met, UUID article) {
        if (met.equals(slug) && clock.instant().equals(START)) {
            clock.pass(Duration.ofMinutes(1));
            content.withdraw(article, "en", clock.instant());
        }
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private List<String> slugsWithReasons(MvcTestResult answer) {
        return json(answer)
                .at("/items")
                .valueStream()
                .map(item ->
                        item.at("/slug").asString()
                                + ": "
                                + String.join(
                                        ", ",
                                        item.at("/reasons")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList()))
                .toList();
    }

    private List<Integer> scores(MvcTestResult answer) {
        return json(answer)
                .at("/items")
                .valueStream()
                .map(item -> item.at("/score").asInt())
                .toList();
    }
}
