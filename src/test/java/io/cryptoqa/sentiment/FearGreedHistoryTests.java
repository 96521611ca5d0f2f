package io.cryptoqa.sentiment;

import static io.cryptoqa.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/widgets/fear-greed/history}, on 15 June 2026. */
@HttpTest
class FearGreedHistoryTests {

    private static final String ROUTE = "/v1/widgets/fear-greed/history";

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;

    @Test
    void thereIsOneItemForEachDayOldestFirstAndAMissingDaySaysSo() {
        content.reading("2026-06-03", 80);
        content.reading("2026-06-01", 42);
        var answer = get(ROUTE + "?from=2026-06-01&to=2026-06-03");
        assertThat(answer).hasStatus(OK).hasHeader("Content-Language", "en");
        assertThat(json(answer).at("/items"))
                .isEqualTo(
                        json.readTree(
                                """
                                [{"date": "2026-06-01", "value": 42, "band": "neutral", "label": "Neutral",
                                  "source": {"id": "editorial", "name": "Editors of this site", "url": null, "attribution": null, "corrects": null},
                                  "reason": null},
                                 {"date": "2026-06-02", "value": null, "band": null, "label": null,
                                  "source": null, "reason": "no-reading"},
                                 {"date": "2026-06-03", "value": 80, "band": "extreme-greed", "label": "Extreme greed",
                                  "source": {"id": "editorial", "name": "Editors of this site", "url": null, "attribution": null, "corrects": null},
                                  "reason": null}]
                                """));
        assertThat(json(answer).at("/page/next").isNull()).isTrue();
        assertThat(answer).doesNotContainHeader("Link");
    }

    @Test
    void zeroIsAReading() {
        content.reading("2026-06-01", 0);
        var day = json(get(ROUTE + "?from=2026-06-01&to=2026-06-01")).at("/items/0");
        assertThat(day.at("/value").isInt()).isTrue();
        assertThat(day.at("/value").asInt()).isZero();
        assertThat(day.at("/band").asString()).isEqualTo("extreme-fear");
        assertThat(day.at("/reason").isNull()).isTrue();
    }

    @Test
    void theDefaultIsTheLastThirtyDaysUpToToday() {
        var days = dates(get(ROUTE));
        assertThat(days).hasSize(30).startsWith("2026-05-17").endsWith("2026-06-15").isSorted();
        clock.moveTo(Instant.parse("2026-06-16T00:00:00Z"));
        assertThat(dates(get(ROUTE)))
                .hasSize(30)
                .startsWith("2026-05-18")
                .endsWith("2026-06-16")
                .isSorted();
    }

    @Test
    void eitherEndMayBeLeftOut() {
        assertThat(dates(get(ROUTE + "?from=2026-06-13")))
                .containsExactly("2026-06-13", "2026-06-14", "2026-06-15");
        assertThat(dates(get(ROUTE + "?to=2026-03-30")))
                .hasSize(30)
                .startsWith("2026-03-01")
                .endsWith("2026-03-30");
    }

    @Test
    void bothEndsAreIncluded() {
        content.reading("2026-05-31", 1);
        content.reading("2026-06-01", 2);
        content.reading("2026-06-02", 3);
        content.reading("2026-06-03", 4);
        var answer = json(get(ROUTE + "?from=2026-06-01&to=2026-06-02"));
        assertThat(answer.at("/items").valueStream().map(day -> day.at("/value").asInt()))
                .containsExactly(2, 3);
    }

    @Test
    void aLeapDayIsADay() {
        assertThat(dates(get(ROUTE + "?from=2024-02-28&to=2024-03-01")))
                .containsExactly("2024-02-28", "2024-02-29", "2024-03-01");
    }

    @Test
    void thereAreAtMostThreeThousandSixHundredAndSixtyDays() {
        var today = LocalDate.parse("2026-06-15");
        content.reading("2026-06-15", 42);
        var most = json(get(ROUTE + "?from=" + today.minusDays(3_659)));
        assertThat(most.at("/items")).hasSize(3_660);
        assertThat(most.at("/items/3659/value").asInt()).isEqualTo(42);
        assertBadParameter("from=" + today.minusDays(3_660), "from");
        assertBadParameter("from=0001-01-01&to=2026-06-15", "from");
        assertBadParameter("from=0001-01-01&limit=1", "from");
    }

    @Test
    void fromAfterToIsRefused() {
        assertBadParameter("from=2026-06-02&to=2026-06-01", "from");
        assertBadParameter("from=2026-06-16", "from");
    }

    @Test
    void whatIsNoDayIsRefused() {
        for (var name : List.of("from", "to")) {
            for (var day :
                    List.of("2026-02-30", "2026-6-1", "yesterday", "2026-06-01T00:00:00Z", "1")) {
                assertBadParameter(name + "=" + day, name);
            }
        }
        assertBadParameter("limit=0", "limit");
        assertBadParameter("limit=101", "limit");
        assertBadParameter("scale=coinmarketcap", "scale");
    }

    private void assertBadParameter(String query, String name) {
        assertThat(get(ROUTE + "?" + query))
                .as(query)
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .satisfies(problem -> {
                    assertThat(problem)
                            .extractingPath("$.type")
                            .isEqualTo("/problems/bad-parameter");
                    assertThat(problem)
                            .extractingPath("$.errors[*].pointer")
                            .asArray()
                            .containsExactly("#/query/" + name);
                });
    }

    @Test
    void theScaleChangesBandsAndNoValue() {
        content.reading("2026-06-15", 42);
        var day = json(get(ROUTE + "?from=2026-06-15&scale=alternative-me")).at("/items/0");
        assertThat(day.at("/value").asInt()).isEqualTo(42);
        assertThat(day.at("/band").asString()).isEqualTo("fear");
        assertThat(day.at("/label").asString()).isEqualTo("Fear");
    }

    @Test
    void theWordsComeInTheLanguageOfTheAnswer() {
        content.reading("2026-06-15", 42);
        var day = json(get(ROUTE + "?from=2026-06-15&locale=zh-Hans")).at("/items/0");
        assertThat(day.at("/label").asString()).isEqualTo("中性");
        assertThat(day.at("/source/name").asString()).isEqualTo("本站编辑");
    }

    @Test
    void eachDayHasItsMostTrustedReading() {
        content.reading("sample", "2026-06-14", 10);
        content.reading("sample", "2026-06-15", 11);
        content.reading("editorial", "2026-06-15", 42);
        var items = json(get(ROUTE + "?from=2026-06-14")).at("/items");
        assertThat(items.at("/0/value").asInt()).isEqualTo(10);
        assertThat(items.at("/0/source/id").asString()).isEqualTo("sample");
        assertThat(items.at("/1/value").asInt()).isEqualTo(42);
        assertThat(items.at("/1/source/id").asString()).isEqualTo("editorial");
    }

    @Test
    void aDayToComeHasNoReadingYet() {
        content.reading("2026-06-16", 99);
        var day = json(get(ROUTE + "?from=2026-06-16&to=2026-06-16")).at("/items/0");
        assertThat(day.at("/value").isNull()).isTrue();
        assertThat(day.at("/reason").asString()).isEqualTo("no-reading");
        clock.moveTo(Instant.parse("2026-06-16T00:00:00Z"));
        assertThat(json(get(ROUTE + "?from=2026-06-16&to=2026-06-16")).at("/items/0/value").asInt())
                .isEqualTo(99);
    }

    @Test
    void aWalkMeetsEachDayOnce() {
        for (var days : List.of("from=2026-06-01&to=2026-06-10", "from=2026-06-06")) {
            assertThat(walk(days, 3)).isEqualTo(dates(get(ROUTE + "?" + days))).hasSize(10);
        }
        assertThat(walk("scale=alternative-me", 7)).hasSize(30).isSorted().doesNotHaveDuplicates();
        assertThat(walk("to=2026-06-15", 10)).hasSize(30).isSorted().doesNotHaveDuplicates();
    }

    private List<String> walk(String query, int limit) {
        var met = new ArrayList<String>();
        var cursor = "";
        for (int pages = 0; cursor != null && pages < 50; pages++) {
            var page = get("%s?%s&limit=%d%s".formatted(ROUTE, query, limit, cursor));
            assertThat(page).hasStatus(OK);
            assertThat(json(page).at("/page/limit").asInt()).isEqualTo(limit);
            var dates = dates(page);
            met.addAll(dates);
            var next = json(page).at("/page/next");
            if (next.isNull()) {
                assertThat(page).doesNotContainHeader("Link");
                cursor = null;
            } else {
                assertThat(dates).hasSize(limit);
                cursor = "&cursor=" + next.asString();
                assertThat(page)
                        .hasHeader(
                                "Link",
                                "<%s?%s&limit=%d%s&locale=en>; rel=\"next\""
                                        .formatted(ROUTE, query, limit, cursor));
            }
        }
        return met;
    }

    @Test
    void aWalkOverMidnightGoesOnToTheNewDayAndMeetsNoneTwice() {
        var first = get(ROUTE + "?limit=20");
        clock.moveTo(Instant.parse("2026-06-16T00:00:00Z"));
        var second = get(ROUTE + "?limit=20&cursor=" + json(first).at("/page/next").asString());
        assertThat(dates(first)).startsWith("2026-05-17").endsWith("2026-06-05");
        assertThat(dates(second)).startsWith("2026-06-06").endsWith("2026-06-16");
    }

    @Test
    void aCursorBelongsToItsDaysAndScale() {
        var next =
                json(get(ROUTE + "?from=2026-06-01&to=2026-06-10&limit=3"))
                        .at("/page/next")
                        .asString();
        for (var other :
                List.of(
                        "from=2026-06-01&to=2026-06-10&scale=alternative-me",
                        "from=2026-06-02&to=2026-06-10",
                        "from=2026-06-01&to=2026-06-11",
                        "from=2026-06-01")) {
            assertThat(get("%s?%s&limit=3&cursor=%s".formatted(ROUTE, other, next)))
                    .as(other)
                    .hasStatus(BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/bad-cursor");
        }
        assertThat(
                        get(
                                "%s?from=2026-06-01&to=2026-06-10&scale=equal-fifths&limit=9&cursor=%s"
                                        .formatted(ROUTE, next)))
                .hasStatus(OK);
    }

    @Test
    void aHistoryCostsTwoStatementsForADayAndForYears() {
        content.reading("2026-06-15", 42);
        content.reading("2020-06-15", 42);
        assertThat(Statements.during(() -> get(ROUTE + "?from=2026-06-15"))).hasSize(2);
        assertThat(Statements.during(() -> get(ROUTE + "?from=2018-06-15"))).hasSize(2);
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private List<String> dates(MvcTestResult answer) {
        return json(answer)
                .at("/items")
                .valueStream()
                .map(item -> item.at("/date").asString())
                .toList();
    }
}
