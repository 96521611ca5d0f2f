package io.cryptoqa.sentiment;

import static io.cryptoqa.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/widgets/fear-greed}, on 15 June 2026. */
@HttpTest
class FearGreedTests {

    private static final String ROUTE = "/v1/widgets/fear-greed";

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;

    @Test
    void aReadingComesWithEverythingThatMustStandBesideIt() {
        content.reading("2026-06-15", 42);
        content.reading("2026-06-14", 43);
        content.reading("2026-06-08", 38);
        assertThat(get(ROUTE)).hasStatus(OK).hasHeader("Content-Language", "en");
        assertThat(json(get(ROUTE)))
                .isEqualTo(
                        json.readTree(
                                """
                                {"value": 42, "band": "neutral", "label": "Neutral",
                                 "scale": {"id": "equal-fifths", "bands": [
                                   {"id": "extreme-fear", "from": 0, "to": 19, "label": "Extreme fear"},
                                   {"id": "fear", "from": 20, "to": 39, "label": "Fear"},
                                   {"id": "neutral", "from": 40, "to": 59, "label": "Neutral"},
                                   {"id": "greed", "from": 60, "to": 79, "label": "Greed"},
                                   {"id": "extreme-greed", "from": 80, "to": 100, "label": "Extreme greed"}]},
                                 "date": "2026-06-15", "asOf": "2026-06-15T00:00:00Z",
                                 "fetchedAt": "2026-06-15T01:00:00Z", "nextUpdateAt": "2026-06-16T00:00:00Z",
                                 "freshness": "fresh",
                                 "change": {"day": -1, "week": 4, "month": null},
                                 "source": {"id": "editorial", "name": "Editors of this site", "url": null, "attribution": null, "corrects": null},
                                 "disclaimer": "Data is for reference only."}
                                """));
    }

    @Test
    void theScaleChangesWhatTheValueIsCalledAndNeverTheValue() {
        content.reading("2026-06-15", 42);
        var fifths = json(get(ROUTE + "?scale=equal-fifths"));
        assertThat(fifths).isEqualTo(json(get(ROUTE)));
        var alternative = json(get(ROUTE + "?scale=alternative-me"));
        assertThat(alternative.at("/value").asInt()).isEqualTo(42);
        assertThat(alternative.at("/band").asString()).isEqualTo("fear");
        assertThat(alternative.at("/label").asString()).isEqualTo("Fear");
        assertThat(alternative.at("/scale"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"id": "alternative-me", "bands": [
                                   {"id": "extreme-fear", "from": 0, "to": 25, "label": "Extreme fear"},
                                   {"id": "fear", "from": 26, "to": 46, "label": "Fear"},
                                   {"id": "neutral", "from": 47, "to": 54, "label": "Neutral"},
                                   {"id": "greed", "from": 55, "to": 75, "label": "Greed"},
                                   {"id": "extreme-greed", "from": 76, "to": 100, "label": "Extreme greed"}]}
                                """));
    }

    @ParameterizedTest
    @CsvSource({
        "0, extreme-fear, extreme-fear",
        "19, extreme-fear, extreme-fear",
        "20, fear, extreme-fear",
        "25, fear, extreme-fear",
        "26, fear, fear",
        "39, fear, fear",
        "40, neutral, fear",
        "46, neutral, fear",
        "47, neutral, neutral",
        "54, neutral, neutral",
        "55, neutral, greed",
        "59, neutral, greed",
        "60, greed, greed",
        "75, greed, greed",
        "76, greed, extreme-greed",
        "79, greed, extreme-greed",
        "80, extreme-greed, extreme-greed",
        "100, extreme-greed, extreme-greed"
    })
    void aBandTakesInBothItsEnds(int value, String onEqualFifths, String atAlternativeMe) {
        content.reading("2026-06-15", value);
        assertNamed(get(ROUTE), value, onEqualFifths);
        assertNamed(get(ROUTE + "?scale=alternative-me"), value, atAlternativeMe);
    }

    private void assertNamed(MvcTestResult answer, int value, String band) {
        assertThat(json(answer).at("/value").asInt()).isEqualTo(value);
        assertThat(json(answer).at("/band").asString()).isEqualTo(band);
    }

    @Test
    void withoutAnyReadingTheAnswerSaysThatNoneIsAvailable() {
        var answer = get(ROUTE + "?scale=alternative-me");
        assertThat(answer).hasStatus(OK);
        var scale = json(answer).at("/scale");
        assertThat(scale.at("/id").asString()).isEqualTo("alternative-me");
        assertThat(json(answer))
                .isEqualTo(
                        json.readTree(
                                """
                                {"value": null, "band": null, "label": null, "scale": %s,
                                 "date": null, "asOf": null, "fetchedAt": null, "nextUpdateAt": null,
                                 "freshness": "unavailable",
                                 "change": {"day": null, "week": null, "month": null},
                                 "source": null, "disclaimer": "Data is for reference only."}
                                """
                                        .formatted(scale)));
    }

    @Test
    void zeroIsAReading() {
        content.reading("2026-06-15", 0);
        content.reading("2026-06-14", 0);
        var answer = json(get(ROUTE));
        assertThat(answer.at("/value").isInt()).isTrue();
        assertThat(answer.at("/value").asInt()).isZero();
        assertThat(answer.at("/freshness").asString()).isEqualTo("fresh");
        assertThat(answer.at("/change"))
                .isEqualTo(json.readTree("{\"day\": 0, \"week\": null, \"month\": null}"));
    }

    @Test
    void changesAreToTheDayTheWeekAndTheMonthBefore() {
        content.reading("2026-06-15", 50);
        content.reading("2026-06-14", 49);
        content.reading("2026-06-13", 1);
        content.reading("2026-06-08", 60);
        content.reading("2026-05-15", 20);
        content.reading("2026-05-16", 1);
        assertChange(1, -10, 30);
    }

    @Test
    void aChangeIsNullWhenThatVeryDayIsMissing() {
        content.reading("2026-06-15", 50);
        content.reading("2026-06-13", 40);
        content.reading("2026-06-09", 40);
        content.reading("2026-06-07", 40);
        content.reading("2026-05-14", 40);
        content.reading("2026-05-16", 40);
        assertChange(null, null, null);
        content.reading("2026-06-08", 40);
        assertChange(null, 10, null);
    }

    @Test
    void changesStayWithinOneSource() {
        content.reading("editorial", "2026-06-15", 50);
        content.reading("sample", "2026-06-14", 10);
        content.reading("sample", "2026-06-08", 10);
        content.reading("editorial", "2026-05-15", 45);
        content.reading("sample", "2026-05-15", 10);
        assertChange(null, null, 5);
    }

    @Test
    void aChangeIsToTheDayBeforeTheReadingAndNotBeforeToday() {
        content.reading("2026-06-12", 50);
        content.reading("2026-06-11", 30);
        content.reading("2026-06-05", 20);
        assertChange(20, 30, null);
    }

    private void assertChange(
            @Nullable Integer day, @Nullable Integer week, @Nullable Integer month) {
        assertThat(json(get(ROUTE)).at("/change"))
                .isEqualTo(
                        json.readTree(
                                "{\"day\": %s, \"week\": %s, \"month\": %s}"
                                        .formatted(day, week, month)));
    }

    @Test
    void aReadingIsFreshUntilTheNextIsADayOverdue() {
        content.reading("2026-06-15", 42);
        assertAge("fresh", "\"2026-06-16T00:00:00Z\"");
        clock.moveTo(Instant.parse("2026-06-15T23:59:59.999999Z"));
        assertAge("fresh", "\"2026-06-16T00:00:00Z\"");
        clock.moveTo(Instant.parse("2026-06-16T00:00:00Z"));
        assertAge("fresh", "null");
        clock.moveTo(Instant.parse("2026-06-16T23:59:59.999999Z"));
        assertAge("fresh", "null");
        clock.moveTo(Instant.parse("2026-06-17T00:00:00Z"));
        assertAge("stale", "null");
        content.reading("2026-06-17", 43);
        assertAge("fresh", "\"2026-06-18T00:00:00Z\"");
    }

    private void assertAge(String freshness, String nextUpdateAt) {
        var answer = json(get(ROUTE));
        assertThat(answer.at("/freshness").asString()).isEqualTo(freshness);
        assertThat(answer.at("/nextUpdateAt")).isEqualTo(json.readTree(nextUpdateAt));
    }

    @Test
    void aStaleReadingKeepsItsValueAndDate() {
        content.reading("2026-05-01", 42);
        var answer = json(get(ROUTE));
        assertThat(answer.at("/value").asInt()).isEqualTo(42);
        assertThat(answer.at("/date").asString()).isEqualTo("2026-05-01");
        assertThat(answer.at("/freshness").asString()).isEqualTo("stale");
    }

    @Test
    void anEditorsReadingGoesBeforeTheSampleOfTheSameDay() {
        content.reading("sample", "2026-06-15", 10);
        assertThat(json(get(ROUTE)).at("/value").asInt()).isEqualTo(10);
        assertThat(json(get(ROUTE)).at("/source"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"id": "sample", "name": "Sample data", "url": null, "attribution": null, "corrects": null}
                                """));
        content.reading("editorial", "2026-06-15", 42);
        assertThat(json(get(ROUTE)).at("/value").asInt()).isEqualTo(42);
        assertThat(json(get(ROUTE)).at("/source/id").asString()).isEqualTo("editorial");
    }

    @Test
    void theNewestDayGoesBeforeTheBetterSource() {
        content.reading("editorial", "2026-06-13", 42);
        content.reading("sample", "2026-06-14", 10);
        assertThat(json(get(ROUTE)).at("/value").asInt()).isEqualTo(10);
        assertThat(json(get(ROUTE)).at("/date").asString()).isEqualTo("2026-06-14");
    }

    @Test
    void aReadingOfADayToComeIsNotShownBeforeThatDay() {
        content.reading("2026-06-14", 42);
        content.reading("2026-06-16", 99);
        content.reading("sample", "2026-06-16", 98);
        content.reading("2026-06-17", 97);
        clock.moveTo(Instant.parse("2026-06-15T23:59:59.999999Z"));
        assertThat(json(get(ROUTE)).at("/value").asInt()).isEqualTo(42);
        clock.moveTo(Instant.parse("2026-06-16T00:00:00Z"));
        assertThat(json(get(ROUTE)).at("/value").asInt()).isEqualTo(99);
    }

    @Test
    void theWordsComeInTheLanguageOfTheAnswer() {
        content.reading("2026-06-15", 85);
        var answer = get(ROUTE + "?locale=zh-Hans");
        assertThat(answer).hasStatus(OK).hasHeader("Content-Language", "zh-Hans");
        var body = json(answer);
        assertThat(body.at("/band").asString()).isEqualTo("extreme-greed");
        assertThat(body.at("/label").asString()).isEqualTo("极度贪婪");
        assertThat(body.at("/scale/bands").valueStream().map(band -> band.at("/label").asString()))
                .containsExactly("极度恐惧", "恐惧", "中性", "贪婪", "极度贪婪");
        assertThat(body.at("/source/name").asString()).isEqualTo("本站编辑");
        assertThat(body.at("/disclaimer").asString()).isEqualTo("数据仅供参考。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coinmarketcap", "EQUAL-FIFTHS", "equal_fifths", "equal-fifths%20"})
    void anUnknownScaleIsRefusedWithThoseThatThereAre(String scale) {
        content.reading("2026-06-15", 42);
        assertThat(get(ROUTE + "?scale=" + scale))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .satisfies(problem -> {
                    assertThat(problem)
                            .extractingPath("$.type")
                            .isEqualTo("/problems/bad-parameter");
                    assertThat(problem)
                            .extractingPath("$.errors[0].pointer")
                            .isEqualTo("#/query/scale");
                    assertThat(problem)
                            .extractingPath("$.detail")
                            .asString()
                            .contains("equal-fifths", "alternative-me");
                });
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }
}
