package io.cryptoqa.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Mirror;
import io.cryptoqa.TestClock;
import io.cryptoqa.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a newcomer finds in a database that was just made. */
@Tag("database")
@SpringBootTest(properties = {"cryptoqa.jobs=false", "cryptoqa.search.feed=false"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, TestClock.Configuration.class})
class ShippedContentTests {

    private static final String FIRST =
            "/v1/articles/how-did-sam-altmans-leadership-lead-to-chatgpt";

    @Autowired MockMvcTester http;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;

    @BeforeEach
    void afterTheLastOfThem() {
        var last = Instant.parse("2026-11-25T00:00:00Z");
        if (clock.instant().isBefore(last)) {
            clock.moveTo(last);
        }
    }

    @Test
    void theFirstArticleHasItsShape() {
        var article = get(FIRST);
        assertThat(article.at("/title").asString())
                .isEqualTo("How did Sam Altman's leadership lead to ChatGPT?");
        assertThat(article.at("/category/name").asString()).isEqualTo("Trading");
        assertThat(article.at("/publishedAt").asString()).isEqualTo("2026-04-27T00:00:00Z");
        for (var locale : List.of("en", "zh-Hans")) {
            var body = get(FIRST + "?locale=" + locale).at("/body/mdast/children");
            assertThat(body.valueStream().filter(node -> isHeading(node, 2))).as(locale).hasSize(6);
            assertThat(body.valueStream().filter(node -> isHeading(node, 3))).hasSize(12);
            var bulleted = body.valueStream().filter(node -> isList(node, false)).toList();
            assertThat(bulleted).hasSize(9);
            assertThat(bulleted.stream().flatMap(list -> list.at("/children").valueStream()))
                    .hasSize(28)
                    .allMatch(item -> item.at("/data/lead").isString());
            var ordered = body.valueStream().filter(node -> isList(node, true)).toList();
            assertThat(ordered).hasSize(1);
            assertThat(ordered.getFirst().at("/children")).hasSize(4);
        }
    }

    @Test
    void thePageAroundItSaysOfEveryFigureWhereItIsFrom() {
        for (var locale : List.of("en", "zh-Hans")) {
            var page = get(FIRST.replace("/articles/", "/pages/qa/") + "?locale=" + locale);
            assertThat(page.at("/hotEvents/data/items/0/code").asString()).isEqualTo("L0015427");
            assertThat(page.at("/rankings/reason").asString()).isEqualTo("sample-data");
            for (var tab : List.of("top", "newSpot")) {
                assertThat(page.at("/rankings/data/" + tab))
                        .hasSizeGreaterThanOrEqualTo(5)
                        .allMatch(coin -> coin.at("/source").asString().equals("sample"))
                        .allMatch(coin -> coin.at("/freshness").asString().equals("stale"));
            }
            assertThat(page.at("/rankings/data/top/0/price").asString()).isEqualTo("64250.10");
            assertThat(page.at("/fearGreed/data/value").asInt()).isEqualTo(42);
            assertThat(page.at("/fearGreed/state").asString()).isEqualTo("stale");
            assertThat(page.at("/fearGreed/reason").asString()).isEqualTo("sample-data");
            assertThat(page.at("/latest/data/total").asInt())
                    .isEqualTo(get("/v1/articles?limit=100&locale=" + locale).at("/items").size());
        }
        assertThat(get("/v1/widgets/hot-events?locale=zh-Hans").at("/items/0/title").asString())
                .isEqualTo("新人限时优惠");
    }

    @Test
    void thereAreADozenMoreInEnglishAndSomeInChinese() {
        var english = get("/v1/articles?limit=100&locale=en").at("/items");
        assertThat(english).hasSizeGreaterThanOrEqualTo(13);
        assertThat(get("/v1/articles?limit=100&locale=zh-Hans").at("/items"))
                .hasSizeGreaterThanOrEqualTo(3);
        for (var summary : english) {
            var article = get("/v1/articles/" + summary.at("/slug").asString());
            assertThat(article.at("/wordCount").asInt())
                    .as(summary.at("/slug").asString())
                    .isGreaterThanOrEqualTo(300);
            assertThat(article.at("/author/name").asString()).isNotBlank();
            assertThat(article.at("/sources")).isNotEmpty();
        }
    }

    @Test
    void whoeverFollowsTheChangesFromTheFirstOnHasAllOfIt() {
        var mirror = new Mirror(http, 7);
        mirror.follow();
        assertThat(mirror.copy())
                .hasSizeGreaterThanOrEqualTo(16)
                .isEqualTo(Mirror.listed(http, "en", "zh-Hans"));
    }

    @Test
    void topicCountsAreCounted() {
        for (var locale : List.of("en", "zh-Hans")) {
            for (var topic : get("/v1/topics?limit=100&locale=" + locale).at("/items")) {
                var list =
                        get(
                                "/v1/articles?limit=100&locale=%s&topic=%s"
                                        .formatted(locale, topic.at("/slug").asString()));
                assertThat(topic.at("/articleCount").asInt()).isEqualTo(list.at("/items").size());
            }
        }
    }

    @Test
    void ninetyDaysOfReadingsEndOnTheDayOfTheFirstArticle() {
        var days = get("/v1/widgets/fear-greed/history?from=2026-01-28&to=2026-04-27").at("/items");
        assertThat(days).hasSize(90);
        assertThat(days.valueStream().filter(day -> day.at("/value").isNull()))
                .extracting(day -> day.at("/date").asString())
                .containsExactly("2026-03-08", "2026-04-12");
        var last = get("/v1/widgets/fear-greed");
        assertThat(last.at("/value").asInt()).isEqualTo(42);
        assertThat(last.at("/date").asString()).isEqualTo("2026-04-27");
        assertThat(last.at("/source/id").asString()).isEqualTo("sample");
    }

    @Test
    void theMigrationIsRecorded() {
        assertThat(
                        jdbc.sql(
                                        "select \"description\" from \"flyway_schema_history\" where \"version\" = '005'")
                                .query(String.class)
                                .single())
                .isEqualTo("shipped content");
    }

    private JsonNode get(String uri) {
        return json.readTree(http.get().uri(uri).exchange().getResponse().getContentAsByteArray());
    }

    private static boolean isHeading(JsonNode node, int depth) {
        return node.at("/type").asString().equals("heading") && node.at("/depth").asInt() == depth;
    }

    private static boolean isList(JsonNode node, boolean ordered) {
        return node.at("/type").asString().equals("list")
                && node.at("/ordered").asBoolean() == ordered;
    }
}
