package io.cryptoqa.sentiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A reading as editors entered it.
 *
 * @param date the UTC day it is of
 * @param value 0 to 100
 * @param asOf the instant the value describes
 * @param enteredAt when it was entered, or last changed
 */
@Schema(name = "EnteredReading")
record EnteredReading(
        LocalDate date,
        @Schema(minimum = "0", maximum = "100") int value,
        Instant asOf,
        Instant enteredAt) {

    /** The JSON of a reading. */
    @Schema(name = "ReadingInput")
    record Shape(@Schema(minimum = "0", maximum = "100") int value) {}

    /**
     * What changes with each entry; an entity tag for lack of a version, which days do not need.
     */
    String tag() {
        return "\"%d-%d\"".formatted(value, ChronoUnit.MICROS.between(Instant.EPOCH, enteredAt));
    }

    /**
     * A day as it is written in addresses and files.
     *
     * @throws DateTimeException for anything else
     */
    static LocalDate day(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || text.startsWith("0000")) {
            throw new DateTimeException(text);
        }
        return LocalDate.parse(text);
    }
}
