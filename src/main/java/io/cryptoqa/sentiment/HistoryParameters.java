package io.cryptoqa.sentiment;

import io.cryptoqa.web.BadParameter;
import io.cryptoqa.web.PageParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Which days a request asks for, both ends included. */
record HistoryParameters(
        @Parameter(description = "The first UTC day; 29 days before the last if left out")
                @Nullable LocalDate from,
        @Parameter(description = "The last UTC day; today if left out") @Nullable LocalDate to,
        @Parameter(
                        description = ReadingParameters.DESCRIPTION,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"equal-fifths", "alternative-me"},
                                        defaultValue = "equal-fifths"))
                @Pattern(regexp = Scale.IDS, message = ReadingParameters.RULE)
                @Nullable String scale,
        @Parameter(
                        description = PageParameters.LIMIT + "; all days if left out",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
                @Min(value = 1, message = PageParameters.LIMIT_RULE)
                @Max(value = 100, message = PageParameters.LIMIT_RULE)
                @Nullable Integer limit,
        @Parameter(description = PageParameters.CURSOR)
                @Size(min = 1, message = PageParameters.NOT_EMPTY)
                @Nullable String cursor) {

    private static final int DEFAULT_DAYS = 30;
    private static final int MOST_DAYS = 3_660;

    /** The days from the first to the last; a problem if there are none or too many. */
    Days days(LocalDate today) {
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(DEFAULT_DAYS - 1L) : from;
        if (first.isAfter(last)) {
            throw new BadParameter(
                    "from", first.toString(), "a day not after the last, which is " + last);
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new BadParameter(
                    "from",
                    first.toString(),
                    "at most %d days up to the last, which is %s".formatted(MOST_DAYS, last));
        }
        return new Days(first, last);
    }

    Scale scaleOrDefault() {
        return new ReadingParameters(scale).scaleOrDefault();
    }

    /** A window of UTC days, both ends included. */
    record Days(LocalDate first, LocalDate last) {}
}
