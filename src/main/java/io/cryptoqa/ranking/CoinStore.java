package io.cryptoqa.ranking;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.instantOrNull;
import static io.cryptoqa.web.SqlInstants.utc;
import static io.cryptoqa.web.SqlInstants.utcOrNull;

import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import io.cryptoqa.web.Inserting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of coins, of the ids that sources know them by, and of quotes. */
@Component
class CoinStore {

    /** The digits behind the point of the column that is sorted by. */
    private static final int SORTED_DIGITS = 20;

    private final JdbcClient jdbc;
    private final Inserting inserting;
    private final ApplicationEventPublisher events;

    CoinStore(JdbcClient jdbc, Inserting inserting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.inserting = inserting;
        this.events = events;
    }

    /** All coins with their quotes, in no order: one statement. */
    List<StoredCoin> all() {
        return load("", List.of());
    }

    /** All as editors see them, by id: two statements. */
    List<EditedCoin> edited() {
        return edited("", List.of());
    }

    Optional<EditedCoin> find(String id) {
        return edited("where c.id = ?", List.of(id)).stream().findFirst();
    }

    /** The same, its row locked until the transaction ends. */
    Optional<EditedCoin> lock(String id) {
        var locked =
                jdbc.sql("select version from coin where id = ? for update")
                        .param(id)
                        .query(Long.class)
                        .optional();
        return locked.flatMap(_ -> find(id));
    }

    /** Locks all coins there are. */
    void lockAll() {
        jdbc.sql("select id from coin order by id for update")
                .query((row, _) -> row.getString("id"))
                .list();
    }

    /** Who has which id, save that these coins have none: they are about to be given theirs. */
    Claims claimsOfAllBut(Collection<String> coins) {
        var without = Set.copyOf(coins);
        var claims = new Claims();
        jdbc.sql("select coin_id, source, their_id from coin_source")
                .query(row -> {
                    var source = QuoteSource.ofId(row.getString("source"));
                    var coin = row.getString("coin_id");
                    if (source.isPresent() && !without.contains(coin)) {
                        claims.claim(source.get(), row.getString("their_id"), coin);
                    }
                });
        return claims;
    }

    /** The coins that a source knows, by its ids. */
    Map<String, String> known(QuoteSource source) {
        var coins = new HashMap<String, String>();
        jdbc.sql("select their_id, coin_id from coin_source where source = ?")
                .param(source.id())
                .query(row -> {
                    coins.put(row.getString("their_id"), row.getString("coin_id"));
                });
        return coins;
    }

    Set<String> ids() {
        return new HashSet<>(
                jdbc.sql("select id from coin").query((row, _) -> row.getString("id")).list());
    }

    /** Whether the coin is in; false if there is one of this id. */
    boolean insert(CoinInput coin, Instant now) {
        if (!inserting.tryInsert(
                """
                insert into coin (id, version, symbol, name, state, created_at, updated_at)
                values (?, 1, ?, ?, ?, ?, ?)
                """,
                coin.id(),
                coin.symbol(),
                coin.name(),
                coin.state().id(),
                utc(now),
                utc(now))) {
            return false;
        }
        update(coin, 1, now);
        return true;
    }

    /** Replaces what editors say of a coin, but for its ids. */
    void update(CoinInput coin, long version, Instant now) {
        changed();
        jdbc.sql(
                        """
                        update coin set version = ?, symbol = ?, name = ?, icon = ?, state = ?, listed_at = ?,
                          trading_opens_at = ?, updated_at = ?
                        where id = ?
                        """)
                .param(version)
                .param(coin.symbol())
                .param(coin.name())
                .param(coin.icon())
                .param(coin.state().id())
                .param(utcOrNull(coin.listedAt()))
                .param(utcOrNull(coin.tradingOpensAt()))
                .param(utc(now))
                .param(coin.id())
                .update();
        var entered = coin.quote();
        if (entered == null) {
            jdbc.sql("delete from quote where coin_id = ? and source = ?")
                    .params(coin.id(), QuoteSource.EDITORIAL.id())
                    .update();
        } else {
            write(coin.id(), entered.fetchedAt(now));
        }
    }

    /** Replaces the ids of coins by those given, once none of them has any. */
    void writeIds(Collection<CoinInput> coins) {
        changed();
        for (var coin : coins) {
            forgetOthersQuotes(coin);
            jdbc.sql("delete from coin_source where coin_id = ?").param(coin.id()).update();
        }
        for (var coin : coins) {
            coin.ids()
                    .bySource()
                    .forEach((source, theirId) -> {
                        if (!writeId(coin.id(), source, theirId)) {
                            throw new TakenMeanwhile(coin.id(), source, theirId);
                        }
                    });
        }
    }

    /** A quote pulled by an id that the coin has no more is another coin's. */
    private void forgetOthersQuotes(CoinInput coin) {
        for (var source : QuoteSource.values()) {
            jdbc.sql(
                            """
                            delete from quote where coin_id = :coin and source = :source
                              and exists (select 1 from coin_source s where s.coin_id = :coin
                                and s.source = :source and s.their_id <> :theirs)
                            """)
                    .param("coin", coin.id())
                    .param("source", source.id())
                    .param("theirs", coin.ids().bySource().getOrDefault(source, ""))
                    .update();
        }
    }

    /** Whether the coin has it now; false if another has. */
    boolean writeId(String coin, QuoteSource source, String theirId) {
        return inserting.tryInsert(
                "insert into coin_source (coin_id, source, their_id) values (?, ?, ?)",
                coin,
                source.id(),
                theirId);
    }

    /**
     * Replaces what a source says of a coin. A coin that gets another price from an editor, and
     * nothing else, is sorted by the market value that it had.
     */
    void write(String coin, Quote quote) {
        changed();
        var marketValue =
                quote.source() == QuoteSource.EDITORIAL ? "coalesce(?, market_value)" : "?";
        if (write(
                        """
                        update quote set price = ?, currency = ?, change_24h = ?, market_cap = ?, volume_24h = ?,
                          market_value = %s, as_of = ?, fetched_at = ?
                        where coin_id = ? and source = ?
                        """
                                .formatted(marketValue),
                        coin,
                        quote)
                == 0) {
            write(
                    """
                    insert into quote (price, currency, change_24h, market_cap, volume_24h, market_value,
                      as_of, fetched_at, coin_id, source)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    coin,
                    quote);
        }
    }

    private int write(String sql, String coin, Quote quote) {
        return jdbc.sql(sql)
                .param(quote.price())
                .param(quote.currency())
                .param(quote.change24h())
                .param(quote.marketCap())
                .param(quote.volume24h())
                .param(sorted(quote.marketCap()))
                .param(utc(quote.asOf()))
                .param(utc(quote.fetchedAt()))
                .param(coin)
                .param(quote.source().id())
                .update();
    }

    /** With its ids and quotes. */
    void delete(String id) {
        changed();
        jdbc.sql("delete from coin where id = ?").param(id).update();
    }

    private void changed() {
        events.publishEvent(Changed.of(CacheGroup.COINS));
    }

    private List<EditedCoin> edited(String condition, List<String> parameters) {
        var ids = new HashMap<String, Map<QuoteSource, String>>();
        jdbc.sql(
                        """
                        select s.coin_id, s.source, s.their_id from coin_source s
                        join coin c on c.id = s.coin_id
                        """
                                + condition)
                .params(parameters)
                .query(row -> {
                    var source = QuoteSource.ofId(row.getString("source"));
                    if (source.isPresent()) {
                        ids.computeIfAbsent(
                                        row.getString("coin_id"),
                                        _ -> new EnumMap<>(QuoteSource.class))
                                .put(source.get(), row.getString("their_id"));
                    }
                });
        return load(condition, parameters).stream()
                .sorted(Comparator.comparing(StoredCoin::id))
                .map(coin ->
                        EditedCoin.of(coin, TheirIds.of(ids.getOrDefault(coin.id(), Map.of()))))
                .toList();
    }

    private List<StoredCoin> load(String condition, List<String> parameters) {
        var coins = new LinkedHashMap<String, StoredCoin>();
        jdbc.sql(
                        """
                        select c.id, c.version, c.symbol, c.name, c.icon, c.state, c.listed_at, c.trading_opens_at,
                          c.created_at, c.updated_at, q.source, q.price, q.currency, q.change_24h, q.market_cap,
                          q.volume_24h, q.market_value, q.as_of, q.fetched_at
                        from coin c left join quote q on q.coin_id = c.id
                        """
                                + condition)
                .params(parameters)
                .query(row -> {
                    var coin = coins.get(row.getString("id"));
                    if (coin == null) {
                        coin = coin(row);
                        coins.put(coin.id(), coin);
                    }
                    addQuote(row, coin);
                });
        return List.copyOf(coins.values());
    }

    private static StoredCoin coin(ResultSet row) throws SQLException {
        return new StoredCoin(
                row.getString("id"),
                row.getLong("version"),
                row.getString("symbol"),
                row.getString("name"),
                row.getString("icon"),
                CoinState.ofId(row.getString("state")),
                instantOrNull(row, "listed_at"),
                instantOrNull(row, "trading_opens_at"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                new ArrayList<>(),
                new EnumMap<>(QuoteSource.class));
    }

    private static void addQuote(ResultSet row, StoredCoin coin) throws SQLException {
        var id = row.getString("source");
        // one that a later version had and this one has not is left out
        var source = id == null ? Optional.<QuoteSource>empty() : QuoteSource.ofId(id);
        if (source.isEmpty()) {
            return;
        }
        coin.quotes()
                .add(
                        new Quote(
                                source.get(),
                                row.getString("price"),
                                row.getString("currency"),
                                row.getString("change_24h"),
                                row.getString("market_cap"),
                                row.getString("volume_24h"),
                                instant(row, "as_of"),
                                instant(row, "fetched_at")));
        var marketValue = row.getBigDecimal("market_value");
        if (marketValue != null) {
            coin.marketValues().put(source.get(), marketValue);
        }
    }

    private static @Nullable BigDecimal sorted(@Nullable String marketCap) {
        return marketCap == null
                ? null
                : new BigDecimal(marketCap).setScale(SORTED_DIGITS, RoundingMode.HALF_EVEN);
    }
}
