package io.cryptoqa.idempotency;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops answers past their day, on one node. */
@Component
class DroppingOldAnswers {

    private final KeptAnswers answers;

    DroppingOldAnswers(KeptAnswers answers) {
        this.answers = answers;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    @SchedulerLock(name = "old-answers", lockAtMostFor = "PT5M")
    void drop() {
        answers.dropOld();
    }
}
