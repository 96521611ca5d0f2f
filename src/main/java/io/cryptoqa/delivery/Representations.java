package io.cryptoqa.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The answers that are kept, bounded by the memory they take. Those asked for once and those asked
 * for again are apart, each with its share (2Q, Johnson and Shasha 1994): a crawler that reads a
 * million pages once pushes out none that people come back to, which it would with one queue,
 * however that weighs its entries, because their weights fade meanwhile. Those that are not true
 * any more stay until they are replaced or their memory is needed; who takes one asks it.
 */
@Component
class Representations {

    /** One part in so many is for answers that were asked for once. */
    private static final int ONCE = 5;

    private final Cache<String, Representation> once;
    private final Cache<String, Representation> again;

    Representations(DeliverySettings settings) {
        once = bounded(settings.bytes() / ONCE);
        again = bounded(settings.bytes() - settings.bytes() / ONCE);
    }

    private static Cache<String, Representation> bounded(long bytes) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((String key, Representation answer) -> 2 * key.length() + answer.weight())
                .build();
    }

    @Nullable Representation get(String key) {
        var known = again.getIfPresent(key);
        if (known == null) {
            known = once.getIfPresent(key);
            if (known != null) {
                again.put(key, known);
                once.invalidate(key);
            }
        }
        return known;
    }

    void put(String key, Representation answer) {
        if (again.asMap().replace(key, answer) == null) {
            once.put(key, answer);
        }
    }

    /** How many there are, true or not. */
    long count() {
        return once.estimatedSize() + again.estimatedSize();
    }

    /** How many bytes they take, about. */
    long bytes() {
        return bytes(once) + bytes(again);
    }

    private static long bytes(Cache<String, Representation> part) {
        return part.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    /** Does now what would be done soon, such as making room. */
    void settle() {
        once.cleanUp();
        again.cleanUp();
    }
}
