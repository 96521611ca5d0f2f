package io.cryptoqa.pull;

import static io.cryptoqa.web.SqlInstants.instantOrNull;
import static io.cryptoqa.web.SqlInstants.utc;
import static java.util.Objects.requireNonNull;

import io.cryptoqa.web.Shortened;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When what was last pulled, and what came of it. The record is in the database, so that a restart,
 * or another node that takes over, asks a service no sooner than it is due.
 */
@Component
public class Pulls {

    private static final Logger LOG = LoggerFactory.getLogger(Pulls.class);
    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Announced> announced = new ConcurrentHashMap<>();

    Pulls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What came of a source.
     *
     * @param failures in a row, 0 after a success
     * @param failure the last one's reason
     */
    record Outcome(
            Instant attemptedAt,
            @Nullable Instant notBefore,
            @Nullable Instant succeededAt,
            @Nullable Instant failedAt,
            @Nullable String failure,
            int failures) {}

    /**
     * Makes a source known, which is pulled from this often.
     *
     * @param source its id, which its figures carry
     * @param pull fetches and keeps everything or, with a {@link BadAnswer}, nothing
     */
    public void announce(String source, Duration interval, Runnable pull) {
        announced.put(source, new Announced(interval, pull));
    }

    record Announced(Duration interval, Runnable pull) {}

    /** Whether the last attempt at any source is its interval ago. */
    boolean isAnyDue() {
        return announced.keySet().stream().anyMatch(this::isDue);
    }

    /**
     * Pulls from every source whose last attempt is its interval ago and that did not ask for more
     * time; on one node at a time.
     */
    @SchedulerLock(name = "pulls", lockAtMostFor = "PT10M")
    public void runDue() {
        announced.keySet().stream().filter(this::isDue).sorted().forEach(this::run);
    }

    private void run(String source) {
        try {
            attempt(source, clock.instant());
        } catch (RuntimeException unrecorded) {
            // the other sources must not wait for it
            LOG.error("What came of {} could not be kept", source, unrecorded);
        }
    }

    private void attempt(String source, Instant now) {
        try {
            requireNonNull(announced.get(source)).pull.run();
            succeeded(source, now);
        } catch (BadAnswer bad) {
            // it may quote what the service sent
            var reason = Shortened.of(String.valueOf(bad.getMessage()));
            LOG.warn("Nothing was taken from {}: {}", source, reason);
            failed(source, now, reason, bad.retryAfter());
        } catch (RuntimeException fault) {
            LOG.error("Pulling from {} failed", source, fault);
            failed(source, now, "an error of this service, see its log", null);
        }
    }

    private boolean isDue(String source) {
        var interval = requireNonNull(announced.get(source)).interval;
        return outcome(source).map(last -> isDue(last, interval, clock.instant())).orElse(true);
    }

    private static boolean isDue(Outcome last, Duration interval, Instant now) {
        var notBefore = last.notBefore;
        return !now.isBefore(last.attemptedAt.plus(interval))
                && (notBefore == null || !now.isBefore(notBefore));
    }

    Map<String, Announced> announced() {
        return Map.copyOf(announced);
    }

    Optional<Outcome> outcome(String source) {
        return jdbc.sql(
                        """
                        select attempted_at, not_before, succeeded_at, failed_at, failure, failures
                        from pull where source = ?
                        """)
                .param(source)
                .query((row, _) ->
                        new Outcome(
                                row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
                                instantOrNull(row, "not_before"),
                                instantOrNull(row, "succeeded_at"),
                                instantOrNull(row, "failed_at"),
                                row.getString("failure"),
                                row.getInt("failures")))
                .optional();
    }

    private void succeeded(String source, Instant at) {
        begin(source, at);
        jdbc.sql(
                        """
                        update pull set attempted_at = ?, not_before = null, succeeded_at = ?, failures = 0
                        where source = ?
                        """)
                .params(utc(at), utc(at), source)
                .update();
    }

    private void failed(String source, Instant at, String reason, @Nullable Duration wait) {
        begin(source, at);
        jdbc.sql(
                        """
                        update pull set attempted_at = ?, not_before = ?, failed_at = ?, failure = ?, failures = failures + 1
                        where source = ?
                        """)
                .param(utc(at))
                .param(wait == null ? null : utc(at.plus(wait)))
                .param(utc(at))
                .param(reason.substring(0, Math.min(reason.length(), LONGEST)))
                .param(source)
                .update();
    }

    /** Whoever pulls holds the only lock, so nobody else inserts the row. */
    private void begin(String source, Instant at) {
        if (outcome(source).isEmpty()) {
            jdbc.sql("insert into pull (source, attempted_at, failures) values (?, ?, 0)")
                    .params(source, utc(at))
                    .update();
        }
    }
}
