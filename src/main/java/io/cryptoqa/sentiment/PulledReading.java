package io.cryptoqa.sentiment;

import io.cryptoqa.pull.BadAnswer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A day's value as a service sent it.
 *
 * @param asOf the instant it describes
 * @param nextUpdateAt when the service expects to have another; null where it does not say
 */
record PulledReading(LocalDate day, int value, Instant asOf, @Nullable Instant nextUpdateAt) {

    /** How much ahead of ours a service's clock may be. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    static PulledReading at(Instant asOf, int value, @Nullable Instant nextUpdateAt) {
        return new PulledReading(
                LocalDate.ofInstant(asOf, ZoneOffset.UTC), value, asOf, nextUpdateAt);
    }

    /**
     * Refuses what no honest series has.
     *
     * @throws BadAnswer for a day to come, or one that is there twice
     */
    static List<PulledReading> checked(List<PulledReading> readings, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var days = new HashSet<LocalDate>();
        for (var reading : readings) {
            if (reading.day.isAfter(today) || reading.asOf.isAfter(now.plus(AHEAD))) {
                throw new BadAnswer("a value of %s, which is to come".formatted(reading.asOf));
            }
            if (!days.add(reading.day)) {
                throw new BadAnswer("two values of " + reading.day);
            }
        }
        return readings;
    }

    /** An index value, from 0 to 100, as a whole number or its text. */
    static int value(JsonNode row, String name, String where) {
        return (int) whole(row, name, where, 0, 100);
    }

    /** A time in Unix seconds, as a number or its text, or in RFC 3339. */
    static Instant time(JsonNode row, String name, String where) {
        var text = row.path(name).asString("");
        if (text.contains("T")) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException malformed) {
                throw bad(row, name, where, "a time");
            }
        }
        return Instant.ofEpochSecond(whole(row, name, where, 0, 253_402_300_799L));
    }

    /** A whole number, or its text; 41.5 is neither. */
    static long whole(JsonNode row, String name, String where, long least, long most) {
        var node = row.path(name);
        var text = node.isNumber() || node.isString() ? node.asString() : "";
        if (text.matches("-?[0-9]{1,18}(\\.0{1,18})?")) {
            var number = new BigDecimal(text).longValueExact();
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw bad(row, name, where, "a whole number from %d to %d".formatted(least, most));
    }

    private static BadAnswer bad(JsonNode row, String name, String where, String expected) {
        var text = row.path(name).toString();
        return new BadAnswer(
                "%s: %s is %s, not %s"
                        .formatted(
                                where,
                                name,
                                text.isEmpty()
                                        ? "missing"
                                        : text.substring(0, Math.min(40, text.length())),
                                expected));
    }
}
