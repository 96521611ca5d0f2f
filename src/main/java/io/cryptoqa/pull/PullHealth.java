package io.cryptoqa.pull;

import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The component {@code pulls} of {@code /actuator/health}, with its details at {@code
 * /actuator/health/sources}: {@code DEGRADED} while the last attempt at a configured source failed.
 * That is no reason to take a node out of service, so liveness and readiness leave it out.
 */
@Component("pullsHealthIndicator")
class PullHealth extends AbstractHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Pulls pulls;

    PullHealth(Pulls pulls) {
        this.pulls = pulls;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (var source : new TreeMap<>(pulls.announced()).entrySet()) {
            var outcome = pulls.outcome(source.getKey());
            var details = new LinkedHashMap<String, @Nullable Object>();
            details.put("interval", source.getValue().interval().toString());
            details.put("lastAttemptAt", outcome.map(Pulls.Outcome::attemptedAt).orElse(null));
            details.put("lastSuccessAt", outcome.map(Pulls.Outcome::succeededAt).orElse(null));
            details.put("lastFailureAt", outcome.map(Pulls.Outcome::failedAt).orElse(null));
            details.put("lastFailure", outcome.map(Pulls.Outcome::failure).orElse(null));
            details.put("failuresInARow", outcome.map(Pulls.Outcome::failures).orElse(0));
            if (outcome.isPresent() && outcome.get().failures() > 0) {
                health.status(DEGRADED);
            }
            health.withDetail(source.getKey(), details);
        }
    }
}
