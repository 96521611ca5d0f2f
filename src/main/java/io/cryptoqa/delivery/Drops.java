package io.cryptoqa.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.cryptoqa.web.CacheGroup;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows which groups were dropped when, so that an answer can be asked whether it still is true: in
 * place of looking for the answers to throw away, each says itself that it is one.
 *
 * <p>Drops are numbered. An answer remembers the number of the last drop before its computation
 * began, and is true as long as none of its groups was dropped after that; so it does not matter
 * when it is stored, and an answer from data read before a commit cannot come to life after it. No
 * lock is taken anywhere. The number of a group lives as long as an answer has it, and those of the
 * groups dropped last are remembered beside; for one that is in neither, the newest that was
 * forgotten stands in, which errs on the safe side.
 *
 * <p>Thread-safe.
 */
@Component
class Drops {

    private final AtomicLong last = new AtomicLong();
    private final AtomicLong everything = new AtomicLong();
    private final AtomicLong forgotten = new AtomicLong();
    private final Cache<CacheGroup, AtomicLong> groups = Caffeine.newBuilder().weakValues().build();
    private final Cache<CacheGroup, Long> recent =
            Caffeine.newBuilder()
                    .maximumSize(MOST_REMEMBERED)
                    .executor(Runnable::run)
                    .evictionListener(this::forget)
                    .build();

    private static final int MOST_REMEMBERED = 10_000;

    private static final long NOT_LOST = Long.MAX_VALUE;

    private final Clock clock;

    /** Since when drops may happen that do not become known here, in milliseconds. */
    private volatile long lostAt = NOT_LOST;

    /** Until when this node's clock is behind a commit that was made. */
    private volatile long behindUntil = Long.MIN_VALUE;

    Drops(Clock clock) {
        this.clock = clock;
    }

    /** The number of the last drop; to be asked for before anything is read. */
    long last() {
        return last.get();
    }

    /** Drops groups. What was committed before this is called is in all answers from now on. */
    void drop(Collection<CacheGroup> dropped) {
        var number = last.incrementAndGet();
        for (var group : dropped) {
            if (group.equals(CacheGroup.EVERYTHING)) {
                raise(everything, number);
            } else {
                recent.asMap().merge(group, number, Math::max);
                // made if it is not there: an answer may just be asking for it
                raise(groups.get(group, this::known), number);
            }
        }
    }

    /** The numbers of the last drops of these groups, now and later. */
    AtomicLong[] of(Collection<CacheGroup> shown) {
        var numbers = new AtomicLong[shown.size() + 1];
        numbers[0] = everything;
        int next = 1;
        for (var group : shown) {
            numbers[next++] = groups.get(group, this::known);
        }
        return numbers;
    }

    private AtomicLong known(CacheGroup group) {
        var number = recent.getIfPresent(group);
        return new AtomicLong(number == null ? forgotten.get() : number);
    }

    /** Called before it is gone from those remembered. */
    private void forget(@Nullable CacheGroup group, @Nullable Long number, RemovalCause cause) {
        if (number != null) {
            raise(forgotten, number);
        }
    }

    private static void raise(AtomicLong known, long number) {
        known.accumulateAndGet(number, Math::max);
    }

    /** Whether all drops are known here; without that, no answer is certain to be true. */
    boolean isAssured() {
        return lostAt == NOT_LOST && clock.millis() > behindUntil;
    }

    /** Until when answers that are kept were certain to be true, in milliseconds. */
    long lostAt() {
        return lostAt;
    }

    /** From now on drops may happen that do not become known here. */
    void lose() {
        if (lostAt == NOT_LOST) {
            lostAt = clock.millis();
        }
    }

    /** From now on all drops become known here; those of before may not have. */
    void regain() {
        raise(everything, last.incrementAndGet());
        lostAt = NOT_LOST;
    }

    /**
     * A commit was made at this moment by its node's clock, in milliseconds. A clock that goes
     * after that one still shows what was before, and no moment to come tells when that ends.
     */
    void madeAt(long moment) {
        behindUntil = Math.max(behindUntil, moment);
    }
}
