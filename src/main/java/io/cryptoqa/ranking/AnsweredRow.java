package io.cryptoqa.ranking;

import io.cryptoqa.input.Text;
import io.cryptoqa.pull.BadAnswer;
import io.cryptoqa.web.Shortened;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A coin in the answer of a service. What is not as documented throws {@link BadAnswer}, and with
 * it the whole answer is refused: a service that is wrong about one coin is wrong.
 *
 * @param number its place in the answer, from 1 on
 * @param path where in the row the object is, with a dot behind; empty for the row itself
 */
record AnsweredRow(int number, String path, JsonNode object) {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** The rows of a list in which none has the key of another. */
    static List<AnsweredRow> of(JsonNode list, String key) {
        if (!list.isArray()) {
            throw new BadAnswer("no list of coins");
        }
        if (list.isEmpty()) {
            throw new BadAnswer("a list of no coins");
        }
        var rows = new ArrayList<AnsweredRow>();
        var keys = new HashSet<String>();
        for (var object : list) {
            var row = new AnsweredRow(rows.size() + 1, "", object);
            if (!object.isObject()) {
                throw row.bad("", "no object");
            }
            if (!keys.add(row.key(key))) {
                throw row.bad(key, Shortened.of(row.key(key)) + " for the second time");
            }
            rows.add(row);
        }
        return rows;
    }

    /** An object within the row. */
    AnsweredRow within(String... names) {
        var at = object;
        for (var name : names) {
            at = at.path(name);
        }
        var within = new AnsweredRow(number, String.join(".", names) + ".", at);
        if (!at.isObject()) {
            throw bad(String.join(".", names), "no object");
        }
        return within;
    }

    /** A key, be it a text or a whole number. */
    String key(String name) {
        var value = object.path(name);
        return value.isIntegralNumber()
                ? checked(name, value.asString(), CoinInput.LONGEST_THEIR_ID)
                : text(name, CoinInput.LONGEST_THEIR_ID);
    }

    /** A text that must be there. */
    String text(String name, int longest) {
        var value = object.path(name);
        if (!value.isString()) {
            throw bad(name, shown(value));
        }
        return checked(name, value.stringValue().strip(), longest);
    }

    private String checked(String name, String text, int longest) {
        Text.line(longest)
                .fault(name, text)
                .ifPresent(fault -> {
                    throw bad(name, fault.code() + ": " + Shortened.of(text));
                });
        return text;
    }

    /** A text, or null for anything else. */
    @Nullable String textOrNull(String name) {
        var value = object.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    /** A number, in plain notation, or null. */
    @Nullable String figure(String name, FigureRule rule) {
        var value = object.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        var number = number(name, value);
        if (!rule.computed().admits(number)) {
            throw bad(name, Shortened.of(number.toString()));
        }
        return number.toPlainString();
    }

    private BigDecimal number(String name, JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        try {
            return FigureRule.read(value.asString(""));
        } catch (IllegalArgumentException none) {
            throw bad(name, shown(value));
        }
    }

    /**
     * An instant, now if there is none. One to come by a clock that is a little fast is now as
     * well, or else its quote would not be shown yet.
     */
    Instant instantUpTo(String name, Instant now) {
        var value = object.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return now;
        }
        try {
            var at =
                    OffsetDateTime.parse(value.asString(""))
                            .toInstant()
                            .truncatedTo(ChronoUnit.MICROS);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(now.plus(CLOCKS_APART))) {
                throw bad(name, at.toString());
            }
            return at.isAfter(now) ? now : at;
        } catch (DateTimeException none) {
            throw bad(name, shown(value));
        }
    }

    private BadAnswer bad(String name, String found) {
        return new BadAnswer(
                name.isEmpty()
                        ? "row %d is %s".formatted(number, found)
                        : "row %d: %s%s is %s".formatted(number, path, name, found));
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "missing";
        }
        if (value.isNull()) {
            return "null";
        }
        return value.isValueNode() ? Shortened.of(value.asString()) : "no single value";
    }
}
