package io.cryptoqa.pull;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second for sources that are due; only then is the lock asked for. */
@Component
class PullingWhenDue {

    private final Pulls pulls;

    PullingWhenDue(Pulls pulls) {
        this.pulls = pulls;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void look() {
        if (pulls.isAnyDue()) {
            pulls.runDue();
        }
    }
}
