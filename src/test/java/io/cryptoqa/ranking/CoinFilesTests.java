package io.cryptoqa.ranking;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.ranking.CoinEditor.COINS;
import static io.cryptoqa.ranking.CoinEditor.violations;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code PUT /admin/v1/coins} with a CSV file. */
@HttpTest
class CoinFilesTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired Callers callers;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init") // before each test
    private CoinEditor editor;

    @BeforeEach
    void signIn() {
        editor = new CoinEditor(http, callers.editor());
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query((row, _) -> row.getLong(1)).single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream"})
    void onlyCsvIsRead(String type) {
        assertThat(editor.send(HttpMethod.PUT, COINS, "id,symbol,name\na,A,A\n", type))
                .hasStatus(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id,symbol\na,A\n",
                "id,symbol,name,rank\na,A,A,1\n",
                "id,symbol,name,name\n"
            })
    void aFileWithoutItsHeaderIsRefused(String file) {
        assertThat(editor.csv(file)).hasStatus(422);
    }

    @Test
    void everyFaultIsToldWithItsLineAndNothingIsChanged() {
        content.aCoin("a").save();
        content.aCoin("taken").knownAs("coingecko", "bitcoin").save();
        var answer =
                editor.csv(
                        """
                        id,symbol,name,price,marketCap,ids.coingecko
                        good,G,Good,1,2,
                        a,A,"two
                        lines",1,2,
                        b,,B,NaN,,bitcoin
                        good,G,Again,1,,
                        c,C,C,,5,same
                        short,S
                        d,D,D,1,,same
                        """);
        assertThat(answer).hasStatus(422);
        assertThat(violations(answer))
                .containsExactlyInAnyOrder(
                        "#/2/name control-character @3",
                        "#/3/symbol required @5",
                        "#/3/price bad-format @5",
                        "#/3/ids/coingecko taken @5",
                        "#/4/id duplicate @6",
                        "#/5/marketCap without-price @7",
                        "#/6 wrong-length @8",
                        "#/7/ids/coingecko taken @9");
        assertThat(count("coin")).isEqualTo(2);
        assertThat(count("quote")).isZero();
        assertThat(count("coin_source")).isEqualTo(1);
        assertThat(count("audit")).isZero();
    }

    @Test
    void rowsMakeAndChangeCoinsAndOthersStay() {
        content.aCoin("other").quoted("editorial", "7", "7").save();
        var file =
                """
                id,symbol,name,price,marketCap,listedAt,ids.coingecko,ids.coinmarketcap
                btc,BTC,Bitcoin,64250.10,1265000000000,2026-01-01T00:00:00Z,bitcoin,1
                eth,ETH,Ethereum,1e-8,,,,
                """;
        assertThat(editor.csv(file)).hasStatus(200);
        assertThat(json(editor.csv(file))).isEqualTo(counts(0, 0, 2));
        assertThat(
                        json(
                                editor.csv(
                                        "name,id,symbol,listedAt\nBitcoin,btc,BTC,\nEther,eth,ETH,\nNew,new,N,\n")))
                .isEqualTo(counts(1, 2, 0));
        var btc = json(editor.get(COINS + "/btc"));
        assertThat(btc.at("/listedAt").isNull()).isTrue();
        assertThat(btc.at("/version").asInt()).isEqualTo(2);
        assertThat(json(editor.get(COINS + "/other")).at("/price").asString()).isEqualTo("7");
        assertThat(count("coin")).isEqualTo(4);
        assertThat(
                        jdbc.sql("select subject from audit order by id")
                                .query((row, _) -> row.getString("subject"))
                                .list())
                .containsExactly("coins/btc", "coins/eth", "coins/btc", "coins/eth", "coins/new");
    }

    @Test
    void aFileOfPricesTakesNothingElseFromACoin() {
        content.aCoin("btc")
                .knownAs("coingecko", "bitcoin")
                .knownAs("coinmarketcap", "1")
                .listedAt(TestClock.START)
                .quoted("coingecko", "1", "100")
                .save();
        content.aCoin("eth").quoted("coingecko", "1", "50").save();
        assertThat(json(editor.csv("id,symbol,name,price\nbtc,BTC,Bitcoin,64000\n")))
                .isEqualTo(counts(0, 1, 0));
        var btc = json(editor.get(COINS + "/btc"));
        assertThat(btc.at("/price").asString()).isEqualTo("64000");
        assertThat(btc.at("/marketCap").isNull()).isTrue();
        assertThat(btc.at("/ids/coingecko").asString()).isEqualTo("bitcoin");
        assertThat(btc.at("/ids/coinmarketcap").asString()).isEqualTo("1");
        assertThat(btc.at("/listedAt").isNull()).isFalse();
        var top = json(http.get().uri("/v1/widgets/rankings").exchange()).at("/items");
        assertThat(top.at("/0/id").asString()).isEqualTo("btc");
        assertThat(top.at("/0/price").asString()).isEqualTo("64000");
        assertThat(top.at("/0/marketCap").isNull()).isTrue();
    }

    @Test
    void aNewPriceAloneMovesNoCoinOutOfItsPlace() {
        editor.csv("id,symbol,name,price,marketCap\na,A,A,1,30\nb,B,B,1,20\n");
        editor.csv("id,symbol,name,price\na,A,A,2\n");
        var top = json(http.get().uri("/v1/widgets/rankings").exchange()).at("/items");
        assertThat(top.at("/0/id").asString()).isEqualTo("a");
        assertThat(top.at("/0/price").asString()).isEqualTo("2");
        assertThat(top.at("/0/marketCap").isNull()).isTrue();
        assertThat(top.at("/1/id").asString()).isEqualTo("b");
    }

    @Test
    void aCoinKnownByAnotherIdForgetsTheOldOnesPrice() {
        content.aCoin("x").knownAs("coingecko", "ripple").quoted("coingecko", "5", "5").save();
        editor.csv("id,symbol,name,ids.coingecko\nx,X,X,other\n");
        assertThat(count("quote")).isZero();
    }

    private JsonNode counts(int created, int updated, int unchanged) {
        return json.readTree(
                "{\"created\": %d, \"updated\": %d, \"unchanged\": %d}"
                        .formatted(created, updated, unchanged));
    }

    @Test
    void everyDigitOfADecimalIsKept() {
        editor.csv(
                """
                id,symbol,name,price,marketCap
                small,S,S,1e-8,2
                long,L,L,0.123456789012345678,123456789012345678
                """);
        assertThat(http.get().uri("/v1/widgets/rankings"))
                .bodyText()
                .contains(
                        "\"price\":\"0.00000001\"",
                        "\"price\":\"0.123456789012345678\"",
                        "\"marketCap\":\"123456789012345678\"");
    }

    @Test
    void aFileHandsAnIdFromOneCoinToAnother() {
        content.aCoin("a").knownAs("coingecko", "one").save();
        content.aCoin("b").knownAs("coingecko", "two").save();
        assertThat(editor.csv("id,symbol,name,ids.coingecko\na,A,A,two\nb,B,B,one\n"))
                .hasStatus(200);
        assertThat(json(editor.get(COINS + "/a")).at("/ids/coingecko").asString()).isEqualTo("two");
        assertThat(json(editor.get(COINS + "/b")).at("/ids/coingecko").asString()).isEqualTo("one");
    }
}
