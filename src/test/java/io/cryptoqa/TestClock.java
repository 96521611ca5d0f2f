package io.cryptoqa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that stands still until a test moves it, forwards only: counters hold for no past. */
public class TestClock extends Clock {

    /** Where every test begins: noon, so that days before and after it are plain to see. */
    public static final Instant START = Instant.parse("2026-06-15T12:00:00Z");

    private volatile Instant now = START;

    /** Moves on to an instant, which is not before the present one. */
    public void moveTo(Instant instant) {
        if (instant.isBefore(now)) {
            throw new IllegalArgumentException("the clock goes forwards only");
        }
        now = instant;
    }

    /** Moves on by some time. */
    public void pass(Duration duration) {
        moveTo(now.plus(duration));
    }

    void restart() {
        now = START;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
