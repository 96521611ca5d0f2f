package io.cryptoqa.ranking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of a coin.
 *
 * @param price for one coin; null if the source has none, which is never shown to readers
 * @param change24h of the price in 24 hours, in per cent
 * @param marketCap the value of all coins there are
 * @param volume24h the turnover of 24 hours
 * @param asOf the instant that the figures describe
 * @param fetchedAt when this service learnt them
 */
@Schema(name = "Quote")
record Quote(
        QuoteSource source,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String price,
        String currency,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String change24h,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String marketCap,
        @Schema(pattern = FigureRule.PLAIN) @Nullable String volume24h,
        Instant asOf,
        Instant fetchedAt) {

    /** How long what an editor entered is taken for the present state. */
    static final Duration EDITORIAL = Duration.ofHours(24);

    /**
     * The most trusted first: an editor's, as long as it is of today; then what is as of later;
     * samples last.
     */
    static Comparator<Quote> byTrust(Instant now) {
        return Comparator.<Quote>comparingInt(quote -> quote.rank(now))
                .thenComparing(Quote::asOf, Comparator.reverseOrder())
                .thenComparing(Quote::source);
    }

    /** When it may first be shown, and when it is trusted less. */
    Stream<Instant> moments() {
        return source == QuoteSource.EDITORIAL
                ? Stream.of(asOf, asOf.plus(EDITORIAL))
                : Stream.of(asOf);
    }

    private int rank(Instant now) {
        return switch (source) {
            case EDITORIAL -> asOf.plus(EDITORIAL).isAfter(now) ? 0 : 1;
            case COINGECKO, COINMARKETCAP -> 1;
            case SAMPLE -> 2;
        };
    }
}
