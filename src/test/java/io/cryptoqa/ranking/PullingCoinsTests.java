package io.cryptoqa.ranking;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.pull.BadAnswer;
import io.cryptoqa.pull.Provider;
import io.cryptoqa.pull.PullSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What services say that coins cost, from a server on this machine. */
@HttpTest
class PullingCoinsTests {

    private static final String GOOD =
            """
            [{"id": "bitcoin", "symbol": "btc", "name": "Bitcoin", "image": "https://example.org/btc.png",
              "current_price": 64250.10, "market_cap": 123456789012345678, "total_volume": "1.5e3",
              "price_change_percentage_24h": -1.35, "last_updated": "2026-06-15T11:59:00.123Z", "roi": null},
             {"id": "pepe", "symbol": "pepe", "name": "Pepe", "image": "missing.png",
              "current_price": 1e-8, "market_cap": null, "total_volume": null,
              "price_change_percentage_24h": null, "last_updated": null},
             {"id": "silent", "symbol": "s", "name": "Silent", "current_price": null}]
            """;

    private static final String CMC_GOOD =
            """
            {"status": {"error_code": 0, "error_message": null},
             "data": [{"id": 1, "name": "Bitcoin", "symbol": "BTC", "slug": "bitcoin", "quote": {"USD":
               {"price": 64250.123456789012345, "volume_24h": 5, "percent_change_24h": 0.000011938412953125437,
                "market_cap": 1265000000000, "last_updated": "2026-06-15T11:59:30.000Z"}}}]}
            """;

    private final Provider provider = new Provider();

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired JdbcClient jdbc;
    @Autowired PullingCoins pulling;

    @AfterEach
    void close() {
        provider.close();
    }

    private void pull(QuoteSource source) {
        pulling.pull(source, new PullSettings(provider.url(), "k", null, Duration.ofSeconds(10)));
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql).query((row, _) -> String.valueOf(row.getString(1))).list();
    }

    private void assertNothingKept() {
        assertThat(rows("select id from coin")).isEmpty();
        assertThat(rows("select price from quote")).isEmpty();
    }

    static Stream<Consumer<Provider>> faults() {
        return Stream.of(
                provider -> provider.status(429, ""),
                provider -> provider.status(500, ""),
                provider -> provider.half(GOOD),
                provider -> provider.json("[]"),
                provider -> provider.json("{\"error\": \"x\"}"),
                provider -> provider.json("[1]"),
                provider ->
                        provider.json(
                                GOOD.replace("\"pepe\", \"symbol\"", "\"bitcoin\", \"symbol\"")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void ofABadAnswerNothingIsKept(Consumer<Provider> fault) {
        fault.accept(provider);
        assertThatThrownBy(() -> pull(QuoteSource.COINGECKO)).isInstanceOf(BadAnswer.class);
        assertNothingKept();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"current_price\": 1e-8 | \"current_price\": -1 | row 2: current_price is -1",
                "\"current_price\": 1e-8 | \"current_price\": \"x\" | row 2: current_price is x",
                "\"current_price\": 1e-8 | \"current_price\": \"NaN\" | row 2: current_price is NaN",
                "\"current_price\": 1e-8 | \"current_price\": 1e99 | row 2: current_price is 1E+99",
                "\"current_price\": 1e-8 | \"current_price\": 1e-999999 | row 2: current_price is 1E-999999",
                "\"current_price\": 1e-8 | \"current_price\": [1] | row 2: current_price is no single value",
                "\"market_cap\": null | \"market_cap\": true | row 2: market_cap is true",
                "\"name\": \"Pepe\" | \"name\": \"\" | 'row 2: name is required: '",
                "\"name\": \"Pepe\" | \"nom\": \"Pepe\" | row 2: name is missing",
                "\"symbol\": \"pepe\" | \"symbol\": 7 | row 2: symbol is 7",
                "\"last_updated\": null | \"last_updated\": \"2026-06-15T12:05:01Z\" | row 2: last_updated is 2026-06-15T12:05:01Z",
                "\"last_updated\": null | \"last_updated\": \"yesterday\" | row 2: last_updated is yesterday",
                "\"id\": \"pepe\" | \"id\": null | row 2: id is null"
            })
    void oneWrongRowIsNamedAndRefusesAll(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);
        provider.json(GOOD.replace(right, wrong));
        assertThatThrownBy(() -> pull(QuoteSource.COINGECKO))
                .isInstanceOf(BadAnswer.class)
                .hasMessage(message);
        assertNothingKept();
    }

    @Test
    void aRowWithoutAPriceIsSkippedOnlyIfTheRestOfItIsRight() {
        provider.json(GOOD.replace("\"symbol\": \"s\"", "\"symbol\": null"));
        assertThatThrownBy(() -> pull(QuoteSource.COINGECKO)).hasMessage("row 3: symbol is null");
        assertNothingKept();
    }

    @Test
    void coinGeckoIsAskedAsItDocuments() {
        provider.json(GOOD);
        pull(QuoteSource.COINGECKO);
        var request = provider.requests().getFirst();
        assertThat(request.pathAndQuery())
                .isEqualTo(
                        "/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=250&page=1");
        assertThat(request.headers().getFirst("x-cg-demo-api-key")).isEqualTo("k");
    }

    @Test
    void anUnknownCoinIsMadeAndEveryDigitKept() {
        provider.json(GOOD);
        pull(QuoteSource.COINGECKO);
        assertThat(http.get().uri("/v1/widgets/rankings"))
                .bodyText()
                .contains(
                        "\"id\":\"bitcoin\",\"symbol\":\"BTC\",\"name\":\"Bitcoin\",\"icon\":\"https://example.org/btc.png\",\"state\":\"trading\"",
                        "\"change24h\":\"-1.35\",\"marketCap\":\"123456789012345678\",\"volume24h\":\"1500\"",
                        "\"asOf\":\"2026-06-15T11:59:00.123Z\",\"source\":\"coingecko\"");
        assertThat(rows("select price from quote where coin_id = 'pepe'"))
                .containsExactly("0.00000001");
        assertThat(rows("select icon from coin where id = 'pepe'")).containsExactly("null");
        assertThat(rows("select id from coin where id = 'silent'")).isEmpty();
        assertThat(
                        json(http.get().uri("/v1/widgets/rankings?tab=new-spot").exchange())
                                .at("/items"))
                .isEmpty();
    }

    @Test
    void ofAKnownCoinOnlyTheQuoteIsWritten() {
        content.aCoin("btc")
                .symbol("XBT")
                .state("halted")
                .knownAs("coingecko", "bitcoin")
                .quoted("editorial", "1", "1")
                .quoted("coingecko", "2", "2", START.minusSeconds(600))
                .save();
        content.aCoin("pepe").save();
        provider.json(GOOD);
        pull(QuoteSource.COINGECKO);
        pull(QuoteSource.COINGECKO);
        assertThat(rows("select id from coin order by id"))
                .containsExactly("btc", "pepe", "pepe-pepe");
        assertThat(rows("select symbol from coin where id = 'btc'")).containsExactly("XBT");
        assertThat(rows("select state from coin where id = 'btc'")).containsExactly("halted");
        assertThat(rows("select version from coin where id = 'btc'")).containsExactly("1");
        assertThat(rows("select source from quote where coin_id = 'btc' order by source"))
                .containsExactly("coingecko", "editorial");
        assertThat(
                        rows(
                                "select market_cap from quote where coin_id = 'btc' and source = 'coingecko'"))
                .containsExactly("123456789012345678");
    }

    @Test
    void aClockThatIsALittleFastMeansNow() {
        provider.json(GOOD.replace("2026-06-15T11:59:00.123Z", "2026-06-15T12:05:00Z"));
        pull(QuoteSource.COINGECKO);
        assertThat(
                        json(http.get().uri("/v1/widgets/rankings").exchange())
                                .at("/items/0/asOf")
                                .asString())
                .isEqualTo(START.toString());
    }

    @Test
    void idsThatOursCannotBeAreFolded() {
        provider.json(
                GOOD.replace("\"id\": \"bitcoin\"", "\"id\": \"_USD.e_\"")
                        .replace("\"id\": \"pepe\"", "\"id\": \"_\""));
        pull(QuoteSource.COINGECKO);
        assertThat(rows("select coin_id from coin_source order by their_id"))
                .containsExactlyInAnyOrder("usd-e", "coingecko");
    }

    @Test
    void coinMarketCapIsAskedAndKeptAsItDocuments() {
        content.aCoin("bitcoin").save();
        provider.json(CMC_GOOD);
        pull(QuoteSource.COINMARKETCAP);
        var request = provider.requests().getFirst();
        assertThat(request.pathAndQuery())
                .isEqualTo("/v1/cryptocurrency/listings/latest?start=1&limit=200&convert=USD");
        assertThat(request.headers().getFirst("X-CMC_PRO_API_KEY")).isEqualTo("k");
        assertThat(http.get().uri("/v1/widgets/rankings"))
                .bodyText()
                .contains(
                        "\"id\":\"bitcoin-1\",\"symbol\":\"BTC\"",
                        "\"price\":\"64250.123456789012345\",\"currency\":\"USD\",\"change24h\":\"0.000011938412953125437\"",
                        "\"source\":\"coinmarketcap\"");
        assertThat(rows("select their_id from coin_source")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"error_code\": 0 | \"error_code\": 1001 | status.error_code is 1001",
                "\"error_code\": 0 | \"code\": 0 | status.error_code is missing",
                "\"USD\" | \"EUR\" | row 1: quote.USD is no object",
                "\"slug\": \"bitcoin\" | \"slug\": 1 | row 1: slug is 1",
                "\"price\": 6 | \"price\": -6 | row 1: quote.USD.price is -64250.123456789012345",
                "\"data\" | \"date\" | no list of coins"
            })
    void aBadAnswerOfCoinMarketCapIsRefusedToo(String right, String wrong, String message) {
        assertThat(CMC_GOOD).contains(right);
        provider.json(CMC_GOOD.replace(right, wrong));
        assertThatThrownBy(() -> pull(QuoteSource.COINMARKETCAP))
                .isInstanceOf(BadAnswer.class)
                .hasMessage(message);
        assertNothingKept();
    }
}
