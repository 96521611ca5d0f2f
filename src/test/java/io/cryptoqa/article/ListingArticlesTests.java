package io.cryptoqa.article;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.Answers.slugs;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/articles}. */
@HttpTest
class ListingArticlesTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;

    @Test
    void newestComesFirstWithEveryFieldOfASummary() {
        content.aTopic("defi").named("en", "DeFi").save();
        content.anArticle().slug("older").publishedAt(START.minus(Duration.ofDays(2))).save();
        var id =
                content.anArticle()
                        .slug("newer")
                        .titled("What is newer?")
                        .summary("It is.")
                        .about("defi")
                        .by("Ada")
                        .publishedAt(Instant.parse("2026-06-14T12:00:00Z"))
                        .save();
        var answer = get("/v1/articles");
        assertThat(slugs(answer)).containsExactly("newer", "older");
        assertThat(answer)
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.items[0]")
                .convertTo(JsonNode.class)
                .isEqualTo(
                        json.readTree(
                                """
                                {"id": "%s", "slug": "newer", "locale": "en", "title": "What is newer?", "summary": "It is.",
                                 "category": {"slug": "defi", "name": "DeFi"}, "topics": [{"slug": "defi", "name": "DeFi"}],
                                 "author": {"name": "Ada", "url": null}, "image": null,
                                 "publishedAt": "2026-06-14T12:00:00Z", "updatedAt": "2026-06-14T12:00:00Z",
                                 "wordCount": 2, "readingMinutes": 1}
                                """
                                        .formatted(id)));
    }

    @Test
    void theOrderCanBeTurned() {
        content.anArticle().slug("older").publishedAt(START.minus(Duration.ofDays(2))).save();
        content.anArticle().slug("newer").save();
        assertThat(slugs(get("/v1/articles?sort=publishedAt"))).containsExactly("older", "newer");
        assertThat(slugs(get("/v1/articles?sort=-publishedAt"))).containsExactly("newer", "older");
    }

    @Test
    void aTopicNarrowsTheList() {
        content.aTopic("defi").save();
        content.aTopic("nft").save();
        content.anArticle().slug("both").about("nft", "defi").save();
        content.anArticle().slug("other").about("nft").save();
        assertThat(slugs(get("/v1/articles?topic=defi"))).containsExactly("both");
        assertThat(slugs(get("/v1/articles?topic=DeFi"))).containsExactly("both");
    }

    @Test
    void anUnknownTopicIsAProblemAndNoEmptyList() {
        assertThat(get("/v1/articles?topic=none"))
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/topic-not-found");
    }

    @Test
    void fromAndToAreUtcDaysBothIncluded() {
        for (var at :
                List.of(
                        "2026-05-31T23:59:59.999999Z",
                        "2026-06-01T00:00:00Z",
                        "2026-06-02T23:59:59.999999Z",
                        "2026-06-03T00:00:00Z")) {
            content.anArticle()
                    .slug("s" + at.replaceAll("[^0-9]", ""))
                    .publishedAt(Instant.parse(at))
                    .save();
        }
        for (var sort : List.of("publishedAt", "-publishedAt")) {
            assertThat(slugs(get("/v1/articles?from=2026-06-01&to=2026-06-02&sort=" + sort)))
                    .containsExactlyInAnyOrder("s20260601000000", "s20260602235959999999");
        }
        assertThat(slugs(get("/v1/articles?from=2026-06-03"))).containsExactly("s20260603000000");
        assertThat(get("/v1/articles?from=2026-06-03&to=2026-06-02"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("#/query/from");
    }

    @Test
    void aListHasOneLocaleAndNeverFallsBack() {
        var both = content.anArticle().slug("in-english").save();
        content.anEditionOf(both).in("zh-Hans").slug("中文").save();
        content.anArticle().slug("english-only").save();
        assertThat(slugs(get("/v1/articles?locale=zh-Hans"))).containsExactly("中文");
        assertThat(slugs(get("/v1/articles")))
                .containsExactlyInAnyOrder("in-english", "english-only");
    }

    @Test
    void theNextPageIsInTheBodyAndInTheLinkHeader() {
        for (int i = 1; i <= 3; i++) {
            content.anArticle().slug("a" + i).publishedAt(START.minus(Duration.ofDays(i))).save();
        }
        var first = get("/v1/articles?limit=2");
        var next = json(first).at("/page/next").asString();
        assertThat(first.getResponse().getHeader("Link"))
                .isEqualTo(
                        "</v1/articles?limit=2&cursor=%s&locale=en>; rel=\"next\"".formatted(next));
        var second = get("/v1/articles?limit=2&cursor=" + next);
        assertThat(slugs(second)).containsExactly("a3");
        assertThat(json(second).at("/page/next").isNull()).isTrue();
        assertThat(second.getResponse().getHeader("Link")).isNull();
    }

    @Test
    void aCursorBelongsToItsFilters() {
        content.aTopic("defi").save();
        content.anArticle().about("defi").save();
        content.anArticle().about("defi").save();
        var next = json(get("/v1/articles?limit=1")).at("/page/next").asString();
        for (var filters :
                List.of("topic=defi", "sort=publishedAt", "from=2026-01-01", "locale=zh-Hans")) {
            assertThat(get("/v1/articles?limit=1&cursor=%s&%s".formatted(next, filters)))
                    .hasStatus(BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("bad-cursor");
        }
        assertThat(get("/v1/articles?limit=50&cursor=" + next)).hasStatus(OK);
    }

    @Test
    void aWalkMeetsEachArticleOnceWhileOthersArePublished() {
        var same = START.minus(Duration.ofDays(3));
        var expected = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            content.anArticle()
                    .slug("old-" + i)
                    .publishedAt(i % 3 == 0 ? same : same.minusSeconds(i))
                    .save();
            expected.add("old-" + i);
        }
        for (var sort : List.of("-publishedAt", "publishedAt")) {
            var met = new ArrayList<String>();
            var cursor = "";
            while (cursor != null) {
                var page = json(get("/v1/articles?limit=2&sort=" + sort + cursor));
                page.at("/items").forEach(item -> met.add(item.at("/slug").asString()));
                clock.pass(Duration.ofMinutes(1));
                content.anArticle()
                        .slug("new-" + sort.length() + "-" + met.size())
                        .publishedAt(clock.instant())
                        .save();
                var next = page.at("/page/next");
                // oldest first, those published meanwhile lie ahead for ever
                cursor = next.isNull() || met.size() > 40 ? null : "&cursor=" + next.asString();
            }
            assertThat(met).doesNotHaveDuplicates().containsAll(expected);
        }
    }

    @Test
    void aListCostsAsManyStatementsForOneArticleAsForAHundred() {
        content.aTopic("defi").save();
        content.anArticle().about("defi").save();
        var forOne = Statements.during(() -> get("/v1/articles?limit=100"));
        for (int i = 0; i < 99; i++) {
            content.anArticle().about("defi").save();
        }
        var forHundred = Statements.during(() -> get("/v1/articles?limit=100"));
        assertThat(json(get("/v1/articles?limit=100")).at("/items")).hasSize(100);
        assertThat(forOne).hasSize(3);
        assertThat(forHundred).hasSize(3);
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }
}
