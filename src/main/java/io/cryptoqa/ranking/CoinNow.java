package io.cryptoqa.ranking;

import io.cryptoqa.web.Freshness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of a coin at an instant.
 *
 * @param state by the clock
 * @param quote the one shown; null before trading opens, or if no source has one
 * @param marketValue what to sort by: that of the most trusted quote that has one, so that a price
 *     alone, put right by an editor, moves no coin out of its place; null if none has
 * @param isChangeKnown whether the price has a day behind it to have changed in
 */
record CoinNow(
        StoredCoin coin,
        CoinState state,
        @Nullable Quote quote,
        @Nullable BigDecimal marketValue,
        boolean isChangeKnown) {

    private static final Duration DAY = Duration.ofHours(24);

    static CoinNow at(StoredCoin coin, boolean withSamples, Instant now) {
        var opensAt = coin.tradingOpensAt();
        var state = coin.state();
        if (opensAt != null && (state == CoinState.ANNOUNCED || state == CoinState.TRADING)) {
            state = now.isBefore(opensAt) ? CoinState.ANNOUNCED : CoinState.TRADING;
        }
        var isOpen = state != CoinState.ANNOUNCED && (opensAt == null || !now.isBefore(opensAt));
        var quotes = isOpen ? usable(coin, withSamples, now) : List.<Quote>of();
        return new CoinNow(
                coin,
                state,
                quotes.isEmpty() ? null : quotes.getFirst(),
                quotes.stream()
                        .map(quote -> coin.marketValues().get(quote.source()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                opensAt == null || !now.isBefore(changeKnownFrom(opensAt)));
    }

    /** From when on a price that trading gave it first at this moment has a day behind it. */
    static Instant changeKnownFrom(Instant opensAt) {
        return opensAt.plus(DAY);
    }

    /** The most trusted first. */
    private static List<Quote> usable(StoredCoin coin, boolean withSamples, Instant now) {
        return coin.quotes().stream()
                .filter(quote -> quote.price() != null && !quote.asOf().isAfter(now))
                .filter(quote -> withSamples || quote.source() != QuoteSource.SAMPLE)
                .sorted(Quote.byTrust(now))
                .toList();
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
                freshness,
                quote != null
                        ? null
                        : state == CoinState.ANNOUNCED ? "before-trading" : "no-quote");
    }
}
