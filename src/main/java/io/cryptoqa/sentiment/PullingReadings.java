package io.cryptoqa.sentiment;

import static io.cryptoqa.web.SqlInstants.utc;
import static java.util.stream.Collectors.toMap;

import io.cryptoqa.pull.BadAnswer;
import io.cryptoqa.pull.Fetching;
import io.cryptoqa.pull.PullSettings;
import io.cryptoqa.pull.Pulls;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps readings of public services beside the editors', each under its own source. Services are
 * asked outside any transaction; what they answered is then kept whole, or not at all.
 */
@Component
class PullingReadings {

    private static final Duration HOURLY = Duration.ofHours(1);
    private static final int MOST_DAYS = 3_660;

    private static final String INSERT =
            """
            insert into fear_greed_reading (index_value, as_of, fetched_at, next_update_at, source, read_on)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE =
            """
            update fear_greed_reading set index_value = ?, as_of = ?, fetched_at = ?, next_update_at = ?
            where source = ? and read_on = ?
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Fetching fetching;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PullingReadings(
            FearGreedSettings settings,
            Pulls pulls,
            Fetching fetching,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.fetching = fetching;
        this.events = events;
        this.clock = clock;
        var alternativeMe = settings.alternativeMe();
        if (alternativeMe != null) {
            pulls.announce(
                    ReadingSource.ALTERNATIVE_ME.id(),
                    alternativeMe.intervalOr(HOURLY),
                    () -> pullAlternativeMe(alternativeMe));
        }
        var coinmarketcap = settings.coinmarketcap();
        if (coinmarketcap != null) {
            pulls.announce(
                    ReadingSource.COINMARKETCAP.id(),
                    coinmarketcap.intervalOr(CoinMarketCapIndex.INTERVAL),
                    () -> pullCoinMarketCap(coinmarketcap));
        }
    }

    /**
     * Takes what alternative.me has since the newest day that is known.
     *
     * @throws BadAnswer and keeps nothing
     */
    void pullAlternativeMe(PullSettings settings) {
        var now = clock.instant();
        var days =
                newestDay(ReadingSource.ALTERNATIVE_ME)
                        .map(known -> ChronoUnit.DAYS.between(known, day(now)) + 2)
                        .filter(missing -> missing > 0 && missing < MOST_DAYS)
                        .orElse((long) MOST_DAYS);
        keep(
                ReadingSource.ALTERNATIVE_ME,
                new AlternativeMe(fetching, settings).newest(days.intValue(), now),
                now);
    }

    /**
     * Takes what CoinMarketCap has since the newest day that is known.
     *
     * @throws BadAnswer and keeps nothing
     */
    void pullCoinMarketCap(PullSettings settings) {
        var now = clock.instant();
        var known = newestDay(ReadingSource.COINMARKETCAP).orElse(LocalDate.EPOCH);
        keep(
                ReadingSource.COINMARKETCAP,
                new CoinMarketCapIndex(fetching, settings).since(known, now),
                now);
    }

    private Optional<LocalDate> newestDay(ReadingSource source) {
        return jdbc.sql(
                        """
                        select read_on from fear_greed_reading where source = ?
                        order by source desc, read_on desc limit 1
                        """)
                .param(source.id())
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .optional();
    }

    private void keep(ReadingSource source, List<PulledReading> readings, Instant now) {
        var newest = readings.stream().map(PulledReading::day).max(LocalDate::compareTo);
        transactions.executeWithoutResult(_ -> {
            events.publishEvent(Changed.of(CacheGroup.READINGS));
            var known = known(source, readings);
            for (var reading : readings) {
                var value = known.get(reading.day());
                if (value == null) {
                    write(INSERT, source, reading, now);
                } else if (value != reading.value() || newest.get().equals(reading.day())) {
                    write(UPDATE, source, reading, now);
                }
            }
        });
    }

    private Map<LocalDate, Integer> known(ReadingSource source, List<PulledReading> readings) {
        var first = readings.stream().map(PulledReading::day).min(LocalDate::compareTo);
        return jdbc
                .sql(
                        """
                        select read_on, index_value from fear_greed_reading
                        where source = ? and read_on >= ?
                        """)
                .params(source.id(), first.orElseThrow())
                .query((row, _) -> Map.entry(row.getObject(1, LocalDate.class), row.getInt(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void write(String sql, ReadingSource source, PulledReading reading, Instant now) {
        jdbc.sql(sql)
                .param(reading.value())
                .param(micros(reading.asOf()))
                .param(micros(now))
                .param(nextUpdate(reading))
                .param(source.id())
                .param(reading.day())
                .update();
    }

    private static @Nullable OffsetDateTime nextUpdate(PulledReading reading) {
        var next = reading.nextUpdateAt();
        return next == null ? null : micros(next);
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Both databases keep microseconds, and round what is finer. */
    private static OffsetDateTime micros(Instant at) {
        return utc(at.truncatedTo(ChronoUnit.MICROS));
    }
}
