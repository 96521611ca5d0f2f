package io.cryptoqa.editing;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every second, and at start, for publications that began or ended by the clock. On one node
 * at a time; should two ever do it at once, the article's row keeps them apart, and the second
 * finds nothing left.
 */
@Component
class NoticingMoments {

    private static final Logger LOG = LoggerFactory.getLogger(NoticingMoments.class);
    private static final int AT_ONCE = 100;

    private final Moments moments;

    NoticingMoments(Moments moments) {
        this.moments = moments;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT0S")
    @SchedulerLock(name = "moments", lockAtMostFor = "PT1M")
    void notice() {
        for (var overdue = moments.overdue(AT_ONCE);
                !overdue.isEmpty();
                overdue = moments.overdue(AT_ONCE)) {
            var noticed = 0;
            for (var article : overdue) {
                try {
                    moments.catchUp(article);
                    noticed++;
                } catch (RuntimeException failed) {
                    // the others must not wait for it, and it comes again in a second
                    LOG.warn("The moments of {} could not be noticed", article, failed);
                }
            }
            if (noticed == 0) {
                return;
            }
        }
    }
}
