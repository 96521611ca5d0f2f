package io.cryptoqa.seed;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Migration 012: a promotion and sample coins from {@code seed/2026-11-widgets}, against the schema
 * as it was then. Only a database that has the shipped articles gets them: one that was begun empty
 * stays free of samples.
 */
@Component
class ShippedWidgets implements JavaMigration {

    private static final String FOLDER = "seed/2026-11-widgets/";

    /** The instant that the sample quotes are as of. */
    private static final Instant AS_OF = Instant.parse("2026-04-27T00:00:00Z");

    private final SeedSettings settings;
    private final Clock clock;

    ShippedWidgets(SeedSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        var rows = new Rows(context.getConnection());
        var hasArticles =
                "select 1 from revision where created_by = '%s'".formatted(SeedWriter.WRITER);
        if (settings.seed() && rows.isAny(hasArticles)) {
            for (var promotion : promotions()) {
                write(promotion, rows);
            }
            for (var coin : coins()) {
                write(coin, rows);
            }
        }
    }

    @SuppressWarnings("unchecked") // the file is ours, and a test reads it
    private void write(Map<String, Object> promotion, Rows rows) throws SQLException {
        rows.run(
                """
                insert into promotion (code, version, link, starts_at, priority, waive_script, created_at, updated_at)
                values (?, 1, ?, ?, ?, false, ?, ?)
                """,
                promotion.get("code"),
                promotion.get("link"),
                Instant.parse(String.valueOf(promotion.get("startsAt"))),
                promotion.get("priority"),
                clock.instant(),
                clock.instant());
        var texts =
                (Map<String, Map<String, String>>) Objects.requireNonNull(promotion.get("texts"));
        for (var text : texts.entrySet()) {
            rows.run(
                    """
                    insert into promotion_text (code, locale, title, subtitle, call_to_action)
                    values (?, ?, ?, ?, ?)
                    """,
                    promotion.get("code"),
                    text.getKey(),
                    text.getValue().get("title"),
                    text.getValue().get("subtitle"),
                    text.getValue().get("callToAction"));
        }
    }

    private void write(SampleCoin coin, Rows rows) throws SQLException {
        rows.run(
                """
                insert into coin (id, version, symbol, name, state, listed_at, trading_opens_at, created_at, updated_at)
                values (?, 1, ?, ?, ?, ?, ?, ?, ?)
                """,
                coin.id,
                coin.symbol,
                coin.name,
                coin.state,
                instant(coin.listedAt),
                instant(coin.tradingOpensAt),
                clock.instant(),
                clock.instant());
        rows.run(
                """
                insert into quote (coin_id, source, price, currency, change_24h, market_cap, volume_24h, market_value,
                  as_of, fetched_at)
                values (?, 'sample', ?, 'USD', ?, ?, ?, ?, ?, ?)
                """,
                coin.id,
                coin.price,
                coin.change24h,
                coin.marketCap,
                coin.volume24h,
                new BigDecimal(coin.marketCap),
                AS_OF,
                clock.instant());
        for (var known :
                List.of(
                        List.of("coingecko", coin.coingecko),
                        List.of("coinmarketcap", coin.coinmarketcap))) {
            rows.run(
                    "insert into coin_source (coin_id, source, their_id) values (?, ?, ?)",
                    coin.id,
                    known.get(0),
                    known.get(1));
        }
    }

    /** The columns of the file, in its order. */
    private record SampleCoin(
            String id,
            String symbol,
            String name,
            String state,
            String listedAt,
            String tradingOpensAt,
            String price,
            String change24h,
            String marketCap,
            String volume24h,
            String coingecko,
            String coinmarketcap) {}

    private static List<SampleCoin> coins() throws IOException {
        return text("coins.csv")
                .lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",", -1)))
                .map(cells ->
                        new SampleCoin(
                                cells.get(0),
                                cells.get(1),
                                cells.get(2),
                                cells.get(3),
                                cells.get(4),
                                cells.get(5),
                                cells.get(6),
                                cells.get(7),
                                cells.get(8),
                                cells.get(9),
                                cells.get(10),
                                cells.get(11)))
                .toList();
    }

    @SuppressWarnings("unchecked") // as above
    private static List<Map<String, Object>> promotions() throws IOException {
        return (List<Map<String, Object>>)
                new Load(LoadSettings.builder().build()).loadFromString(text("promotions.yaml"));
    }

    private static String text(String file) throws IOException {
        return new ClassPathResource(FOLDER + file).getContentAsString(StandardCharsets.UTF_8);
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("012");
    }

    @Override
    public String getDescription() {
        return "shipped widgets";
    }

    /** None: the text of a class does not say what it does. */
    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
