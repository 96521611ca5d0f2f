package io.cryptoqa.sentiment;

import static io.cryptoqa.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.Callers;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import io.cryptoqa.pull.BadAnswer;
import io.cryptoqa.pull.Provider;
import io.cryptoqa.pull.PullSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Readings of services that answer well and badly, on 15 June 2026 at noon. */
@HttpTest
class PullingReadingsTests {

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired TestClock clock;
    @Autowired PullingReadings pulling;

    private final Provider provider = new Provider();

    @AfterEach
    void close() {
        provider.close();
    }

    private PullSettings settings() {
        return new PullSettings(provider.url(), "secret", null, Duration.ofSeconds(20));
    }

    private JsonNode get(String path) {
        return json(http.get().uri(path).exchange());
    }

    private JsonNode current() {
        return get("/v1/widgets/fear-greed");
    }

    private static long unix(String day) {
        return LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    /** As alternative.me sends a day: everything is text. */
    private static String day(String day, Object value, String more) {
        return """
        {"value": "%s", "value_classification": "Fear", "timestamp": "%d"%s}
        """
                .formatted(value, unix(day), more);
    }

    private static String list(String... days) {
        return """
        {"name": "Fear and Greed Index", "data": [%s], "metadata": {"error": null}}
        """
                .formatted(String.join(",", days));
    }

    @Test
    void alternativeMeIsAskedOnceForAllAndThenForWhatIsMissing() {
        provider.json(
                list(
                        day("2026-06-15", 42, ", \"time_until_update\": \"43200\""),
                        day("2026-06-14", 40, ""),
                        day("2026-06-12", 0, "")));
        pulling.pullAlternativeMe(settings());
        var answer = current();
        assertThat(answer.at("/value").asInt()).isEqualTo(42);
        assertThat(answer.at("/nextUpdateAt").asString()).isEqualTo("2026-06-16T00:00:00Z");
        assertThat(answer.at("/freshness").asString()).isEqualTo("fresh");
        assertThat(answer.at("/change/day").asInt()).isEqualTo(2);
        assertThat(answer.at("/source").toString())
                .isEqualTo(
                        "{\"id\":\"alternative-me\",\"name\":\"Alternative.me\","
                                + "\"url\":\"https://alternative.me/crypto/fear-and-greed-index/\","
                                + "\"attribution\":\"Fear and Greed Index by Alternative.me\",\"corrects\":null}");
        var history = get("/v1/widgets/fear-greed/history?from=2026-06-12");
        assertThat(history.at("/items/0/value").asInt()).isZero();
        assertThat(history.at("/items/1/reason").asString()).isEqualTo("no-reading");

        clock.pass(Duration.ofDays(1));
        provider.again().json(list(day("2026-06-16", 50, ""), day("2026-06-15", 43, "")));
        pulling.pullAlternativeMe(settings());
        assertThat(current().at("/value").asInt()).isEqualTo(50);
        assertThat(current().at("/change/day").asInt()).isEqualTo(7);
        assertThat(provider.requests().stream().map(Provider.Request::pathAndQuery))
                .containsExactly("/fng/?limit=3660&format=json", "/fng/?limit=3&format=json");
    }

    @Test
    void aPulledReadingIsStaleWhenTheNextIsOverdue() {
        provider.json(list(day("2026-06-15", 42, ", \"time_until_update\": \"43200\"")));
        pulling.pullAlternativeMe(settings());
        clock.pass(Duration.ofHours(18).minusNanos(1000));
        assertThat(current().at("/freshness").asString()).isEqualTo("fresh");
        clock.pass(Duration.ofNanos(1000));
        assertThat(current().at("/freshness").asString()).isEqualTo("stale");
        assertThat(current().at("/value").asInt()).isEqualTo(42);
        assertThat(current().at("/nextUpdateAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"101", "-1", "41.5", "", "many", "4e1", "042000000000000000000", "null"})
    void aWrongValueRejectsTheWholeAnswer(String value) {
        provider.json(list(day("2026-06-15", 42, ""), day("2026-06-14", value, "")));
        assertThatThrownBy(() -> pulling.pullAlternativeMe(settings()))
                .isInstanceOf(BadAnswer.class)
                .hasMessageStartingWith("data[1]: value is");
        assertThat(current().at("/freshness").asString()).isEqualTo("unavailable");
    }

    @Test
    void aDayToComeOrTwiceOrAnErrorRejectsTheWholeAnswer() {
        assertRejected(
                list(day("2026-06-16", 42, ""), day("2026-06-15", 42, "")), "which is to come");
        assertRejected(
                list(day("2026-06-15", 42, ""), day("2026-06-15", 42, "")),
                "two values of 2026-06-15");
        assertRejected(list(), "no list 'data' with a value");
        assertRejected("{}", "no list 'data' with a value");
        assertRejected("[]", "no list 'data' with a value");
        assertRejected("{\"data\": [null]}", "data[0]: timestamp is missing");
        assertRejected(
                "{\"data\": [], \"metadata\": {\"error\": \"quota\"}}", "it says: \"quota\"");
        assertThat(current().at("/freshness").asString()).isEqualTo("unavailable");
    }

    private void assertRejected(String answer, String why) {
        provider.again().json(answer);
        assertThatThrownBy(() -> pulling.pullAlternativeMe(settings()))
                .isInstanceOf(BadAnswer.class)
                .hasMessageContaining(why);
    }

    private static final String OK =
            """
            "status": {"timestamp": "2026-06-15T12:00:00.000Z", "error_code": "0", "error_message": "", "elapsed": 1, "credit_count": 1}
            """;

    private static String latest(Object value, String at) {
        return """
        {"data": {"value": %s, "value_classification": "Neutral", "update_time": "%s"}, %s}
        """
                .formatted(value, at, OK);
    }

    private static String rows(int first, int number) {
        return IntStream.range(first, first + number)
                .mapToObj(back ->
                        """
                        {"timestamp": "%d", "value": %d, "value_classification": "Fear"}
                        """
                                .formatted(
                                        unix(LocalDate.of(2026, 6, 15).minusDays(back).toString()),
                                        back % 101))
                .collect(Collectors.joining(",", "{\"data\": [", "], " + OK + "}"));
    }

    @Test
    void coinMarketCapIsAskedForThePresentAndForTheDaysBefore() {
        provider.json(latest(42, "2026-06-15T11:52:01.123Z")).json(rows(0, 50)).json(rows(50, 3));
        pulling.pullCoinMarketCap(settings());
        var answer = current();
        assertThat(answer.at("/value").asInt()).isEqualTo(42);
        assertThat(answer.at("/asOf").asString()).isEqualTo("2026-06-15T11:52:01.123Z");
        assertThat(answer.at("/nextUpdateAt").asString()).isEqualTo("2026-06-15T12:07:01.123Z");
        assertThat(answer.at("/change").toString())
                .isEqualTo("{\"day\":41,\"week\":35,\"month\":11}");
        assertThat(provider.requests().stream().map(Provider.Request::pathAndQuery))
                .containsExactly(
                        "/v3/fear-and-greed/latest",
                        "/v3/fear-and-greed/historical?start=1&limit=50",
                        "/v3/fear-and-greed/historical?start=51&limit=50");
        assertThat(provider.requests())
                .allMatch(request ->
                        "secret".equals(request.headers().getFirst("X-CMC_PRO_API_KEY")));

        clock.pass(Duration.ofMinutes(15));
        provider.again().json(latest("\"44\"", "2026-06-15T12:14:00Z"));
        pulling.pullCoinMarketCap(settings());
        assertThat(current().at("/value").asInt()).isEqualTo(44);
        assertThat(provider.requests()).hasSize(4);
    }

    @Test
    void aServiceThatRepeatsAnOldValueIsStale() {
        provider.json(latest(42, "2026-06-15T09:00:00Z")).json(rows(1, 3));
        pulling.pullCoinMarketCap(settings());
        assertThat(current().at("/value").asInt()).isEqualTo(42);
        assertThat(current().at("/freshness").asString()).isEqualTo("stale");
        assertThat(current().at("/nextUpdateAt").isNull()).isTrue();
    }

    @Test
    void aHistoryThatCannotBeReadLeavesThePresentOutToo() {
        provider.json(latest(42, "2026-06-15T11:52:01.123Z")).status(500, "");
        assertThatThrownBy(() -> pulling.pullCoinMarketCap(settings()))
                .isInstanceOf(BadAnswer.class)
                .hasMessage("HTTP status 500");
        assertThat(current().at("/freshness").asString()).isEqualTo("unavailable");
    }

    @Test
    void anErrorCodeIsTold() {
        provider.json(
                """
                {"status": {"error_code": 1001, "error_message": "This API Key is invalid."}}
                """);
        assertThatThrownBy(() -> pulling.pullCoinMarketCap(settings()))
                .hasMessage("error_code 1001: This API Key is invalid.");
    }

    @Test
    void anEditorsCorrectionBeatsAPullAndIsMarked() {
        provider.json(
                list(
                        day("2026-06-15", 42, ""),
                        day("2026-06-14", 40, ""),
                        day("2026-06-08", 30, "")));
        pulling.pullAlternativeMe(settings());
        var editor = new Editor(http, callers.editor());
        var readings = "/admin/v1/fear-greed/readings/";
        assertThat(editor.put(readings + "2026-06-15", Sent.json("{\"value\": 50}")).status())
                .isEqualTo(201);
        editor.put(readings + "2026-06-08", Sent.json("{\"value\": 35}"));
        editor.put(readings + "2026-05-15", Sent.json("{\"value\": 1}"));
        clock.pass(Duration.ofMinutes(5));
        pulling.pullAlternativeMe(settings());
        var answer = current();
        assertThat(answer.at("/value").asInt()).isEqualTo(50);
        assertThat(answer.at("/source/id").asString()).isEqualTo("editorial");
        assertThat(answer.at("/source/corrects").asString()).isEqualTo("alternative-me");
        // in the publisher's series; a day that only an editor knows is in none of it
        assertThat(answer.at("/change").toString())
                .isEqualTo("{\"day\":10,\"week\":15,\"month\":null}");
    }
}
