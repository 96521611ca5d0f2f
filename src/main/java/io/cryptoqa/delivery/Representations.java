package io.cryptoqa.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The answers that are kept, bounded by the memory they take. One that is asked for again stands
 * against any number that are asked for once: Caffeine admits a newcomer only over one that was
 * asked for less (W-TinyLFU, Einziger, Friedman and Manes 2017). Those that are not true any more
 * stay until they are replaced or their memory is needed; who takes one asks it.
 */
@Component
class Representations {

    private final Cache<String, Representation> kept;

    Representations(DeliverySettings settings) {
        kept =
                Caffeine.newBuilder()
                        .maximumWeight(settings.bytes())
                        .weigher((String key, Representation answer) ->
                                2 * key.length() + answer.weight())
                        .build();
    }

    @Nullable Representation get(String key) {
        return kept.getIfPresent(key);
    }

    void put(String key, Representation answer) {
        kept.put(key, answer);
    }

    /** How many there are, true or not. */
    long count() {
        return kept.estimatedSize();
    }

    /** How many bytes they take, about. */
    long bytes() {
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    /** Does now what would be done soon, such as making room. */
    void settle() {
        kept.cleanUp();
    }
}
