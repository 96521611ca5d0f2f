package io.cryptoqa.ranking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A coin as it is stored, with what all sources say of it.
 *
 * @param state what editors say, to which readers see the clock added
 * @param marketValues the market value of each source that has one, to sort by
 */
record StoredCoin(
        String id,
        long version,
        String symbol,
        String name,
        @Nullable String icon,
        CoinState state,
        @Nullable Instant listedAt,
        @Nullable Instant tradingOpensAt,
        Instant createdAt,
        Instant updatedAt,
        List<Quote> quotes,
        Map<QuoteSource, BigDecimal> marketValues) {

    /** All moments at which the clock changes what readers see of it, past ones too. */
    Stream<Instant> moments() {
        var own =
                Stream.of(
                                Optional.ofNullable(listedAt),
                                Optional.ofNullable(tradingOpensAt),
                                Optional.ofNullable(tradingOpensAt).map(CoinNow::changeKnownFrom))
                        .flatMap(Optional::stream);
        return Stream.concat(own, quotes.stream().flatMap(Quote::moments));
    }
}
