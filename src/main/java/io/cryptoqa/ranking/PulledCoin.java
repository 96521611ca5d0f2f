package io.cryptoqa.ranking;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A coin as a service names and prices it, in US dollars.
 *
 * @param theirId its key there
 * @param slug what it is called in addresses there
 * @param icon null if there is none that can be ours
 */
record PulledCoin(
        String theirId,
        String slug,
        String symbol,
        String name,
        @Nullable String icon,
        String price,
        @Nullable String change24h,
        @Nullable String marketCap,
        @Nullable String volume24h,
        Instant asOf) {

    private static final int LONGEST_SUFFIX = 40;

    Quote quote(QuoteSource source, Instant fetchedAt) {
        return new Quote(
                source,
                price,
                CoinInput.DEFAULT_CURRENCY,
                change24h,
                marketCap,
                volume24h,
                asOf,
                fetchedAt);
    }

    /** The ids that it may be given here, the best first; without end. */
    Stream<String> ids(QuoteSource source) {
        var folded = folded(slug, CoinInput.LONGEST_ID);
        var base = folded.isEmpty() ? source.id() : folded;
        var theirs = folded(theirId, LONGEST_SUFFIX);
        return Stream.concat(
                theirs.isEmpty() ? Stream.of(base) : Stream.of(base, joined(base, theirs)),
                IntStream.iterate(2, number -> number + 1)
                        .mapToObj(number -> joined(base, Integer.toString(number))));
    }

    private static String joined(String base, String suffix) {
        return folded(base, CoinInput.LONGEST_ID - suffix.length() - 1) + "-" + suffix;
    }

    /** Some services have ids such as {@code _} and {@code USD.e}, which ours cannot be. */
    private static String folded(String text, int longest) {
        var letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var begun = letters.startsWith("-") ? letters.substring(1) : letters;
        var cut = begun.substring(0, Math.min(longest, begun.length()));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
