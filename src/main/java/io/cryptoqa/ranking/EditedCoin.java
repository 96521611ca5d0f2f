package io.cryptoqa.ranking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A coin as editors see it.
 *
 * @param version raised by every change of an editor; the {@code ETag} of the answer
 * @param state what editors say; readers see {@code announced} and {@code trading} by the clock
 *     once {@code tradingOpensAt} is set
 * @param price what editors say that it costs, with the figures that follow; null if they say
 *     nothing, and other sources are shown
 * @param ids what sources call it
 * @param quotes of every source, the most trusted first
 */
@Schema(name = "EditedCoin")
record EditedCoin(
        String id,
        long version,
        String symbol,
        String name,
        @Nullable String icon,
        CoinState state,
        @Nullable Instant listedAt,
        @Nullable Instant tradingOpensAt,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String price,
        String currency,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String change24h,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String marketCap,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String volume24h,
        @Nullable Instant asOf,
        TheirIds ids,
        List<Quote> quotes,
        Instant createdAt,
        Instant updatedAt) {

    /** The JSON of a coin; decimals are strings, in plain notation or with an exponent. */
    @Schema(name = "CoinInput")
    record Shape(
            @Nullable String id,
            String symbol,
            String name,
            @Nullable String icon,
            @Nullable CoinState state,
            @Nullable Instant listedAt,
            @Nullable Instant tradingOpensAt,
            @Nullable String price,
            @Nullable String currency,
            @Nullable String change24h,
            @Nullable String marketCap,
            @Nullable String volume24h,
            @Nullable Instant asOf,
            @Nullable TheirIds ids) {}

    static EditedCoin of(StoredCoin coin, TheirIds ids) {
        var entered =
                coin.quotes().stream()
                        .filter(quote -> quote.source() == QuoteSource.EDITORIAL)
                        .findFirst()
                        .orElse(null);
        return new EditedCoin(
                coin.id(),
                coin.version(),
                coin.symbol(),
                coin.name(),
                coin.icon(),
                coin.state(),
                coin.listedAt(),
                coin.tradingOpensAt(),
                entered == null ? null : entered.price(),
                entered == null ? CoinInput.DEFAULT_CURRENCY : entered.currency(),
                entered == null ? null : entered.change24h(),
                entered == null ? null : entered.marketCap(),
                entered == null ? null : entered.volume24h(),
                entered == null ? null : entered.asOf(),
                ids,
                coin.quotes().stream().sorted(Comparator.comparing(Quote::source)).toList(),
                coin.createdAt(),
                coin.updatedAt());
    }

    /** What of it editors can send. */
    Shape shape() {
        return new Shape(
                id,
                symbol,
                name,
                icon,
                state,
                listedAt,
                tradingOpensAt,
                price,
                currency,
                change24h,
                marketCap,
                volume24h,
                asOf,
                ids);
    }
}
