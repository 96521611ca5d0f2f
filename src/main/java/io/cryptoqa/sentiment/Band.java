package io.cryptoqa.sentiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a part of the index from 0 to 100 is called, from the lowest up. */
public enum Band {
    EXTREME_FEAR,
    FEAR,
    NEUTRAL,
    GREED,
    EXTREME_GREED;

    /** The name in answers and label files, such as {@code extreme-fear}. */
    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
