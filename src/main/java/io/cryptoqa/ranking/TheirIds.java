package io.cryptoqa.ranking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sources call a coin; by it what is pulled finds its coin, since symbols are not keys.
 *
 * @param coingecko such as {@code bitcoin}
 * @param coinmarketcap such as {@code 1}
 */
@Schema(name = "CoinIds")
record TheirIds(@Nullable String coingecko, @Nullable String coinmarketcap) {

    static TheirIds of(Map<QuoteSource, String> ids) {
        return new TheirIds(ids.get(QuoteSource.COINGECKO), ids.get(QuoteSource.COINMARKETCAP));
    }

    /** Those there are. */
    Map<QuoteSource, String> bySource() {
        var ids = new EnumMap<QuoteSource, String>(QuoteSource.class);
        if (coingecko != null) {
            ids.put(QuoteSource.COINGECKO, coingecko);
        }
        if (coinmarketcap != null) {
            ids.put(QuoteSource.COINMARKETCAP, coinmarketcap);
        }
        return ids;
    }
}
