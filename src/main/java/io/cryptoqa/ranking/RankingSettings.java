package io.cryptoqa.ranking;

import io.cryptoqa.pull.PullSettings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the rankings. A source without an address is never asked.
 *
 * @param coingecko such as {@code https://api.coingecko.com/api/v3}
 * @param coinmarketcap such as {@code https://pro-api.coinmarketcap.com}; it needs a key
 */
@ConfigurationProperties("cryptoqa.rankings")
record RankingSettings(@Nullable PullSettings coingecko, @Nullable PullSettings coinmarketcap) {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /** Where a source is pulled from; empty if it is not. */
    Optional<PullSettings> of(QuoteSource source) {
        return Optional.ofNullable(
                switch (source) {
                    case COINGECKO -> coingecko;
                    case COINMARKETCAP -> coinmarketcap;
                    case EDITORIAL, SAMPLE -> null;
                });
    }

    /** From one pull of a source to the next; empty if it is not pulled. */
    Optional<Duration> interval(QuoteSource source) {
        return of(source).map(settings -> settings.intervalOr(INTERVAL));
    }
}
