package io.cryptoqa.ranking;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.TestClock.START;
import static io.cryptoqa.ranking.CoinEditor.COINS;
import static io.cryptoqa.ranking.CoinEditor.violations;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code /admin/v1/coins/{id}}. */
@HttpTest
class EditingCoinsTests {

    private static final String WHOLE =
            """
            {"symbol": "BTC", "name": "Bitcoin", "icon": "/icons/btc.svg", "state": "halted",
             "listedAt": "2026-01-01T00:00:00Z", "tradingOpensAt": "2026-01-02T00:00:00Z",
             "price": "64250.10", "currency": "EUR", "change24h": "-1.350", "marketCap": "1265000000000",
             "volume24h": "0", "asOf": "2026-06-15T11:00:00Z",
             "ids": {"coingecko": "bitcoin", "coinmarketcap": "1"}}
            """;

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired Callers callers;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init") // before each test
    private CoinEditor editor;

    @BeforeEach
    void signIn() {
        editor = new CoinEditor(http, callers.editor());
    }

    private static String with(String member, String value) {
        return "{\"symbol\": \"BTC\", \"name\": \"Bitcoin\", \"price\": \"1\", \"%s\": %s}"
                .formatted(member, value);
    }

    private static String priced(String price) {
        return "{\"symbol\": \"X\", \"name\": \"X\", \"price\": \"%s\"}".formatted(price);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "change24h   | 1.5                       | wrong-type",
                "marketCap   | 1e400                     | wrong-type",
                "volume24h   | true                      | wrong-type",
                "change24h   | \"NaN\"                   | bad-format",
                "change24h   | \"-Infinity\"             | bad-format",
                "marketCap   | \"0x1F\"                  | bad-format",
                "marketCap   | \"1,000\"                 | bad-format",
                "marketCap   | \"1_000\"                 | bad-format",
                "marketCap   | \"\"                      | bad-format",
                "marketCap   | \" 1\"                    | bad-format",
                "marketCap   | \"+1\"                    | bad-format",
                "marketCap   | \"01\"                    | bad-format",
                "marketCap   | \".5\"                    | bad-format",
                "marketCap   | \"5.\"                    | bad-format",
                "marketCap   | \"1d\"                    | bad-format",
                "marketCap   | \"١\"                     | bad-format",
                "marketCap   | \"1e\"                    | bad-format",
                "marketCap   | \"1e99999999999999999999\" | bad-format",
                "marketCap   | \"1e2147483647\"          | out-of-range",
                "marketCap   | \"1e-2147483647\"         | out-of-range",
                "marketCap   | \"0e999999999\"           | out-of-range",
                "marketCap   | \"1e38\"                  | out-of-range",
                "marketCap   | \"1e-21\"                 | out-of-range",
                "marketCap   | \"0.000000000000000000000\" | out-of-range",
                "marketCap   | \"-0.01\"                 | out-of-range",
                "volume24h   | \"-1\"                    | out-of-range",
                "change24h   | \"-100.01\"               | out-of-range",
                "currency    | \"usd\"                   | bad-format",
                "currency    | \"US\"                    | bad-format",
                "currency    | \"ABCDEFGHIJK\"           | bad-format",
                "currency    | 1                         | wrong-type",
                "state       | \"open\"                  | bad-format",
                "state       | \"TRADING\"               | bad-format",
                "listedAt    | \"2026-01-01\"            | bad-format",
                "tradingOpensAt | \"tomorrow\"           | bad-format",
                "asOf        | \"2026-06-15T12:00:00.000001Z\" | future-date",
                "icon        | \"http://example.org/a.png\" | bad-format",
                "icon        | \"//example.org/a.png\"   | bad-format",
                "icon        | \"/\\\\example.org/a.png\" | bad-format",
                "icon        | \"https://\"              | bad-format",
                "icon        | \"https://a@example.org/\" | bad-format",
                "icon        | \"javascript:alert(1)\"   | bad-format",
                "icon        | \"data:image/png;base64,\" | bad-format",
                "icon        | \"a.png\"                 | bad-format",
                "icon        | \"/a b.png\"              | bad-format",
                "icon        | \"/\\u0000\"              | bad-format",
                "ids         | \"bitcoin\"               | wrong-type",
                "id          | \"other\"                 | fixed",
                "version     | 1                         | unknown-field",
                "quotes      | []                        | unknown-field"
            })
    void aMemberThatBreaksItsRuleIsRefused(String member, String value, String code) {
        var answer = editor.put("btc", with(member, value));
        assertThat(answer).hasStatus(422);
        assertThat(violations(answer)).containsExactly("#/%s %s".formatted(member, code));
        assertThat(editor.get(COINS + "/btc")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "symbol | null            | required",
                "symbol | \"\"            | required",
                "symbol | 1               | wrong-type",
                "symbol | \"B TC\"        | bad-format",
                "symbol | \"B\\u200bTC\"  | bad-format",
                "symbol | \"B\\u0000\"    | control-character",
                "symbol | \"123456789012345678901\" | too-long",
                "name   | null            | required",
                "name   | \" \"           | required",
                "name   | [\"a\"]         | wrong-type",
                "name   | \"a\\u202eb\"   | bidi-control",
                "price  | 64250.1         | wrong-type",
                "price  | 0               | wrong-type",
                "price  | \"-1\"          | out-of-range",
                "price  | \"1e-21\"       | out-of-range",
                "price  | \"123456789012345678901234567890123456789\" | out-of-range"
            })
    void soIsOneThatMustBeThere(String member, String value, String code) {
        var body = json.createObjectNode().put("symbol", "BTC").put("name", "Bitcoin");
        body.set(member, json.readTree(value));
        var answer = editor.put("btc", body.toString());
        assertThat(answer).hasStatus(422);
        assertThat(violations(answer)).containsExactly("#/%s %s".formatted(member, code));
    }

    @Test
    void aNumberIsRefusedWithTheAdviceToSendAString() {
        assertThat(editor.put("btc", with("marketCap", "1265000000000")))
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("send it as a string");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        var answer =
                editor.put(
                        "Bad--Id",
                        """
                        {"name": "", "state": "x", "change24h": "1", "marketCap": 2, "asOf": "2026-06-15T11:00:00Z",
                         "currency": "EUR", "ids": {"coingecko": "a b", "coinmarketcap": "x", "kraken": "XBT"}, "rank": 1}
                        """);
        assertThat(violations(answer))
                .containsExactlyInAnyOrder(
                        "#/id bad-format",
                        "#/symbol required",
                        "#/name required",
                        "#/state bad-format",
                        "#/marketCap wrong-type",
                        "#/change24h without-price",
                        "#/marketCap without-price",
                        "#/asOf without-price",
                        "#/currency without-price",
                        "#/ids/coingecko bad-format",
                        "#/ids/coinmarketcap bad-format",
                        "#/ids/kraken unknown-field",
                        "#/rank unknown-field");
    }

    @Test
    void aCoinIsAnsweredAsItWasSent() {
        var answer = editor.put("btc", WHOLE);
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(json(answer))
                .isEqualTo(
                        json.readTree(
                                """
                                {"id": "btc", "version": 1, "symbol": "BTC", "name": "Bitcoin",
                                 "icon": "/icons/btc.svg", "state": "halted",
                                 "listedAt": "2026-01-01T00:00:00Z", "tradingOpensAt": "2026-01-02T00:00:00Z",
                                 "price": "64250.10", "currency": "EUR", "change24h": "-1.350",
                                 "marketCap": "1265000000000", "volume24h": "0", "asOf": "2026-06-15T11:00:00Z",
                                 "ids": {"coingecko": "bitcoin", "coinmarketcap": "1"},
                                 "quotes": [{"source": "editorial", "price": "64250.10", "currency": "EUR",
                                   "change24h": "-1.350", "marketCap": "1265000000000", "volume24h": "0",
                                   "asOf": "2026-06-15T11:00:00Z", "fetchedAt": "2026-06-15T12:00:00Z"}],
                                 "createdAt": "2026-06-15T12:00:00Z", "updatedAt": "2026-06-15T12:00:00Z"}
                                """));
        assertThat(json(editor.get(COINS + "/btc"))).isEqualTo(json(answer));
        assertThat(editor.put("btc", WHOLE)).hasStatus(200).hasHeader("ETag", "\"1\"");
    }

    @Test
    void whatIsLeftOutIsWhatItIsByDefault() {
        var answer =
                json(editor.put("x", "{\"symbol\": \"X\", \"name\": \" An X \", \"price\": null}"));
        assertThat(answer.at("/name").asString()).isEqualTo("An X");
        assertThat(answer.at("/state").asString()).isEqualTo("trading");
        assertThat(answer.at("/currency").asString()).isEqualTo("USD");
        assertThat(answer.at("/quotes")).isEmpty();
        assertThat(answer.at("/asOf").isNull()).isTrue();
        assertThat(answer.at("/listedAt").isNull()).isTrue();
        assertThat(answer.at("/ids"))
                .isEqualTo(json.readTree("{\"coingecko\": null, \"coinmarketcap\": null}"));
        assertThat(json(editor.put("x", priced("1"))).at("/asOf").asString())
                .isEqualTo("2026-06-15T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "1e-8, 0.00000001",
        "1E-20, 0.00000000000000000001",
        "1e37, 10000000000000000000000000000000000000",
        "1.50e1, 15.0",
        "0, 0",
        "-0, 0",
        "0.00, 0.00",
        "64250.10, 64250.10",
        "123456789012345678, 123456789012345678",
        "0.123456789012345678, 0.123456789012345678",
        "12345678901234567890123456789012345678.12345678901234567890, 12345678901234567890123456789012345678.12345678901234567890"
    })
    void everyDigitOfADecimalIsKept(String sent, String plain) {
        var body =
                """
                {"symbol": "X", "name": "X", "price": "%1$s", "marketCap": "%1$s", "volume24h": "%1$s", "change24h": "%1$s"}
                """
                        .formatted(sent);
        var expected =
                "\"price\":\"%1$s\",\"currency\":\"USD\",\"change24h\":\"%1$s\",\"marketCap\":\"%1$s\",\"volume24h\":\"%1$s\""
                        .formatted(plain);
        assertThat(editor.put("x", body)).hasStatus(201).bodyText().contains(expected);
        assertThat(editor.get(COINS + "/x")).bodyText().contains(expected);
        assertThat(http.get().uri("/v1/widgets/rankings")).bodyText().contains(expected);
    }

    @Test
    void anIdOfASourceBelongsToOneCoin() {
        content.aCoin("btc").knownAs("coingecko", "bitcoin").knownAs("coinmarketcap", "1").save();
        var ids = "{\"coingecko\": \"bitcoin\", \"coinmarketcap\": \"1\"}";
        assertThat(violations(editor.put("other", with("ids", ids))))
                .containsExactly("#/ids/coingecko taken", "#/ids/coinmarketcap taken");
        assertThat(editor.put("btc", with("ids", ids))).hasStatus(200);
        assertThat(editor.put("btc", with("ids", "{}"))).hasStatus(200);
        assertThat(editor.put("other", with("ids", ids))).hasStatus(201);
    }

    @Test
    void aConditionOfAPutIsHonoured() {
        assertThat(editor.put("x", priced("1"), "If-Match", "\"1\"")).hasStatus(412);
        assertThat(editor.put("x", priced("1"), "If-None-Match", "*")).hasStatus(201);
        assertThat(editor.put("x", priced("2"), "If-None-Match", "*")).hasStatus(412);
        assertThat(editor.put("x", priced("2"), "If-Match", "\"1\""))
                .hasStatus(200)
                .hasHeader("ETag", "\"2\"");
        assertThat(editor.put("x", priced("3"), "If-Match", "\"1\"")).hasStatus(412);
        assertThat(editor.put("x", priced("3"))).hasStatus(200).hasHeader("ETag", "\"3\"");
    }

    @Test
    void aPatchAndADeleteNeedACondition() {
        editor.put("x", priced("1"));
        assertThat(editor.patch("x", "{}")).hasStatus(428);
        assertThat(editor.delete("x")).hasStatus(428);
        assertThat(editor.patch("x", "{}", "If-Match", "\"9\"")).hasStatus(412);
        assertThat(editor.delete("x", "If-Match", "\"9\"")).hasStatus(412);
        assertThat(editor.patch("none", "{}", "If-Match", "\"1\"")).hasStatus(404);
        assertThat(editor.delete("none", "If-Match", "\"1\"")).hasStatus(404);
        assertThat(editor.delete("x", "If-Match", "\"1\"")).hasStatus(204);
        assertThat(editor.get(COINS + "/x")).hasStatus(404);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        editor.put("btc", WHOLE);
        clock.pass(Duration.ofHours(1));
        var answer =
                editor.patch(
                        "btc",
                        "{\"name\": \"BTC\", \"ids\": {\"coingecko\": null}}",
                        "If-Match",
                        "\"1\"");
        assertThat(answer).hasStatus(200).hasHeader("ETag", "\"2\"");
        var coin = json(answer);
        assertThat(coin.at("/name").asString()).isEqualTo("BTC");
        assertThat(coin.at("/ids"))
                .isEqualTo(json.readTree("{\"coingecko\": null, \"coinmarketcap\": \"1\"}"));
        assertThat(coin.at("/price").asString()).isEqualTo("64250.10");
        assertThat(coin.at("/asOf").asString()).isEqualTo("2026-06-15T11:00:00Z");
        assertThat(coin.at("/updatedAt").asString()).isEqualTo("2026-06-15T13:00:00Z");
        assertThat(
                        violations(
                                editor.patch(
                                        "btc",
                                        "{\"symbol\": null, \"x\": 1}",
                                        "If-Match",
                                        "\"2\"")))
                .containsExactlyInAnyOrder("#/symbol required", "#/x unknown-field");
    }

    @Test
    void aPatchedPriceIsAsOfNow() {
        editor.put("btc", WHOLE);
        clock.pass(Duration.ofHours(1));
        var now = json(editor.patch("btc", "{\"price\": \"1\"}", "If-Match", "\"1\""));
        assertThat(now.at("/asOf").asString()).isEqualTo("2026-06-15T13:00:00Z");
        assertThat(now.at("/currency").asString()).isEqualTo("EUR");
        var earlier = "{\"price\": \"2\", \"asOf\": \"2026-06-15T12:30:00Z\"}";
        assertThat(json(editor.patch("btc", earlier, "If-Match", "\"2\"")).at("/asOf").asString())
                .isEqualTo("2026-06-15T12:30:00Z");
    }

    @Test
    void withThePriceTheWholeQuoteIsTakenBackAndWhatIsPulledShows() {
        content.aCoin("x").quoted("editorial", "9", "9").quoted("coingecko", "5", "5").save();
        var coin = json(editor.patch("x", "{\"price\": null}", "If-Match", "\"1\""));
        assertThat(coin.at("/marketCap").isNull()).isTrue();
        assertThat(coin.at("/quotes").valueStream().map(each -> each.at("/source").asString()))
                .containsExactly("coingecko");
        assertThat(
                        json(http.get().uri("/v1/widgets/rankings").exchange())
                                .at("/items/0/price")
                                .asString())
                .isEqualTo("5");
    }

    @Test
    void theListHasAllCoinsById() {
        for (var id : List.of("b", "a-b", "a", "a0")) {
            content.aCoin(id).state("delisted").save();
        }
        var first = json(editor.get(COINS + "?limit=3"));
        assertThat(
                        ids(
                                first.at("/items")
                                        .valueStream()
                                        .map(each -> each.at("/id").asString())
                                        .toList()))
                .isEqualTo("a a-b a0");
        var next = editor.get(COINS + "?limit=3&cursor=" + first.at("/page/next").asString());
        assertThat(json(next).at("/items/0/id").asString()).isEqualTo("b");
        assertThat(json(next).at("/page/next").isNull()).isTrue();
        assertThat(editor.get(COINS + "?cursor=x")).hasStatus(400);
    }

    private static String ids(List<String> ids) {
        return String.join(" ", ids);
    }

    @Test
    void whatChangesACoinIsInTheAuditAndWhatDoesNotIsNot() {
        editor.put("x", "{\"symbol\": \"X\", \"name\": \"X\"}");
        editor.put("x", "{\"symbol\": \"X\", \"name\": \"X\"}");
        editor.patch("x", "{\"price\": \"1\"}", "If-Match", "\"1\"");
        editor.delete("x", "If-Match", "\"2\"");
        assertThat(
                        jdbc.sql("select action from audit where subject = 'coins/x' order by id")
                                .query((row, _) -> row.getString("action"))
                                .list())
                .containsExactly("create", "change", "delete");
    }

    @Test
    void readersSeeAChangeAtOnce() {
        editor.put(
                "x",
                "{\"symbol\": \"X\", \"name\": \"X\", \"price\": \"1\", \"marketCap\": \"5\"}");
        MvcTestResult answer = http.get().uri("/v1/widgets/rankings").exchange();
        assertThat(json(answer).at("/items/0/id").asString()).isEqualTo("x");
        assertThat(json(answer).at("/items/0/asOf").asString()).isEqualTo(START.toString());
    }
}
