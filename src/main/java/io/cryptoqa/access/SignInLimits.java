package io.cryptoqa.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * How often one may try to sign in: so many times for each address, whatever the name, and for each
 * name, whatever the address; on this node. One more is let through each half minute. A name that
 * others try is slowed down for its owner too, who has tokens; it is never locked.
 */
@Component
class SignInLimits {

    static final int TRIES = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** Beyond that, the least used are forgotten: 100 bytes each. */
    private static final int MOST = 100_000;

    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> names;

    SignInLimits(Clock clock) {
        addresses = buckets(clock);
        names = buckets(clock);
    }

    private static LoadingCache<String, Bucket> buckets(Clock clock) {
        var meter = new ClockMeter(clock);
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .build(_ ->
                        Bucket.builder()
                                .addLimit(
                                        limit -> limit.capacity(TRIES).refillGreedy(TRIES, WINDOW))
                                .withCustomTimePrecision(meter)
                                .build());
    }

    /**
     * Counts a try. The answer says what is left (draft-ietf-httpapi-ratelimit-headers-10).
     *
     * @throws Problem 429 {@code rate-limited}
     */
    void take(String name, String address, HttpServletResponse response) {
        response.setHeader(
                "RateLimit-Policy",
                "\"address\";q=%d;w=%d, \"name\";q=%d;w=%d"
                        .formatted(TRIES, WINDOW.toSeconds(), TRIES, WINDOW.toSeconds()));
        var byAddress = addresses.get(address).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit", left("address", byAddress));
        check(byAddress, "this address", response);
        var byName = names.get(name).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit", left("address", byAddress) + ", " + left("name", byName));
        check(byName, "this name", response);
    }

    /** As after a restart. */
    void forget() {
        addresses.invalidateAll();
        names.invalidateAll();
    }

    private static void check(ConsumptionProbe probe, String of, HttpServletResponse response) {
        if (!probe.isConsumed()) {
            var seconds = seconds(probe.getNanosToWaitForRefill());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new TooManyTries(of, seconds);
        }
    }

    private static String left(String policy, ConsumptionProbe probe) {
        return "\"%s\";r=%d;t=%d"
                .formatted(
                        policy,
                        probe.getRemainingTokens(),
                        seconds(
                                probe.isConsumed()
                                        ? probe.getNanosToWaitForReset()
                                        : probe.getNanosToWaitForRefill()));
    }

    /** Rounded up: who waits that long has waited long enough. */
    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    private static class TooManyTries extends Problem {
        TooManyTries(String of, long seconds) {
            super(
                    ProblemType.RATE_LIMITED,
                    "%s tries to sign in with %s within %d minutes are all; the next one in %d s."
                            .formatted(TRIES, of, WINDOW.toMinutes(), seconds));
        }
    }
}
