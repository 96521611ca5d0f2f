package io.cryptoqa.ranking;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import io.cryptoqa.pull.PullSettings;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Freshness;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/widgets/rankings}, at noon of 15 June 2026. */
@HttpTest
class RankingsTests {

    private static final String TOP = "/v1/widgets/rankings";
    private static final String NEW_SPOT = "/v1/widgets/rankings?tab=new-spot";
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration INSTANT = Duration.ofNanos(1_000);

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;
    @Autowired Rankings rankings;
    @Autowired CoinStore store;
    @Autowired Cursors cursors;

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private List<String> ids(String uri) {
        return json(get(uri))
                .at("/items")
                .valueStream()
                .map(coin -> coin.at("/id").asString())
                .toList();
    }

    private JsonNode only(String uri) {
        var items = json(get(uri)).at("/items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private String text(String uri, String member) {
        return only(uri).path(member).asString("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab=new", "tab=", "tab=TOP", "limit=0", "cursor=x", "sort=price"})
    void whatItDoesNotKnowIsRefused(String query) {
        assertThat(get(TOP + "?" + query)).hasStatus(BAD_REQUEST);
    }

    @Test
    void aCursorOfTheOtherTabIsRefused() {
        content.aCoin("a").quoted("sample", "1", "2").listedAt(START).save();
        content.aCoin("b").quoted("sample", "1", "2").listedAt(START).save();
        var next = json(get(TOP + "?limit=1")).at("/page/next").asString();
        assertThat(get(NEW_SPOT + "&cursor=" + next))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/bad-cursor");
    }

    @Test
    void aCoinComesWithEverythingThatMustStandBesideItsPrice() {
        content.aCoin("btc").symbol("BTC").quoted("editorial", "64250.10", "1265000000000").save();
        assertThat(get(TOP + "?locale=zh-Hans"))
                .hasStatus(OK)
                .hasHeader("Content-Language", "zh-Hans");
        assertThat(only(TOP))
                .isEqualTo(
                        json.readTree(
                                """
                                {"rank": 1, "id": "btc", "symbol": "BTC", "name": "btc", "icon": null,
                                 "state": "trading", "price": "64250.10", "currency": "USD",
                                 "change24h": "1.50", "marketCap": "1265000000000", "volume24h": "1000",
                                 "listedAt": null, "tradingOpensAt": null, "asOf": "2026-06-15T12:00:00Z",
                                 "source": "editorial", "freshness": "fresh", "reason": null}
                                """));
        assertThat(get(TOP)).bodyText().contains("\"price\":\"64250.10\"");
    }

    @Test
    void withoutCoinsBothTabsAreEmpty() {
        assertThat(ids(TOP)).isEmpty();
        assertThat(ids(NEW_SPOT)).isEmpty();
    }

    @Test
    void theGreatestMarketValueComesFirstAndTiesGoById() {
        content.aCoin("small").quoted("sample", "1", "9.99999999999999999999").save();
        content.aCoin("b-tied").symbol("SAME").quoted("sample", "2", "10.0").save();
        content.aCoin("a-tied").symbol("SAME").quoted("editorial", "3", "10").save();
        content.aCoin("a0").quoted("sample", "4", "10.00").save();
        content.aCoin("great")
                .quoted("sample", "5", "99999999999999999999999999999999999999")
                .save();
        content.aCoin("zero").quoted("sample", "5", "0").save();
        content.aCoin("unknown").quoted("sample", "5", null).save();
        content.aCoin("priceless").save();
        assertThat(ids(TOP)).containsExactly("great", "a-tied", "a0", "b-tied", "small", "zero");
    }

    @Test
    void theNewestListingComesFirstAndTiesGoById() {
        content.aCoin("never").quoted("sample", "1", "1").save();
        content.aCoin("old").listedAt(START.minus(DAY)).save();
        content.aCoin("b").listedAt(START).save();
        content.aCoin("a").listedAt(START).save();
        content.aCoin("to-come").listedAt(START.plus(INSTANT)).save();
        content.aCoin("announced").state("announced").listedAt(START.plus(DAY)).save();
        content.aCoin("opening")
                .listedAt(START.plus(DAY.multipliedBy(2)))
                .tradingOpensAt(START.plus(DAY))
                .save();
        content.aCoin("halted").state("halted").listedAt(START.minus(DAY.multipliedBy(2))).save();
        assertThat(ids(NEW_SPOT))
                .containsExactly("opening", "announced", "a", "b", "old", "halted");
        clock.pass(INSTANT);
        assertThat(ids(NEW_SPOT)).contains("to-come");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOP + "?limit=2", NEW_SPOT + "&limit=2"})
    void ranksGoOnThroughThePages(String first) {
        for (var id : List.of("e", "c", "a", "d", "b")) {
            content.aCoin(id).quoted("sample", "1", "10").listedAt(START).save();
        }
        var met = new ArrayList<String>();
        var uri = first;
        while (true) {
            var page = json(get(uri));
            page.at("/items")
                    .forEach(coin ->
                            met.add(coin.at("/rank").asInt() + " " + coin.at("/id").asString()));
            var next = page.at("/page/next");
            if (next.isNull()) {
                break;
            }
            uri = first + "&cursor=" + next.asString();
        }
        assertThat(met).containsExactly("1 a", "2 b", "3 c", "4 d", "5 e");
    }

    @Test
    void aCoinThatComesInMeanwhileMakesNoneBeMetTwice() {
        content.aCoin("first").quoted("sample", "1", "30").save();
        content.aCoin("second").quoted("sample", "1", "20").save();
        var next = json(get(TOP + "?limit=1")).at("/page/next").asString();
        content.aCoin("newcomer").quoted("sample", "1", "25.5").save();
        content.aCoin("before").quoted("sample", "1", "31").save();
        assertThat(ids(TOP + "?cursor=" + next)).containsExactly("newcomer", "second");
    }

    @Test
    void aDelistedCoinIsInNeitherTab() {
        content.aCoin("gone")
                .state("delisted")
                .quoted("editorial", "1", "1")
                .listedAt(START)
                .save();
        assertThat(ids(TOP)).isEmpty();
        assertThat(ids(NEW_SPOT)).isEmpty();
    }

    @Test
    void beforeTradingOpensThereIsNoPriceAndForADayNoChange() {
        var opens = START.plus(DAY);
        content.aCoin("new")
                .state("announced")
                .listedAt(START)
                .tradingOpensAt(opens)
                .quoted("editorial", "1.10", "1000")
                .save();
        clock.moveTo(opens.minus(INSTANT));
        assertThat(ids(TOP)).isEmpty();
        assertShown("announced", "null", "null");
        for (var member : List.of("currency", "marketCap", "volume24h", "asOf", "source")) {
            assertThat(only(NEW_SPOT).path(member).isNull()).as(member).isTrue();
        }
        assertThat(text(NEW_SPOT, "freshness")).isEqualTo("unavailable");
        clock.moveTo(opens);
        assertShown("trading", "1.10", "null");
        assertThat(text(NEW_SPOT, "marketCap")).isEqualTo("1000");
        assertThat(ids(TOP)).containsExactly("new");
        clock.moveTo(opens.plus(DAY).minus(INSTANT));
        assertShown("trading", "1.10", "null");
        clock.moveTo(opens.plus(DAY));
        assertShown("trading", "1.10", "1.50");
    }

    private void assertShown(String state, String price, String change) {
        assertThat(text(NEW_SPOT, "state")).isEqualTo(state);
        assertThat(text(NEW_SPOT, "price")).isEqualTo(price);
        assertThat(text(NEW_SPOT, "change24h")).isEqualTo(change);
    }

    @Test
    void aCoinStoredAsTradingIsAnnouncedUntilItOpens() {
        content.aCoin("new")
                .listedAt(START)
                .tradingOpensAt(START.plus(INSTANT))
                .quoted("editorial", "1", "1")
                .save();
        assertShown("announced", "null", "null");
        clock.pass(INSTANT);
        assertShown("trading", "1", "null");
    }

    @Test
    void whatIsAnnouncedWithoutADateStaysSo() {
        content.aCoin("some-day")
                .state("announced")
                .listedAt(START)
                .quoted("editorial", "1", "1")
                .save();
        assertShown("announced", "null", "null");
        assertThat(ids(TOP)).isEmpty();
    }

    @Test
    void haltedIsWhatEditorsSayAndKeepsItsPrice() {
        content.aCoin("held")
                .state("halted")
                .listedAt(START)
                .tradingOpensAt(START.minus(DAY))
                .quoted("editorial", "1", "1")
                .save();
        assertShown("halted", "1", "1.50");
    }

    @Test
    void haltedBeforeItEverOpenedHasNoPrice() {
        content.aCoin("held")
                .state("halted")
                .listedAt(START)
                .tradingOpensAt(START.plus(DAY))
                .quoted("editorial", "1", "1")
                .save();
        assertShown("halted", "null", "null");
    }

    @Test
    void anEditorsPriceIsShownBeforePulledOnesForADay() {
        content.aCoin("x")
                .listedAt(START)
                .quoted("sample", "1", "1", START)
                .quoted("coingecko", "2", "2", START.minusSeconds(10))
                .quoted("editorial", "4", "4", START.minusSeconds(20))
                .save();
        assertThat(text(TOP, "price")).isEqualTo("4");
        clock.moveTo(START.plus(DAY).minusSeconds(20).minusNanos(1000));
        assertThat(text(TOP, "source")).isEqualTo("editorial");
        clock.moveTo(START.plus(DAY).minusSeconds(20));
        assertThat(text(TOP, "source")).isEqualTo("coingecko");
    }

    @Test
    void anOldPriceOfAnEditorIsBetterThanNone() {
        content.aCoin("x").quoted("editorial", "4", "4", START.minus(DAY)).save();
        assertThat(text(TOP, "price")).isEqualTo("4");
        assertThat(text(TOP, "freshness")).isEqualTo("stale");
    }

    @Test
    void samplesAreNoLongerShownOnceAnythingIsPulled() {
        content.aCoin("x").quoted("sample", "1", "9").save();
        content.aCoin("y").quoted("editorial", "1", "1").save();
        assertThat(shownIds()).containsExactly("x", "y");
        content.aCoin("z").quoted("coingecko", "1", "2").save();
        assertThat(shownIds()).containsExactly("z", "y");
    }

    private List<String> shownIds() {
        return json(get(TOP))
                .at("/items")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
    }

    @Test
    void ofPulledSourcesTheNewerIsShownAndBothGoBeforeTheSample() {
        content.aCoin("a")
                .quoted("coingecko", "2", "2", START.minusSeconds(10))
                .quoted("coinmarketcap", "3", "3", START.minusSeconds(9))
                .quoted("sample", "1", "1")
                .save();
        content.aCoin("b")
                .quoted("coingecko", "2", "2", START.minusSeconds(8))
                .quoted("coinmarketcap", "3", "3", START.minusSeconds(9))
                .save();
        content.aCoin("c")
                .quoted("coingecko", "2", "2", START)
                .quoted("coinmarketcap", "3", "1", START)
                .save();
        assertThat(
                        json(get(TOP))
                                .at("/items")
                                .valueStream()
                                .map(each ->
                                        each.at("/id").asString()
                                                + " "
                                                + each.at("/source").asString()))
                .containsExactly("a coinmarketcap", "b coingecko", "c coingecko");
    }

    @Test
    void aQuoteOfAnInstantToComeIsNotShownYet() {
        content.aCoin("x")
                .quoted("editorial", "9", "9", START.plus(INSTANT))
                .quoted("sample", "1", "1")
                .save();
        assertThat(text(TOP, "price")).isEqualTo("1");
        clock.pass(INSTANT);
        assertThat(text(TOP, "price")).isEqualTo("9");
    }

    @Test
    void aQuoteOfEditorsIsFreshForADayAndTheSampleNever() {
        content.aCoin("x").quoted("editorial", "1", "1").save();
        clock.moveTo(START.plus(DAY).minus(INSTANT));
        assertThat(text(TOP, "freshness")).isEqualTo("fresh");
        clock.pass(INSTANT);
        assertThat(text(TOP, "freshness")).isEqualTo("stale");
        content.aCoin("sample").quoted("sample", "1", "2", clock.instant()).save();
        assertThat(json(get(TOP)).at("/items/0/freshness").asString()).isEqualTo("stale");
    }

    @Test
    void whatIsPulledIsFreshForThreeIntervalsAndStaleOnceNobodyPullsIt() {
        content.aCoin("x").quoted("coingecko", "1", "1").save();
        assertThat(text(TOP, "freshness")).isEqualTo("stale");
        var pulling = pulling(clock);
        clock.moveTo(START.plus(Duration.ofMinutes(15)).minus(INSTANT));
        assertThat(pulling.tabs(1).freshness()).isEqualTo(Freshness.FRESH);
        clock.pass(INSTANT);
        assertThat(pulling.tabs(1).freshness()).isEqualTo(Freshness.STALE);
        assertThat(pulling.tabs(1).reason()).isEqualTo("overdue");
    }

    /** As configured with CoinGecko, which no test is. */
    private Rankings pulling(Clock time) {
        var settings =
                new RankingSettings(
                        new PullSettings(
                                URI.create("http://localhost"), null, null, Duration.ofSeconds(1)),
                        null);
        return new Rankings(store, settings, cursors, time);
    }

    @Test
    void aPageIsToldOfBothTabs() {
        content.aCoin("a").quoted("editorial", "1", "9", START.minusSeconds(5)).save();
        content.aCoin("b")
                .quoted("editorial", "1", "8", START.minusSeconds(1))
                .listedAt(START)
                .save();
        content.aCoin("c").quoted("editorial", "1", "7", START.minusSeconds(9)).save();
        content.aCoin("d").state("announced").listedAt(START).save();
        var tabs = rankings.tabs(2);
        assertThat(tabs.top()).extracting(Coin::id).containsExactly("a", "b");
        assertThat(tabs.newSpot()).extracting(Coin::id).containsExactly("b", "d");
        assertThat(tabs.newSpot()).extracting(Coin::rank).containsExactly(1, 2);
        assertThat(tabs.asOf()).isEqualTo(START.minusSeconds(5));
        assertThat(tabs.freshness()).isEqualTo(Freshness.FRESH);
        assertThat(tabs.reason()).isNull();
    }

    @Test
    void onePoorQuoteIsSaidOfBothTabs() {
        assertTabs(Freshness.UNAVAILABLE, "no-quotes");
        content.aCoin("none").state("announced").listedAt(START).quoted("sample", "1", "1").save();
        assertTabs(Freshness.UNAVAILABLE, "no-quotes");
        content.aCoin("a").quoted("editorial", "1", "9").save();
        assertTabs(Freshness.FRESH, "null");
        content.aCoin("b").quoted("editorial", "1", "8", START.minus(DAY)).save();
        assertTabs(Freshness.STALE, "overdue");
        content.aCoin("c").quoted("sample", "1", "7").save();
        assertTabs(Freshness.STALE, "sample-data");
    }

    private void assertTabs(Freshness freshness, String reason) {
        var tabs = rankings.tabs(5);
        assertThat(tabs.freshness()).isEqualTo(freshness);
        assertThat(String.valueOf(tabs.reason())).isEqualTo(reason);
        assertThat(tabs.asOf() == null).isEqualTo(freshness == Freshness.UNAVAILABLE);
    }

    @Test
    void bothTabsCostOneStatementHoweverManyCoinsThereAre() {
        for (int i = 0; i < 30; i++) {
            content.aCoin("c" + i)
                    .quoted("sample", "1", "" + i)
                    .quoted("editorial", "1", "1")
                    .save();
        }
        assertThat(Statements.during(() -> rankings.tabs(5))).hasSize(1);
        assertThat(Statements.during(() -> get(TOP))).hasSize(1);
    }
}
