package io.cryptoqa.ranking;

import io.cryptoqa.web.Freshness;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coin as readers see it at an instant. Decimals are strings in plain notation, every digit as
 * its source gave it. What belongs to a quote is null without one, and before trading opens.
 *
 * @param rank its place in its tab, from 1 on
 * @param id its key; several coins may have one symbol
 * @param icon an https URL, or a path of this site
 * @param price for one coin, in {@code currency}
 * @param change24h of the price in 24 hours, in per cent; null in the first 24 hours of trading too
 * @param marketCap the value of all coins there are, in {@code currency}
 * @param volume24h the turnover of 24 hours, in {@code currency}
 * @param listedAt when it was, or is to be, listed here
 * @param tradingOpensAt from when on it can be traded; null if that is not set
 * @param asOf the instant that the figures describe
 * @param source whom they are from
 * @param reason why there is no price: {@code before-trading} or {@code no-quote}; null if there is
 */
@Schema(name = "Coin")
public record Coin(
        @Schema(minimum = "1") int rank,
        String id,
        String symbol,
        String name,
        @Nullable String icon,
        CoinState state,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String price,
        @Nullable String currency,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String change24h,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String marketCap,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String volume24h,
        @Nullable Instant listedAt,
        @Nullable Instant tradingOpensAt,
        @Nullable Instant asOf,
        @Nullable QuoteSource source,
        Freshness freshness,
        @Schema(allowableValues = {"before-trading", "no-quote"}) @Nullable String reason) {}
