package io.cryptoqa.ranking;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a coin is with trading. */
public enum CoinState {
    /** Trading is to begin; nothing has a price before it does. */
    ANNOUNCED,
    TRADING,
    /** Trading has stopped, for the time being. */
    HALTED,
    /** Trading has ended; readers see no more of the coin. */
    DELISTED;

    /** As it is written in JSON and in the database. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CoinState ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
