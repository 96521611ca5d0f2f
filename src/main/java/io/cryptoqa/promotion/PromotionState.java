package io.cryptoqa.promotion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the clock is in the window of a promotion, which has its start and not its end. */
enum PromotionState {
    SCHEDULED("starts_at > :now"),
    LIVE("starts_at <= :now and (ends_at is null or ends_at > :now)"),
    ENDED("ends_at <= :now");

    /** All ids, as a pattern. */
    static final String IDS = "scheduled|live|ended";

    private final String condition;

    PromotionState(String condition) {
        this.condition = condition;
    }

    static PromotionState of(Instant startsAt, @Nullable Instant endsAt, Instant now) {
        if (now.isBefore(startsAt)) {
            return SCHEDULED;
        }
        return endsAt == null || now.isBefore(endsAt) ? LIVE : ENDED;
    }

    /** The one of an id that is among {@link #IDS}. */
    static PromotionState ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same as {@link #of}, in SQL. */
    String condition() {
        return condition;
    }
}
