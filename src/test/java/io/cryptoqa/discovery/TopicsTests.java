package io.cryptoqa.discovery;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/topics} and {@code GET /v1/topics/{slug}}. */
@HttpTest
class TopicsTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;

    @Test
    void aTopicComesWithEveryFieldInTheListAndAlone() {
        content.aTopic("defi").named("en", "DeFi").described("en", "Finance.").save();
        content.anArticle().about("defi").publishedAt(Instant.parse("2026-06-10T08:00:00Z")).save();
        content.anArticle().about("defi").publishedAt(Instant.parse("2026-06-12T09:30:00Z")).save();
        var expected =
                json.readTree(
                        """
                        {"slug": "defi", "name": "DeFi", "description": "Finance.",
                         "articleCount": 2, "countLabel": "2 Articles",
                         "hot": true, "hotBecause": "recent-articles", "latestPublishedAt": "2026-06-12T09:30:00Z"}
                        """);
        assertThat(get("/v1/topics/defi")).hasStatus(OK).hasHeader("Content-Language", "en");
        assertThat(json(get("/v1/topics/defi"))).isEqualTo(expected);
        assertThat(json(get("/v1/topics")))
                .isEqualTo(
                        json.readTree(
                                "{\"items\": [%s], \"page\": {\"limit\": 20, \"next\": null}}"
                                        .formatted(expected)));
    }

    @Test
    void aTopicWithoutArticlesIsListedWithNoneOfThem() {
        content.aTopic("defi").named("en", "DeFi").save();
        assertThat(json(get("/v1/topics/defi")))
                .isEqualTo(
                        json.readTree(
                                """
                                {"slug": "defi", "name": "DeFi", "description": null,
                                 "articleCount": 0, "countLabel": "0 Articles",
                                 "hot": false, "hotBecause": null, "latestPublishedAt": null}
                                """));
        assertThat(slugs(get("/v1/topics"))).containsExactly("defi");
    }

    @Test
    void theCountIsThatOfTheListOfTheSameLocale() {
        content.aTopic("defi").save();
        var both = content.anArticle().about("defi").save();
        content.anEditionOf(both).in("zh-Hans").slug("甲").save();
        content.anArticle().about("defi").save();
        content.anArticle().in("zh-Hans").slug("乙").about("defi").save();
        content.anArticle().in("zh-Hans").slug("丙").about("defi").save();
        content.anArticle().about("defi").draft().save();
        content.anArticle().about("defi").publishedAt(START.plusSeconds(1)).save();
        content.anArticle().about("defi").shown(daysAgo(9), daysAgo(1)).save();
        content.anArticle()
                .about("defi")
                .shown(daysAgo(9), daysAgo(1))
                .archivedAt(daysAgo(1))
                .save();
        content.anArticle().save();
        assertCounts("en", 2);
        assertCounts("zh-Hans", 3);
    }

    private void assertCounts(String locale, int articles) {
        var list = json(get("/v1/articles?topic=defi&locale=" + locale)).at("/items");
        assertThat(list).hasSize(articles);
        assertThat(json(get("/v1/topics/defi?locale=" + locale)).at("/articleCount").asInt())
                .isEqualTo(articles);
        assertThat(json(get("/v1/topics?locale=" + locale)).at("/items/0/articleCount").asInt())
                .isEqualTo(articles);
    }

    @Test
    void anArticleCountsForEachOfItsTopics() {
        content.aTopic("defi").save();
        content.aTopic("nft").save();
        content.anArticle().about("nft", "defi").save();
        assertThat(json(get("/v1/topics/defi")).at("/articleCount").asInt()).isEqualTo(1);
        assertThat(json(get("/v1/topics/nft")).at("/articleCount").asInt()).isEqualTo(1);
    }

    @Test
    void theCountIsInWordsOfTheLanguage() {
        content.aTopic("one").save();
        content.aTopic("five").save();
        content.anArticle().about("one").save();
        content.anArticle().in("zh-Hans").slug("甲").about("one").save();
        for (int i = 0; i < 5; i++) {
            var id = content.anArticle().about("five").save();
            content.anEditionOf(id).in("zh-Hans").slug("五" + i).save();
        }
        assertThat(countLabel("/v1/topics/one")).isEqualTo("1 Article");
        assertThat(countLabel("/v1/topics/five")).isEqualTo("5 Articles");
        assertThat(countLabel("/v1/topics/one?locale=zh-Hans")).isEqualTo("1 篇文章");
        assertThat(countLabel("/v1/topics/five?locale=zh-Hans")).isEqualTo("5 篇文章");
    }

    private String countLabel(String uri) {
        return json(get(uri)).at("/countLabel").asString();
    }

    @Test
    void figuresChangeWithTheClockAlone() {
        content.aTopic("defi").save();
        content.anArticle().about("defi").publishedAt(daysAgo(3)).save();
        content.anArticle()
                .about("defi")
                .shown(START.plusSeconds(60), START.plusSeconds(120))
                .save();
        assertFigures(1, "2026-06-12T12:00:00Z");
        clock.moveTo(START.plusSeconds(60).minusNanos(1_000));
        assertFigures(1, "2026-06-12T12:00:00Z");
        clock.moveTo(START.plusSeconds(60));
        assertFigures(2, "2026-06-15T12:01:00Z");
        clock.moveTo(START.plusSeconds(120).minusNanos(1_000));
        assertFigures(2, "2026-06-15T12:01:00Z");
        clock.moveTo(START.plusSeconds(120));
        assertFigures(1, "2026-06-12T12:00:00Z");
    }

    @Test
    void withdrawingTheNewestGoesBackToTheOneBefore() {
        content.aTopic("defi").save();
        content.anArticle().about("defi").publishedAt(daysAgo(3)).save();
        var newest = content.anArticle().about("defi").publishedAt(daysAgo(1)).save();
        assertFigures(2, "2026-06-14T12:00:00Z");
        content.withdraw(newest, "en", START);
        assertFigures(1, "2026-06-12T12:00:00Z");
    }

    private void assertFigures(int articles, String latest) {
        for (var topic :
                List.of(json(get("/v1/topics/defi")), json(get("/v1/topics")).at("/items/0"))) {
            assertThat(topic.at("/articleCount").asInt()).isEqualTo(articles);
            assertThat(topic.at("/latestPublishedAt").asString()).isEqualTo(latest);
        }
    }

    @Test
    void theDateOfTheNewestIsTheOneReadersSee() {
        content.aTopic("defi").save();
        content.anArticle()
                .about("defi")
                .publishedAt(daysAgo(1))
                .dated(Instant.parse("2020-01-02T00:00:00Z"))
                .save();
        assertThat(json(get("/v1/topics/defi")).at("/latestPublishedAt").asString())
                .isEqualTo("2020-01-02T00:00:00Z");
    }

    @Test
    void topicsComeInTheEditorsOrderAndThenBySlug() {
        content.aTopic("zebra").at(-5).save();
        content.aTopic("defi").at(2).save();
        content.aTopic("bitcoin").at(10).save();
        content.aTopic("art").at(2).save();
        content.aTopic("mining").save();
        assertThat(slugs(get("/v1/topics")))
                .containsExactly("zebra", "mining", "art", "defi", "bitcoin");
    }

    @Test
    void aWalkMeetsEachTopicOnceInOrder() {
        content.aTopic("zebra").at(-5).save();
        content.aTopic("defi").at(2).save();
        content.aTopic("bitcoin").at(10).save();
        content.aTopic("art").at(2).save();
        content.aTopic("mining").save();
        var first = get("/v1/topics?limit=2");
        assertThat(slugs(first)).containsExactly("zebra", "mining");
        assertThat(first).hasHeader("Link", link(2, first));
        var second = get("/v1/topics?limit=2&cursor=" + next(first));
        assertThat(slugs(second)).containsExactly("art", "defi");
        assertThat(second).hasHeader("Link", link(2, second));
        var third = get("/v1/topics?limit=2&cursor=" + next(second));
        assertThat(slugs(third)).containsExactly("bitcoin");
        assertThat(json(third).at("/page/next").isNull()).isTrue();
        assertThat(third).doesNotContainHeader("Link");
    }

    private String link(int limit, MvcTestResult answer) {
        return "</v1/topics?limit=%d&cursor=%s&locale=en>; rel=\"next\""
                .formatted(limit, next(answer));
    }

    private String next(MvcTestResult answer) {
        return json(answer).at("/page/next").asString();
    }

    @Test
    void aCursorBelongsToItsListAndLocale() {
        content.aTopic("defi").save();
        content.aTopic("nft").save();
        var next = next(get("/v1/topics?limit=1"));
        for (var other :
                List.of(
                        "/v1/topics/hot?cursor=" + next,
                        "/v1/topics?locale=zh-Hans&cursor=" + next,
                        "/v1/topics?cursor=x" + next)) {
            assertThat(get(other))
                    .hasStatus(BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/bad-cursor");
        }
    }

    @Test
    void aNameComesInTheLocaleOrElseInTheOneItFallsBackTo() {
        content.aTopic("defi").named("en", "DeFi").named("zh-Hans", "去中心化金融").at(1).save();
        content.aTopic("nft").named("en", "NFTs").at(2).save();
        assertThat(names(get("/v1/topics?locale=zh-Hans"))).containsExactly("去中心化金融", "NFTs");
        assertThat(names(get("/v1/topics?locale=en"))).containsExactly("DeFi", "NFTs");
    }

    @Test
    void letterCaseOfASlugDoesNotMatter() {
        content.aTopic("defi").save();
        assertThat(get("/v1/topics/DeFi"))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.slug")
                .isEqualTo("defi");
    }

    @Test
    void anUnknownTopicIsAProblemWithAStableType() {
        for (var slug : List.of("no-such", "a".repeat(300), "%20")) {
            assertThat(get("/v1/topics/" + slug))
                    .as(slug)
                    .hasStatus(NOT_FOUND)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/topic-not-found");
        }
    }

    @Test
    void topicsCostAsManyStatementsForOneAsForTwenty() {
        content.aTopic("topic-0").save();
        content.anArticle().about("topic-0").save();
        var forOne = Statements.during(() -> get("/v1/topics"));
        for (int i = 1; i < 20; i++) {
            content.aTopic("topic-" + i).save();
            content.anArticle().about("topic-" + i).save();
        }
        var forTwenty = Statements.during(() -> get("/v1/topics"));
        assertThat(json(get("/v1/topics")).at("/items")).hasSize(20);
        assertThat(forOne).hasSize(7);
        assertThat(forTwenty).hasSize(7);
    }

    private static Instant daysAgo(int days) {
        return START.minus(Duration.ofDays(days));
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private List<String> slugs(MvcTestResult answer) {
        return each(answer, "/slug");
    }

    private List<String> names(MvcTestResult answer) {
        return each(answer, "/name");
    }

    private List<String> each(MvcTestResult answer, String field) {
        return json(answer)
                .at("/items")
                .valueStream()
                .map(item -> item.at(field).asString())
                .toList();
    }
}
