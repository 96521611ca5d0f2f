package io.cryptoqa.idempotency;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets requests with one key through one after the other, without a database connection in hand: a
 * burst of repeats must not take all connections while the first still works. Between nodes the row
 * does the same.
 */
class OneAtATime {

    private final Map<Key, Place> places = new HashMap<>();

    private static final class Place {
        final ReentrantLock lock = new ReentrantLock();
        int users;
    }

    /** Whether it was this thread's turn within the time; then {@link #leave} must follow. */
    boolean enter(Key key, Duration patience) throws InterruptedException {
        Place place;
        synchronized (places) {
            place = places.computeIfAbsent(key, _ -> new Place());
            place.users++;
        }
        var entered = false;
        try {
            entered = place.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!entered) {
                forget(key, place);
            }
        }
        return entered;
    }

    /** Lets the next one in. */
    void leave(Key key) {
        Place place;
        synchronized (places) {
            place = places.get(key);
        }
        if (place == null) {
            throw new IllegalStateException("nobody has entered");
        }
        place.lock.unlock();
        forget(key, place);
    }

    private void forget(Key key, Place place) {
        synchronized (places) {
            place.users--;
            if (place.users == 0) {
                places.remove(key);
            }
        }
    }
}
