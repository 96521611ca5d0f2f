package io.cryptoqa.search;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A generation of the index that is open, and how far it is. Changed by one thread. */
final class Copy {

    final Index index;

    /** Whether it has nothing but what was written to it since it was made. */
    boolean isNew;

    /** The newest change that is in it. */
    volatile long applied;

    /** Whether it is still being compared, and with which articles it has been. */
    boolean isComparing = true;

    @Nullable UUID compared;
    final AtomicInteger mended = new AtomicInteger();

    Copy(Index index, long applied, boolean isNew) {
        this.index = index;
        this.applied = applied;
        this.isNew = isNew;
    }

    /** Begins comparing it, as one that may lack anything before this change. */
    void compareAgain(long last) {
        applied = last;
        isNew = false;
        isComparing = true;
        compared = null;
        mended.set(0);
    }
}
