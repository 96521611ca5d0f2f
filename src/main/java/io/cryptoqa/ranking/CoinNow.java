package io.cryptoqa.ranking;

import io.cryptoqa.web.Freshness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of a coin at an instant.
 *
 * @param state by the clock
 * @param quote the one shown; null before trading opens, or if no source has one
 * @param isChangeKnown whether the price has a day behind it to have changed in
 */
record CoinNow(StoredCoin coin, CoinState state, @Nullable Quote quote, boolean isChangeKnown) {

    private static final Duration DAY = Duration.ofHours(24);

    static CoinNow at(StoredCoin coin, boolean withSamples, Instant now) {
        var opensAt = coin.tradingOpensAt();
        var state = coin.state();
        if (opensAt != null && (state == CoinState.ANNOUNCED || state == CoinState.TRADING)) {
            state = now.isBefore(opensAt) ? CoinState.ANNOUNCED : CoinState.TRADING;
        }
        var isOpen = state != CoinState.ANNOUNCED && (opensAt == null || !now.isBefore(opensAt));
        return new CoinNow(
                coin,
                state,
                isOpen ? shown(coin, withSamples, now) : null,
                opensAt == null || !now.isBefore(opensAt.plus(DAY)));
    }

    private static @Nullable Quote shown(StoredCoin coin, boolean withSamples, Instant now) {
        return coin.quotes().stream()
                .filter(quote -> quote.price() != null && !quote.asOf().isAfter(now))
                .filter(quote -> withSamples || quote.source() != QuoteSource.SAMPLE)
                .min(Quote.byTrust(now))
                .orElse(null);
    }

    /** The market value of the quote shown. */
    @Nullable BigDecimal marketValue() {
        return quote == null ? null : coin.marketValues().get(quote.source());
    }

    Coin ranked(int rank, Freshness freshness) {
        return new Coin(
                rank,
                coin.id(),
                coin.symbol(),
                coin.name(),
                coin.icon(),
                state,
                quote == null ? null : quote.price(),
                quote == null ? null : quote.currency(),
                quote == null || !isChangeKnown ? null : quote.change24h(),
                quote == null ? null : quote.marketCap(),
                quote == null ? null : quote.volume24h(),
                coin.listedAt(),
                coin.tradingOpensAt(),
                quote == null ? null : quote.asOf(),
                quote == null ? null : quote.source(),
                freshness);
    }
}
