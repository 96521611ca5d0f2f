package io.cryptoqa.sentiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.cryptoqa.web.Freshness;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fear-and-greed reading with everything that must stand beside the number.
 *
 * @param value 0, extreme fear, to 100, extreme greed; null if there is no reading at all
 * @param band what the scale calls the value
 * @param label the same in the answer's language
 * @param date the UTC day it is the reading of
 * @param asOf the instant it describes
 * @param fetchedAt when this service learnt it
 * @param nextUpdateAt when the next is expected; null if none is, or it is overdue
 * @param change the value minus that of an earlier day
 * @param source where the value comes from; null without a value
 * @param disclaimer to be shown beside the value, in the answer's language
 */
@Schema(name = "FearGreed")
public record FearGreedView(
        @Schema(minimum = "0", maximum = "100") @Nullable Integer value,
        @Nullable Band band,
        @Nullable String label,
        NamedScale scale,
        @Nullable LocalDate date,
        @Nullable Instant asOf,
        @Nullable Instant fetchedAt,
        @Nullable Instant nextUpdateAt,
        Freshness freshness,
        Change change,
        @Nullable Source source,
        String disclaimer) {

    /** Whether the value ships with the service, so that nobody has measured it. */
    @JsonIgnore
    public boolean isSample() {
        return source != null && source.id.equals(ReadingSource.SAMPLE.id());
    }

    static FearGreedView unavailable(NamedScale scale, String disclaimer) {
        return new FearGreedView(
                null,
                null,
                null,
                scale,
                null,
                null,
                null,
                null,
                Freshness.UNAVAILABLE,
                new Change(null, null, null),
                null,
                disclaimer);
    }

    /** The bands the value was named by, from the lowest up. */
    @Schema(name = "Scale")
    public record NamedScale(
            @Schema(allowableValues = {"equal-fifths", "alternative-me"}) String id,
            List<NamedBand> bands) {}

    /** The values of a band, both ends included. */
    @Schema(name = "Band")
    public record NamedBand(Band id, int from, int to, String label) {}

    /**
     * The value minus that of the day before, of the day a week before, and of the same day of the
     * month before, from the same source; each null where that day has none.
     */
    @Schema(name = "Change")
    public record Change(@Nullable Integer day, @Nullable Integer week, @Nullable Integer month) {}

    /**
     * Who published a value.
     *
     * @param attribution words that the publisher asks to be shown beside it
     * @param corrects the id of the source whose value of that day an editor put right; null where
     *     nothing is corrected
     */
    @Schema(name = "ReadingSource")
    public record Source(
            @Schema(allowableValues = {"editorial", "alternative-me", "coinmarketcap", "sample"})
                    String id,
            String name,
            @Nullable String url,
            @Nullable String attribution,
            @Nullable String corrects) {}
}
