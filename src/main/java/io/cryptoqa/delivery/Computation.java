package io.cryptoqa.delivery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An answer in the making, for those who want the same. */
final class Computation {

    /** Longer than anything takes; whoever waited so long tries by itself. */
    private static final long LONGEST = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Representation answer;

    /** Ends it: with an answer for all, or with none. */
    void end(@Nullable Representation result) {
        answer = result;
        done.countDown();
    }

    /** Waits for the answer; null if there is none for others. */
    @Nullable Representation await() {
        try {
            return done.await(LONGEST, TimeUnit.SECONDS) ? answer : null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
