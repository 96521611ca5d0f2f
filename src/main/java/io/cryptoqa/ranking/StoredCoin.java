package io.cryptoqa.ranking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        Map<QuoteSource, BigDecimal> marketValues) {}
