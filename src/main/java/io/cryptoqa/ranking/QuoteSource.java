package io.cryptoqa.ranking;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a quote is from. */
public enum QuoteSource {
    /** This site's editors. */
    EDITORIAL(0),
    /** Pulled from CoinGecko. */
    COINGECKO(1),
    /** Pulled from CoinMarketCap. */
    COINMARKETCAP(1),
    /** Ships with the service, so that there is something to see; nothing follows it. */
    SAMPLE(2);

    private final int rank;

    QuoteSource(int rank) {
        this.rank = rank;
    }

    /** As it is written in JSON and in the database. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whom to trust first: of those with the least, the quote that is as of later. */
    int rank() {
        return rank;
    }

    static Optional<QuoteSource> ofId(String id) {
        return Arrays.stream(values()).filter(source -> source.id().equals(id)).findFirst();
    }
}
