package io.cryptoqa.ranking;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a quote is from. */
public enum QuoteSource {
    /** This site's editors. */
    EDITORIAL,
    /** Pulled from CoinGecko. */
    COINGECKO,
    /** Pulled from CoinMarketCap. */
    COINMARKETCAP,
    /** Ships with the service, so that there is something to see; nothing follows it. */
    SAMPLE;

    /** As it is written in JSON and in the database. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a public service. */
    boolean isPulled() {
        return this == COINGECKO || this == COINMARKETCAP;
    }

    static Optional<QuoteSource> ofId(String id) {
        return Arrays.stream(values()).filter(source -> source.id().equals(id)).findFirst();
    }
}
