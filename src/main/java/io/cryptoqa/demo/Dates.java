package io.cryptoqa.demo;

import io.cryptoqa.article.Settling;
import io.cryptoqa.demo.Plan.Fate;
import io.cryptoqa.demo.Seeds.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When an article was made, and from when until when it is public. All of it is told by distances
 * from one instant, the anchor.
 *
 * <p>Articles are made one after the other in the hours before the anchor, as an import makes them,
 * whatever dates they keep. So their ids ascend: drawn from dates in no order, they made H2 write 6
 * GB for 85,000 articles, a page for almost every row in each of a dozen indexes.
 *
 * @param until {@link Settling#OPEN} unless it was withdrawn
 */
record Dates(Instant created, Instant published, Instant until) {

    private static final long MINUTE = micros(Duration.ofMinutes(1));
    private static final long HOUR = micros(Duration.ofHours(1));
    private static final long DAY = micros(Duration.ofDays(1));
    private static final long PAST = micros(Duration.ofDays(5 * 365));
    private static final long TO_COME = micros(Duration.ofDays(29));

    static Dates of(long seed, int number, Fate fate, Instant anchor) {
        var created = anchor.minus(beforeAnchor(number));
        var random = Seeds.random(seed, Purpose.DATES, number);
        var share = random.nextDouble();
        if (fate == Fate.SCHEDULED) {
            var ahead = DAY + apart((long) (TO_COME * share), number);
            return new Dates(created, anchor.plus(ahead, ChronoUnit.MICROS), Settling.OPEN);
        }
        // by this curve the newest days have nearly six times as many as the oldest
        var age = HOUR + apart((long) ((PAST - DAY) * share * (0.3 + 0.7 * share)), number);
        var shown = MINUTE + (long) ((age - MINUTE) * random.nextDouble());
        var published = anchor.minus(age, ChronoUnit.MICROS);
        return new Dates(
                created,
                published,
                fate == Fate.WITHDRAWN ? published.plus(shown, ChronoUnit.MICROS) : Settling.OPEN);
    }

    /** The anchor of an article that was made at this instant. */
    static Instant anchor(int number, Instant created) {
        return created.plus(beforeAnchor(number));
    }

    private static Duration beforeAnchor(int number) {
        return Duration.ofMillis(DemoSettings.MOST - number);
    }

    /** The number as microseconds within ten seconds: no two articles are of one instant. */
    private static long apart(long micros, int number) {
        return micros - micros % DemoSettings.MOST + number % DemoSettings.MOST;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
