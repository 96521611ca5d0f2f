package io.cryptoqa.access;

import io.cryptoqa.access.Unauthenticated.Reason;
import io.cryptoqa.web.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The answer to whom nobody knows (RFC 6750 §3), which is counted, and told in the log once a
 * minute for each reason: someone who tries tokens must not fill it.
 */
@Component
class Challenge {

    private static final Logger LOG = LoggerFactory.getLogger(Challenge.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final String REALM = "Bearer realm=\"cryptoqa\"";

    private final ProblemWriter problems;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Reason, Told> told = new EnumMap<>(Reason.class);

    Challenge(ProblemWriter problems, MeterRegistry meters, Clock clock) {
        this.problems = problems;
        this.meters = meters;
        this.clock = clock;
    }

    private record Told(Instant at, int untold) {}

    /** Writes the whole answer. */
    void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            Unauthenticated unauthenticated)
            throws IOException {
        prepare(request, response, unauthenticated.reason());
        problems.write(request, response, unauthenticated);
    }

    /** All but the body, for who throws the problem next. */
    void prepare(HttpServletRequest request, HttpServletResponse response, Reason reason) {
        meters.counter("cryptoqa.unauthenticated", "reason", reason.tag()).increment();
        tell(request, reason);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(reason));
    }

    private static String challenge(Reason reason) {
        return switch (reason) {
            case UNKNOWN, EXPIRED, REVOKED, CLOSED -> REALM + ", error=\"invalid_token\"";
            case MISSING, BAD_SESSION, PASSWORD -> REALM;
        };
    }

    private synchronized void tell(HttpServletRequest request, Reason reason) {
        var now = clock.instant();
        var last = told.get(reason);
        if (last != null && now.isBefore(last.at.plus(PAUSE)) && !now.isBefore(last.at)) {
            told.put(reason, new Told(last.at, last.untold + 1));
            return;
        }
        LOG.warn(
                "401 ({}) for {} from {}; {} more since this was last told",
                reason.tag(),
                request.getMethod(),
                request.getRemoteAddr(),
                last == null ? 0 : last.untold);
        told.put(reason, new Told(now, 0));
    }
}
