package io.cryptoqa.discovery;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.Answers.slugs;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/topics/hot}. */
@HttpTest
class HotTopicsTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;

    @Test
    void markedTopicsComeFirstThenThoseWithMostArticlesOfTheLastThirtyDays() {
        content.aTopic("two-recent").at(1).save();
        content.aTopic("neither").at(2).save();
        content.aTopic("three-recent").at(3).save();
        content.aTopic("marked-quiet").at(4).hotUntil(START.plusSeconds(1)).save();
        content.aTopic("marked-busy").at(5).hotUntil(START.plusSeconds(1)).save();
        content.aTopic("only-old").at(6).save();
        articles(3, "three-recent", daysAgo(20));
        articles(2, "two-recent", daysAgo(2));
        articles(1, "marked-busy", daysAgo(10));
        articles(9, "only-old", daysAgo(40));
        assertThat(get("/v1/topics/hot")).hasStatus(OK);
        assertThat(slugsWithReasons("/v1/topics/hot"))
                .containsExactly(
                        "marked-busy: marked",
                        "marked-quiet: marked",
                        "three-recent: recent-articles",
                        "two-recent: recent-articles");
    }

    @Test
    void aHotTopicHasTheFieldsOfATopic() {
        content.aTopic("defi").named("en", "DeFi").save();
        content.anArticle().about("defi").publishedAt(daysAgo(2)).save();
        content.anArticle().about("defi").publishedAt(daysAgo(90)).save();
        assertThat(json(get("/v1/topics/hot")))
                .isEqualTo(
                        json.readTree(
                                """
                                {"items": [
                                   {"slug": "defi", "name": "DeFi", "description": null,
                                    "articleCount": 2, "countLabel": "2 Articles",
                                    "hot": true, "hotBecause": "recent-articles",
                                    "latestPublishedAt": "2026-06-13T12:00:00Z"}],
                                 "page": {"limit": 20, "next": null}}
                                """));
        assertThat(json(get("/v1/topics/defi")))
                .isEqualTo(json(get("/v1/topics/hot")).at("/items/0"));
    }

    @Test
    void equallyManyArticlesGoByTheEditorsOrder() {
        content.aTopic("last").at(3).save();
        content.aTopic("zebra").at(1).save();
        content.aTopic("art").at(1).save();
        List.of("last", "zebra", "art").forEach(slug -> articles(1, slug, daysAgo(2)));
        assertThat(slugs(get("/v1/topics/hot"))).containsExactly("art", "zebra", "last");
    }

    @Test
    void theThirtyDaysAreWholeUtcDaysBeforeToday() {
        topicPublishedAt("too-old", "2026-05-15T23:59:59.999999Z");
        topicPublishedAt("first-day", "2026-05-16T00:00:00Z");
        topicPublishedAt("last-day", "2026-06-14T23:59:59.999999Z");
        topicPublishedAt("today", "2026-06-15T00:00:00Z");
        assertThat(slugs(get("/v1/topics/hot"))).containsExactly("first-day", "last-day");
        clock.moveTo(Instant.parse("2026-06-15T23:59:59.999999Z"));
        assertThat(slugs(get("/v1/topics/hot"))).containsExactly("first-day", "last-day");
        clock.moveTo(Instant.parse("2026-06-16T00:00:00Z"));
        assertThat(slugs(get("/v1/topics/hot"))).containsExactly("last-day", "today");
    }

    private void topicPublishedAt(String slug, String at) {
        content.aTopic(slug).save();
        articles(1, slug, Instant.parse(at));
    }

    @Test
    void whatStartsAndEndsByItselfCountsWhileItIsPublic() {
        content.aTopic("defi").save();
        content.anArticle()
                .about("defi")
                .shown(START.plusSeconds(60), Instant.parse("2026-06-17T06:00:00Z"))
                .save();
        clock.moveTo(START.plusSeconds(60));
        assertThat(slugs(get("/v1/topics/hot"))).isEmpty();
        clock.moveTo(Instant.parse("2026-06-16T00:00:00Z"));
        assertThat(slugs(get("/v1/topics/hot"))).containsExactly("defi");
        clock.moveTo(Instant.parse("2026-06-17T05:59:59.999999Z"));
        assertThat(slugs(get("/v1/topics/hot"))).containsExactly("defi");
        clock.moveTo(Instant.parse("2026-06-17T06:00:00Z"));
        assertThat(slugs(get("/v1/topics/hot"))).isEmpty();
    }

    @Test
    void theDayOfAnArticleIsThatOfTheDateReadersSee() {
        content.aTopic("imported").save();
        content.anArticle()
                .about("imported")
                .publishedAt(daysAgo(2))
                .dated(Instant.parse("2020-01-02T00:00:00Z"))
                .save();
        assertThat(slugs(get("/v1/topics/hot"))).isEmpty();
    }

    @Test
    void onlyArticlesThatReadersOfTheLocaleSeeMakeATopicHot() {
        content.aTopic("withdrawn").save();
        content.aTopic("drafted").save();
        content.aTopic("chinese").save();
        content.anArticle().about("withdrawn").shown(daysAgo(9), daysAgo(1)).save();
        content.anArticle().about("drafted").draft().save();
        content.anArticle().in("zh-Hans").slug("甲").about("chinese").save();
        assertThat(slugs(get("/v1/topics/hot?locale=en"))).isEmpty();
        assertThat(slugs(get("/v1/topics/hot?locale=zh-Hans"))).containsExactly("chinese");
    }

    @Test
    void aMarkPassesAsTheClockMoves() {
        content.aTopic("quiet").hotUntil(START.plusSeconds(60)).save();
        content.aTopic("busy").hotUntil(START.plusSeconds(60)).save();
        content.aTopic("over").hotUntil(START).save();
        articles(1, "busy", daysAgo(2));
        clock.moveTo(START.plusSeconds(60).minusNanos(1_000));
        assertThat(slugsWithReasons("/v1/topics/hot"))
                .containsExactly("busy: marked", "quiet: marked");
        clock.moveTo(START.plusSeconds(60));
        assertThat(slugsWithReasons("/v1/topics/hot")).containsExactly("busy: recent-articles");
        assertThat(json(get("/v1/topics/quiet")).at("/hot").asBoolean()).isFalse();
        assertThat(json(get("/v1/topics/quiet")).at("/hotBecause").isNull()).isTrue();
    }

    @Test
    void aWalkMeetsEachHotTopicOnceInOrder() {
        content.aTopic("marked").at(9).hotUntil(START.plusSeconds(60)).save();
        content.aTopic("busiest").at(-1).save();
        content.aTopic("busy").at(2).save();
        content.aTopic("as-busy").at(1).save();
        content.aTopic("cold").save();
        articles(12, "busiest", daysAgo(5));
        articles(2, "busy", daysAgo(5));
        articles(2, "as-busy", daysAgo(5));
        var met = new ArrayList<String>();
        var cursor = "";
        for (int pages = 0; cursor != null && pages < 9; pages++) {
            var page = get("/v1/topics/hot?limit=1" + cursor);
            met.addAll(slugs(page));
            var next = json(page).at("/page/next");
            if (next.isNull()) {
                assertThat(page).doesNotContainHeader("Link");
                cursor = null;
            } else {
                cursor = "&cursor=" + next.asString();
                assertThat(page)
                        .hasHeader(
                                "Link",
                                "</v1/topics/hot?limit=1%s&locale=en>; rel=\"next\""
                                        .formatted(cursor));
            }
        }
        assertThat(met).containsExactly("marked", "busiest", "as-busy", "busy");
    }

    @Test
    void aCursorBelongsToItsListAndLocale() {
        content.aTopic("defi").hotUntil(START.plusSeconds(60)).save();
        content.aTopic("nft").hotUntil(START.plusSeconds(60)).save();
        var next = json(get("/v1/topics/hot?limit=1")).at("/page/next").asString();
        for (var other :
                List.of(
                        "/v1/topics?cursor=" + next,
                        "/v1/topics/hot?locale=zh-Hans&cursor=" + next)) {
            assertThat(get(other))
                    .hasStatus(BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/bad-cursor");
        }
    }

    @Test
    void hotTopicsCostAsManyStatementsForOneAsForTwenty() {
        content.aTopic("topic-0").hotUntil(START.plusSeconds(60)).save();
        var forOne = Statements.during(() -> get("/v1/topics/hot"));
        for (int i = 1; i < 20; i++) {
            content.aTopic("topic-" + i).save();
            articles(1, "topic-" + i, daysAgo(2));
        }
        var forTwenty = Statements.during(() -> get("/v1/topics/hot"));
        assertThat(slugs(get("/v1/topics/hot"))).hasSize(20);
        assertThat(forTwenty).hasSameSizeAs(forOne);
    }

    private void articles(int count, String topic, Instant publishedAt) {
        for (int i = 0; i < count; i++) {
            content.anArticle().about(topic).publishedAt(publishedAt).save();
        }
    }

    private static Instant daysAgo(int days) {
        return START.minus(Duration.ofDays(days));
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private List<String> slugsWithReasons(String uri) {
        return json(get(uri))
                .at("/items")
                .valueStream()
                .map(item -> item.at("/slug").asString() + ": " + item.at("/hotBecause").asString())
                .toList();
    }
}
