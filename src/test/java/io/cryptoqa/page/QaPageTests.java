package io.cryptoqa.page;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import io.cryptoqa.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** {@code GET /v1/pages/qa/{slug}}, on 15 June 2026. */
@HttpTest
class QaPageTests {

    private static final String PAGE = "/v1/pages/qa/question";
    private static final List<String> BLOCKS =
            List.of(
                    "article",
                    "related",
                    "latest",
                    "hotEvents",
                    "hotTopics",
                    "rankings",
                    "fearGreed",
                    "relatedTopics");

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired DataSource database;

    private void save() {
        content.aTopic("defi").named("zh-Hans", "去中心化金融").hotUntil(START.plusSeconds(9)).save();
        content.aTopic("security").named("zh-Hans", "安全").save();
        var question =
                content.anArticle()
                        .slug("question")
                        .titled("What is a question?")
                        .summary("It asks.")
                        .body("## Why\n\nBecause **it** asks.\n")
                        .about("defi")
                        .by("Ada")
                        .image("/images/a.png")
                        .publishedAt(START.minus(Duration.ofDays(40)))
                        .save();
        content.anEditionOf(question)
                .in("zh-Hans")
                .slug("wenti")
                .titled("什么是问题？")
                .summary("它在问。")
                .body("## 为什么\n\n因为它在问。\n")
                .by("艾达")
                .publishedAt(START.minus(Duration.ofDays(3)))
                .save();
        var other = content.anArticle().about("defi", "security").titled("Another").save();
        content.anEditionOf(other)
                .in("zh-Hans")
                .slug("ling-yige")
                .titled("另一个")
                .summary("摘要。")
                .save();
        content.anArticle().titled("Third").save();
        content.aPromotion("A").titled("en", "Offer", "zh-Hans", "优惠").save();
        content.aPromotion("B").titled("en", "English only").save();
        content.aCoin("btc").quoted("editorial", "64250.10", "1265000000000").save();
        content.aCoin("new").quoted("editorial", "0.00000001", "5").listedAt(START).save();
        content.reading("2026-06-15", 42);
        content.reading("2026-06-14", 43);
    }

    private JsonNode get(String uri) {
        var answer = http.get().uri(uri).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    @Test
    void everyBlockIsWhatItsOwnRouteAnswers() {
        save();
        var page = get(PAGE);
        for (var block : BLOCKS) {
            assertThat(page.at("/" + block + "/state").asString()).as(block).isEqualTo("fresh");
            assertThat(page.at("/" + block + "/reason").isNull()).as(block).isTrue();
            assertThat(page.at("/" + block).propertyNames())
                    .containsExactly("state", "asOf", "reason", "data");
        }
        assertThat(page.at("/article/data")).isEqualTo(get("/v1/articles/question"));
        assertItems(page, "related", "/v1/articles/question/related", 1);
        assertItems(page, "latest", "/v1/articles/latest", 3);
        assertItems(page, "hotEvents", "/v1/widgets/hot-events", 2);
        assertItems(page, "hotTopics", "/v1/topics/hot", 2);
        assertThat(page.at("/rankings/data/top"))
                .isEqualTo(get("/v1/widgets/rankings?tab=top").at("/items"));
        assertThat(page.at("/rankings/data/newSpot"))
                .isEqualTo(get("/v1/widgets/rankings?tab=new-spot").at("/items"));
        assertThat(page.at("/fearGreed/data")).isEqualTo(get("/v1/widgets/fear-greed"));
        assertThat(page.at("/relatedTopics/data/items/0")).isEqualTo(get("/v1/topics/defi"));
        assertThat(page.at("/relatedTopics/data/items/1")).isEqualTo(get("/v1/topics/security"));
        assertThat(page.at("/relatedTopics/data/total").asInt()).isEqualTo(2);
    }

    private void assertItems(JsonNode page, String block, String route, int total) {
        assertThat(page.at("/" + block + "/data/items"))
                .as(block)
                .isEqualTo(get(route + "?limit=10").at("/items"));
        assertThat(page.at("/" + block + "/data/total").asInt()).as(block).isEqualTo(total);
    }

    @Test
    void theTimeOfABlockIsThatOfItsData() {
        save();
        clock.pass(Duration.ofHours(1));
        var page = get(PAGE);
        assertThat(page.at("/article/asOf").asString()).isEqualTo("2026-05-06T12:00:00Z");
        assertThat(page.at("/latest/asOf").asString()).isEqualTo("2026-06-14T12:00:00Z");
        assertThat(page.at("/rankings/asOf").asString()).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(page.at("/fearGreed/asOf").asString()).isEqualTo("2026-06-15T00:00:00Z");
        assertThat(page.at("/hotEvents/asOf").asString()).isEqualTo("2026-06-15T11:00:00Z");
    }

    @Test
    void aPageIsInTheLanguageOfTheEditionShown() {
        save();
        var page = get(PAGE + "?locale=zh-Hans");
        assertThat(page.at("/locale").asString()).isEqualTo("zh-Hans");
        assertThat(page.at("/breadcrumb").toString())
                .isEqualTo(
                        "[{\"name\":\"首页\",\"href\":\"/\"},{\"name\":\"加密问答\",\"href\":\"/qa\"},"
                                + "{\"name\":\"什么是问题？\",\"href\":null}]");
        assertThat(page.at("/labels/relatedArticles").asString()).isEqualTo("相关文章");
        assertThat(page.at("/labels/latestArticles").asString()).isEqualTo("最新文章");
        assertThat(page.at("/hotEvents/data/total").asInt()).isOne();
        assertThat(page.at("/hotTopics/data/items/0/countLabel").asString()).isEqualTo("2 篇文章");
        assertThat(page.at("/alternates/0/locale").asString()).isEqualTo("en");
    }

    @Test
    void aPageThatFallsBackIsWhollyInTheOtherLanguageAndSaysSo() {
        save();
        content.anArticle().slug("english").about("defi").save();
        var answer = http.get().uri("/v1/pages/qa/english?locale=zh-Hans").exchange();
        assertThat(answer).hasStatusOk().hasHeader("Content-Language", "en");
        var page = json(answer);
        assertThat(page.at("/locale").asString()).isEqualTo("en");
        assertThat(page.at("/requestedLocale").asString()).isEqualTo("zh-Hans");
        assertThat(page.at("/labels/top").asString()).isEqualTo("Top");
        assertThat(page.at("/fearGreed/data/label").asString()).isEqualTo("Neutral");
        assertThat(page.at("/latest/data/total").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-Hans"})
    void everyWordOfAPageIsInItsLanguage(String locale) {
        save();
        var strings = new ArrayList<String>();
        collect("", get(PAGE + "?locale=" + locale + "&body=text"), strings);
        assertThat(strings).hasSizeGreaterThan(40);
        if (locale.equals("en")) {
            assertThat(strings).noneMatch(text -> text.matches("(?s).*\\p{IsHan}.*"));
        } else {
            assertThat(strings).allMatch(text -> text.matches("(?s).*\\p{IsHan}.*"));
        }
    }

    /** All texts that people read; not names of things that are the same in every language. */
    private static void collect(String name, JsonNode node, List<String> strings) {
        if (node.isString()) {
            strings.add(node.asString());
        }
        node.propertyStream()
                .filter(member -> !isForMachines(member.getKey()))
                .forEach(member -> collect(member.getKey(), member.getValue(), strings));
        if (node.isArray() && !name.equals("top") && !name.equals("newSpot")) {
            node.forEach(item -> collect(name, item, strings));
        }
    }

    private static boolean isForMachines(String name) {
        return name.matches(
                "id|slug|href|url|link|code|state|reason|reasons|asOf|at|date|band|freshness|hotBecause"
                        + "|.*[lL]ocale|inLanguage|.*At|datePublished|dateModified|mainEntityOfPage|item|@.*type|@id|@context");
    }

    @Test
    void searchEnginesReadAnArticleAndABreadcrumb() {
        save();
        assertThat(get(PAGE).at("/jsonLd").toPrettyString())
                .isEqualToIgnoringWhitespace(
                        """
                        {"@context": "https://schema.org", "@graph": [
                          {"@type": "Article",
                           "@id": "http://localhost:8080/qa/question?locale=en#article",
                           "url": "http://localhost:8080/qa/question?locale=en",
                           "mainEntityOfPage": "http://localhost:8080/qa/question?locale=en",
                           "headline": "What is a question?", "description": "It asks.",
                           "datePublished": "2026-05-06T12:00:00Z", "dateModified": "2026-05-06T12:00:00Z",
                           "author": {"@type": "Person", "name": "Ada"},
                           "image": {"@type": "ImageObject", "url": "http://localhost:8080/images/a.png"},
                           "inLanguage": "en", "wordCount": 2, "articleSection": "defi",
                           "about": [{"@type": "Thing", "name": "defi"}],
                           "isPartOf": {"@type": "CollectionPage", "@id": "http://localhost:8080/qa",
                             "name": "Crypto Q&A", "url": "http://localhost:8080/qa"}},
                          {"@type": "BreadcrumbList", "itemListElement": [
                            {"@type": "ListItem", "position": 1, "name": "Home", "item": "http://localhost:8080/"},
                            {"@type": "ListItem", "position": 2, "name": "Crypto Q&A", "item": "http://localhost:8080/qa"},
                            {"@type": "ListItem", "position": 3, "name": "What is a question?",
                             "item": "http://localhost:8080/qa/question?locale=en"}]}]}
                        """);
    }

    @Test
    void onlyTheBlocksAskedForAreThere() {
        save();
        var page = get(PAGE + "?blocks=fearGreed,relatedTopics");
        assertThat(page.propertyNames())
                .containsExactly(
                        "locale",
                        "requestedLocale",
                        "fearGreed",
                        "relatedTopics",
                        "breadcrumb",
                        "labels",
                        "alternates",
                        "jsonLd");
        assertThat(page.at("/relatedTopics/data/total").asInt()).isEqualTo(2);
    }

    @Test
    void theBodyComesInTheFormsAskedFor() {
        save();
        assertThat(get(PAGE + "?body=html,text").at("/article/data/body").propertyNames())
                .containsExactly("html", "text");
        assertThat(get(PAGE + "?body=none").at("/article/data/body").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/pages/qa/none, 404",
        "/v1/pages/qa/gone, 410",
        "/v1/pages/qa/question?blocks=, 400",
        "/v1/pages/qa/question?blocks=article;none, 400",
        "/v1/pages/qa/question?blocks=Article, 400",
        "/v1/pages/qa/question?body=pdf, 400",
        "/v1/pages/qa/question?limit=3, 400",
        "/v1/pages/qa/question?locale=xx, 400"
    })
    void whatIsNotThereIsAProblem(String uri, int status) {
        save();
        content.anArticle()
                .slug("gone")
                .shown(START.minusSeconds(99), START.minusSeconds(9))
                .archivedAt(START.minusSeconds(9))
                .save();
        assertThat(http.get().uri(uri).exchange())
                .hasStatus(status)
                .hasHeader("Content-Type", "application/problem+json");
    }

    @Test
    void aFormerSlugLeadsToThePageOfThePresentOne() {
        content.anArticle().formerly("before").slug("now").save();
        assertThat(http.get().uri("/v1/pages/qa/before?locale=en").exchange())
                .hasStatus(301)
                .hasHeader("Location", "/v1/pages/qa/now?locale=en");
    }

    @Test
    void aSiteWithNothingElseHasAPageAllTheSame() {
        content.anArticle().slug("question").save();
        var page = get(PAGE);
        assertThat(page.at("/rankings").toString())
                .isEqualTo(
                        "{\"state\":\"unavailable\",\"asOf\":null,\"reason\":\"no-quotes\",\"data\":{\"top\":[],\"newSpot\":[]}}");
        assertThat(page.at("/fearGreed/state").asString()).isEqualTo("unavailable");
        assertThat(page.at("/fearGreed/reason").asString()).isEqualTo("no-reading");
        assertThat(page.at("/hotEvents/state").asString()).isEqualTo("fresh");
        assertThat(page.at("/hotEvents/data").toString()).isEqualTo("{\"items\":[],\"total\":0}");
        assertThat(page.at("/relatedTopics/data/items").isEmpty()).isTrue();
    }

    @Test
    void aPageCostsTheSameNumberOfStatementsWhateverThereIs() {
        save();
        var few = Statements.during(() -> get(PAGE));
        for (int i = 0; i < 12; i++) {
            content.aTopic("topic-" + i).save();
            content.aPromotion("P" + i).save();
            content.aCoin("coin-" + i).quoted("editorial", "1", "" + i).save();
            content.anArticle().about("defi", "security", "topic-" + i).save();
        }
        content.anArticle()
                .slug("many")
                .about("defi", "security", "topic-1", "topic-2", "topic-3", "topic-4")
                .save();
        var many = Statements.during(() -> get("/v1/pages/qa/many"));
        assertThat(many).hasSameSizeAs(few);
        assertThat(few.stream().filter(sql -> !sql.startsWith("set "))).hasSize(27);
    }

    @Test
    void allOfAPageIsOfOneInstant() {
        save();
        Statements.before("from promotion", () -> content.anArticle().about("defi").save());
        var page = get(PAGE);
        assertThat(page.at("/hotTopics/data/items/0/articleCount").asInt()).isEqualTo(2);
        assertThat(page.at("/latest/data/total").asInt()).isEqualTo(3);
        assertThat(page.at("/relatedTopics/data/items/0/articleCount").asInt()).isEqualTo(2);
        assertThat(get(PAGE).at("/hotTopics/data/items/0/articleCount").asInt()).isEqualTo(3);
    }

    @Test
    void aLockedTableCostsItsBlockAndNoOther() throws SQLException {
        assumeThat(TestDatabase.isPostgresql()).as("H2 has no such lock").isTrue();
        save();
        var before = get(PAGE);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table quote in access exclusive mode");
            content.readAnew();
            var page = get(PAGE);
            assertThat(page.at("/rankings").toString())
                    .isEqualTo(
                            "{\"state\":\"unavailable\",\"asOf\":null,\"reason\":\"timeout\",\"data\":null}");
            for (var block : BLOCKS) {
                if (!block.equals("rankings")) {
                    assertThat(page.at("/" + block)).isEqualTo(before.at("/" + block));
                }
            }
            statement.execute("lock table promotion in access exclusive mode");
            statement.execute("lock table fear_greed_reading in access exclusive mode");
            var worse = get(PAGE);
            for (var block : List.of("rankings", "hotEvents", "fearGreed")) {
                assertThat(worse.at("/" + block + "/reason").asString()).isEqualTo("timeout");
            }
            assertThat(worse.at("/relatedTopics/state").asString()).isEqualTo("fresh");
            connection.rollback();
        }
        // for a second nobody tries again
        assertThat(get(PAGE).at("/rankings/reason").asString()).isEqualTo("timeout");
        clock.pass(Duration.ofSeconds(1));
        assertThat(get(PAGE)).isEqualTo(before);
    }

    @Test
    void topicsWithoutTheRelatedArticlesSayThatSomeAreMissing() throws SQLException {
        assumeThat(TestDatabase.isPostgresql()).as("H2 has no such lock").isTrue();
        save();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table pin in access exclusive mode");
            var topics = get(PAGE).at("/relatedTopics");
            assertThat(topics.at("/state").asString()).isEqualTo("stale");
            assertThat(topics.at("/reason").asString()).isEqualTo("timeout");
            assertThat(topics.at("/data/total").asInt()).isOne();
            connection.rollback();
        }
        clock.pass(Duration.ofSeconds(1));
        assertThat(get(PAGE).at("/relatedTopics/state").asString()).isEqualTo("fresh");
    }

    @Test
    void withoutItsArticleThereIsNoPage() throws SQLException {
        assumeThat(TestDatabase.isPostgresql()).as("H2 has no such lock").isTrue();
        save();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table edition in access exclusive mode");
            assertThat(http.get().uri(PAGE).exchange())
                    .hasStatus(503)
                    .hasHeader("Content-Type", "application/problem+json")
                    .containsHeader("Retry-After");
            connection.rollback();
        }
    }

    @Test
    void aBrokenBlockCostsItselfAlone() throws SQLException {
        save();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table quote rename to quote_elsewhere");
            try {
                var page = get(PAGE);
                assertThat(page.at("/rankings/reason").asString()).isEqualTo("error");
                assertThat(page.at("/fearGreed/state").asString()).isEqualTo("fresh");
                assertThat(page.at("/relatedTopics/state").asString()).isEqualTo("fresh");
            } finally {
                statement.execute("alter table quote_elsewhere rename to quote");
            }
        }
        assertThat(get(PAGE).at("/rankings/state").asString()).isEqualTo("fresh");
    }

    @Test
    void whatBeginsAndEndsByTheClockDoesSoOnThePage() {
        save();
        content.aPromotion("C").priority(9).endsAt(START.plus(Duration.ofHours(2))).save();
        content.anArticle()
                .titled("Tomorrow's")
                .about("defi")
                .publishedAt(START.plus(Duration.ofHours(3)))
                .save();
        assertClock("C", "Third", 3, "fresh");
        clock.pass(Duration.ofHours(2));
        assertClock("A", "Third", 3, "fresh");
        clock.pass(Duration.ofHours(1));
        assertClock("A", "Tomorrow's", 4, "fresh");
        clock.moveTo(Instant.parse("2026-06-17T00:00:00Z"));
        assertClock("A", "Tomorrow's", 4, "stale");
    }

    private void assertClock(String event, String newest, int articles, String index) {
        var page = get(PAGE);
        assertThat(page.at("/hotEvents/data/items/0/code").asString()).isEqualTo(event);
        assertThat(
                        page.at("/latest/data/items")
                                .valueStream()
                                .map(item -> item.at("/title").asString()))
                .contains(newest);
        assertThat(page.at("/latest/data/total").asInt()).isEqualTo(articles);
        assertThat(page.at("/fearGreed/state").asString()).isEqualTo(index);
        assertThat(page.at("/fearGreed/data/value").asInt()).isEqualTo(42);
    }
}
