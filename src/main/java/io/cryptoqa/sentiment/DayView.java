package io.cryptoqa.sentiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One UTC day of the index.
 *
 * @param value null if the day has no reading; charts break their line there
 * @param reason why there is no value: {@code no-reading}; null where there is one
 */
@Schema(name = "FearGreedDay")
record DayView(
        LocalDate date,
        @Schema(minimum = "0", maximum = "100") @Nullable Integer value,
        @Nullable Band band,
        @Nullable String label,
        FearGreedView.@Nullable Source source,
        @Schema(allowableValues = "no-reading") @Nullable String reason) {

    static DayView missing(LocalDate day) {
        return new DayView(day, null, null, null, null, "no-reading");
    }
}
