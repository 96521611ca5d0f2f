package io.cryptoqa.article;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.MOVED_PERMANENTLY;
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
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/articles/{slug}}. */
@HttpTest
class ReadingArticlesTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;

    @Test
    void anArticleComesWhole() {
        content.aTopic("trading").named("en", "Trading").save();
        var id =
                content.anArticle()
                        .slug("what-is-it")
                        .titled("What is it?")
                        .summary("That.")
                        .about("trading")
                        .by("Ada")
                        .image("https://example.com/i.png")
                        .body("## One\n\nText.\n")
                        .sources("[{\"title\":\"A\",\"url\":\"https://example.com\"}]")
                        .corrections("[{\"at\":\"2026-06-02T00:00:00Z\",\"text\":\"Was wrong.\"}]")
                        .publishedAt(Instant.parse("2026-06-01T00:00:00Z"))
                        .save();
        content.anEditionOf(id).in("zh-Hans").slug("这是什么").save();
        assertThat(get("/v1/articles/what-is-it"))
                .hasStatus(OK)
                .hasHeader("Content-Language", "en")
                .hasHeader(
                        "Cache-Control",
                        "public, max-age=60, stale-while-revalidate=30, stale-if-error=60")
                .hasHeader("Last-Modified", "Sun, 14 Jun 2026 12:00:00 GMT")
                .bodyJson()
                .convertTo(JsonNode.class)
                .isEqualTo(
                        json.readTree(
                                """
                                {"id": "%s", "slug": "what-is-it", "locale": "en", "requestedLocale": "en",
                                 "title": "What is it?", "summary": "That.",
                                 "category": {"slug": "trading", "name": "Trading"},
                                 "topics": [{"slug": "trading", "name": "Trading"}],
                                 "author": {"name": "Ada", "url": null},
                                 "image": {"url": "https://example.com/i.png", "alt": null},
                                 "publishedAt": "2026-06-01T00:00:00Z", "updatedAt": "2026-06-01T00:00:00Z",
                                 "revision": 1, "wordCount": 2, "readingMinutes": 1,
                                 "outline": [{"id": "one", "depth": 2, "text": "One"}],
                                 "body": {"mdast": {"type": "root", "children": [
                                   {"type": "heading", "depth": 2, "children": [{"type": "text", "value": "One"}], "data": {"id": "one"}},
                                   {"type": "paragraph", "children": [{"type": "text", "value": "Text."}]}]}},
                                 "sources": [{"title": "A", "url": "https://example.com"}],
                                 "corrections": [{"at": "2026-06-02T00:00:00Z", "text": "Was wrong."}],
                                 "alternates": [{"locale": "zh-Hans", "slug": "这是什么",
                                   "href": "/v1/articles/%%E8%%BF%%99%%E6%%98%%AF%%E4%%BB%%80%%E4%%B9%%88?locale=zh-Hans"}]}
                                """
                                        .formatted(id)));
    }

    @Test
    void theBodyComesInTheFormsAskedFor() {
        content.anArticle().slug("a").body("# A **b**\n").save();
        assertThat(json(get("/v1/articles/a?body=html,text,markdown")).at("/body"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"html": "<h1 id=\\"a-b\\">A <strong>b</strong></h1>\\n", "markdown": "# A **b**\\n", "text": "A b"}
                                """));
        assertThat(json(get("/v1/articles/a?body=none")).at("/body").isNull()).isTrue();
        assertThat(get("/v1/articles/a?body=pdf"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("#/query/body");
    }

    @Test
    void fieldsNarrowTheAnswerToTheseAndItsNames() {
        content.anArticle().slug("a").titled("A?").save();
        var answer = json(get("/v1/articles/a?fields=title,outline"));
        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder("id", "slug", "locale", "title", "outline");
        assertThat(get("/v1/articles/a?fields=title,nope"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("#/query/fields");
    }

    @Test
    void anIdWorksInPlaceOfTheSlug() {
        var id = content.anArticle().slug("a").save();
        assertThat(json(get("/v1/articles/" + id)).at("/slug").asString()).isEqualTo("a");
        assertThat(
                        json(get("/v1/articles/" + id.toString().toUpperCase(Locale.ROOT)))
                                .at("/slug")
                                .asString())
                .isEqualTo("a");
        assertThat(get("/v1/articles/" + UUID.randomUUID())).hasStatus(NOT_FOUND);
    }

    @Test
    void letterCaseOfASlugDoesNotMatter() {
        content.anArticle().slug("what-is-defi").save();
        assertThat(get("/v1/articles/What-Is-DeFi")).hasStatus(OK);
    }

    @Test
    void anArticleFallsBackAlongTheChainAndSaysSo() {
        content.anArticle().slug("a").save();
        var answer = get("/v1/articles/a?locale=zh-Hans");
        assertThat(answer).hasStatus(OK).hasHeader("Content-Language", "en");
        assertThat(json(answer).at("/locale").asString()).isEqualTo("en");
        assertThat(json(answer).at("/requestedLocale").asString()).isEqualTo("zh-Hans");
    }

    @Test
    void aSlugFindsTheArticleAndTheLocaleItsEdition() {
        var id = content.anArticle().slug("in-english").save();
        content.anEditionOf(id).in("zh-Hans").slug("中文").titled("中文？").save();
        assertThat(json(get("/v1/articles/in-english?locale=zh-Hans")).at("/title").asString())
                .isEqualTo("中文？");
        content.anEditionOf(content.anArticle().in("zh-Hans").slug("只有中文").save());
        assertThat(get("/v1/articles/%E5%8F%AA%E6%9C%89%E4%B8%AD%E6%96%87?locale=en"))
                .hasStatus(NOT_FOUND);
    }

    @Test
    void aSlugOfThePastLeadsToThePresentOneWithItsQuery() {
        content.anArticle().formerly("old-name").slug("new-name").save();
        for (var route : List.of("", "/related", ".md")) {
            assertThat(get("/v1/articles/old-name" + route + "?locale=en"))
                    .hasStatus(MOVED_PERMANENTLY)
                    .hasHeader("Location", "/v1/articles/new-name" + route + "?locale=en");
        }
    }

    @Test
    void aSlugThatWasNeverPublicIsUnknown() {
        var id = content.anArticle().slug("public").save();
        content.anEditionOf(id).in("zh-Hans").slug("planned").draft().save();
        assertThat(get("/v1/articles/planned")).hasStatus(NOT_FOUND);
    }

    @Test
    void anArchivedEditionIsGoneWithItsDate() {
        content.anArticle()
                .slug("gone")
                .shown(START.minus(Duration.ofDays(9)), START.minus(Duration.ofDays(1)))
                .archivedAt(START.minus(Duration.ofDays(1)))
                .save();
        assertThat(get("/v1/articles/gone"))
                .hasStatus(GONE)
                .bodyJson()
                .extractingPath("$.archivedAt")
                .isEqualTo("2026-06-14T12:00:00Z");
    }

    @Test
    void whatIsPublicIsDecidedByTheClockOnEveryRoute() {
        content.aTopic("defi").save();
        content.anArticle().slug("always").about("defi").save();
        content.anArticle()
                .slug("scheduled")
                .about("defi")
                .shown(START.plusSeconds(60), START.plusSeconds(120))
                .save();
        assertSeen(false);
        clock.moveTo(START.plusSeconds(60).minusNanos(1_000));
        assertSeen(false);
        clock.moveTo(START.plusSeconds(60));
        assertSeen(true);
        clock.moveTo(START.plusSeconds(120).minusNanos(1_000));
        assertSeen(true);
        clock.moveTo(START.plusSeconds(120));
        assertSeen(false);
    }

    private void assertSeen(boolean seen) {
        var status = seen ? OK : NOT_FOUND;
        assertThat(get("/v1/articles/scheduled")).hasStatus(status);
        assertThat(get("/v1/articles/scheduled.md")).hasStatus(status);
        assertThat(get("/v1/articles/scheduled/related")).hasStatus(status);
        for (var list :
                List.of(
                        "/v1/articles",
                        "/v1/articles?topic=defi",
                        "/v1/articles?sort=publishedAt",
                        "/v1/articles/latest",
                        "/v1/articles/always/related")) {
            assertThat(json(get(list)).toString().contains("\"scheduled\""))
                    .as(list)
                    .isEqualTo(seen);
        }
        assertThat(json(get("/v1/topics/defi")).at("/articleCount").asInt())
                .isEqualTo(seen ? 2 : 1);
        assertThat(json(get("/v1/topics")).at("/items/0/articleCount").asInt())
                .isEqualTo(seen ? 2 : 1);
    }

    @Test
    void anArticleCostsTwoStatementsWhateverItHas() {
        content.aTopic("defi").save();
        content.aTopic("nft").save();
        var id = content.anArticle().slug("a").about("defi", "nft").save();
        content.anEditionOf(id).in("zh-Hans").slug("甲").save();
        content.anArticle().slug("b").save();
        assertThat(Statements.during(() -> get("/v1/articles/a"))).hasSize(2);
        assertThat(Statements.during(() -> get("/v1/articles/b"))).hasSize(2);
        assertThat(Statements.during(() -> get("/v1/articles/a?body=none&fields=title")))
                .hasSize(2);
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }
}
