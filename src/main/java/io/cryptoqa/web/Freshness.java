package io.cryptoqa.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a figure, or a part of a page, is still what its source says. */
public enum Freshness {
    /** The next one is not overdue. */
    FRESH,
    /** It is; the last known is shown, with its time. */
    STALE,
    /** Nothing is known. */
    UNAVAILABLE;

    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
