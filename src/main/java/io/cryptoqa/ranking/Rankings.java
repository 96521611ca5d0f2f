package io.cryptoqa.ranking;

import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Freshness;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Shown;
import io.cryptoqa.web.Slice;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The coins of both tabs. There are a few thousand coins at most, and which quote of a coin is
 * shown, and whether any is, goes by the clock: so all are loaded, with their quotes, by one
 * statement, and are judged, sorted and cut here, alike on every database.
 */
@Component
@Transactional(readOnly = true)
public class Rankings {

    /** Of a pulled source: its interval, and as grace two more. */
    private static final int INTERVALS = 3;

    /** How far behind a source's own prices may be. */
    private static final Duration OLD = Duration.ofHours(1);

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::key, Comparator.reverseOrder())
                    .thenComparing(Position::id);

    private final CoinStore store;
    private final RankingSettings settings;
    private final Cursors cursors;
    private final Clock clock;

    Rankings(CoinStore store, RankingSettings settings, Cursors cursors, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Where in a tab a coin belongs. */
    private record Position(BigDecimal key, String id) {}

    private record Placed(Position position, CoinNow coin) {}

    /**
     * Where a page ended.
     *
     * @param rank of its last coin
     */
    private record End(Position position, int rank) {

        static End of(List<String> cursor) {
            return new End(
                    new Position(new BigDecimal(cursor.get(0)), cursor.get(1)),
                    Integer.parseInt(cursor.get(2)));
        }

        List<String> cursor() {
            return List.of(position.key.toPlainString(), position.id, Integer.toString(rank));
        }
    }

    private record Ranked(int rank, Placed placed) {
        End end() {
            return new End(placed.position, rank);
        }
    }

    /** The first coins of both tabs, up to so many of each: one statement. */
    public Tabs tabs(int most) {
        var now = clock.instant();
        var coins = now(now);
        var top = first(Tab.TOP, coins, most, now);
        var newSpot = first(Tab.NEW_SPOT, coins, most, now);
        var priced =
                Stream.concat(top.stream(), newSpot.stream())
                        .filter(coin -> coin.price() != null)
                        .toList();
        var reason = reason(priced);
        return new Tabs(
                top,
                newSpot,
                priced.isEmpty()
                        ? Freshness.UNAVAILABLE
                        : reason == null ? Freshness.FRESH : Freshness.STALE,
                priced.stream()
                        .map(Coin::asOf)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                reason);
    }

    private static @Nullable String reason(List<Coin> priced) {
        if (priced.isEmpty()) {
            return "no-quotes";
        }
        if (priced.stream().anyMatch(coin -> coin.source() == QuoteSource.SAMPLE)) {
            return "sample-data";
        }
        return priced.stream().anyMatch(coin -> coin.freshness() == Freshness.STALE)
                ? "overdue"
                : null;
    }

    /** One page of a tab; ranks go on from the page before. */
    Slice<Coin> page(Tab tab, PageParameters page) {
        var now = clock.instant();
        var list = "rankings " + tab.id();
        var cursor = page.cursor();
        var after = cursor == null ? null : End.of(cursors.open(list, cursor));
        var limit = page.limitOrDefault();
        var slice =
                Slice.of(
                        ranked(tab, now(now), after, limit + 1, now),
                        limit,
                        last -> cursors.seal(list, last.end().cursor()));
        return slice.withItems(views(slice.items(), now));
    }

    private List<Coin> first(Tab tab, List<CoinNow> coins, int most, Instant now) {
        return views(ranked(tab, coins, null, most, now), now);
    }

    /** Samples are for a site that pulls nothing: no list mixes them with pulled prices. */
    private List<CoinNow> now(Instant now) {
        Shown.of(CacheGroup.COINS);
        var coins = store.all();
        coins.forEach(coin -> coin.moments().filter(now::isBefore).forEach(Shown::until));
        var isPulled =
                coins.stream()
                        .flatMap(coin -> coin.quotes().stream())
                        .anyMatch(quote -> quote.source().isPulled());
        return coins.stream().map(coin -> CoinNow.at(coin, !isPulled, now)).toList();
    }

    /**
     * Those of a tab in order.
     *
     * @param after where to go on; null to begin
     */
    private static List<Ranked> ranked(
            Tab tab, List<CoinNow> coins, @Nullable End after, int most, Instant now) {
        var placed = new ArrayList<Placed>();
        for (var coin : coins) {
            var key = tab.key(coin, now);
            if (key != null) {
                placed.add(new Placed(new Position(key, coin.coin().id()), coin));
            }
        }
        var rest =
                placed.stream()
                        .filter(each ->
                                after == null || ORDER.compare(each.position, after.position) > 0)
                        .sorted(Comparator.comparing(Placed::position, ORDER))
                        .limit(most)
                        .toList();
        var first = after == null ? 1 : after.rank + 1;
        return IntStream.range(0, rest.size())
                .mapToObj(place -> new Ranked(first + place, rest.get(place)))
                .toList();
    }

    private List<Coin> views(List<Ranked> ranked, Instant now) {
        return ranked.stream()
                .map(each -> {
                    var coin = each.placed.coin;
                    return coin.ranked(each.rank, freshness(coin.quote(), now));
                })
                .toList();
    }

    /** By when it was fetched, and by what it says of itself: a source may repeat an old price. */
    private Freshness freshness(@Nullable Quote quote, Instant now) {
        if (quote == null) {
            return Freshness.UNAVAILABLE;
        }
        var staleFrom =
                switch (quote.source()) {
                    case EDITORIAL -> quote.asOf().plus(Quote.EDITORIAL);
                    case COINGECKO, COINMARKETCAP ->
                            settings.interval(quote.source())
                                    .map(interval -> staleFrom(quote, interval))
                                    .orElse(now);
                    case SAMPLE -> now;
                };
        if (!staleFrom.isAfter(now)) {
            return Freshness.STALE;
        }
        Shown.until(staleFrom);
        return Freshness.FRESH;
    }

    private static Instant staleFrom(Quote quote, Duration interval) {
        var grace = interval.multipliedBy(INTERVALS);
        var fetched = quote.fetchedAt().plus(grace);
        var said = quote.asOf().plus(grace.compareTo(OLD) > 0 ? grace : OLD);
        return said.isBefore(fetched) ? said : fetched;
    }
}
