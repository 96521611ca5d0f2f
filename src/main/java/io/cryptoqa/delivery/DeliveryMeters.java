package io.cryptoqa.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * How answers came about, for {@code /actuator/prometheus}. What is answered from memory is in none
 * of Spring's own figures.
 */
@Component
class DeliveryMeters implements MeterBinder {

    private final Representations kept;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder uncached = new LongAdder();

    DeliveryMeters(Representations kept) {
        this.kept = kept;
    }

    /** From memory, or with another's computation. */
    void hit() {
        hits.increment();
    }

    /** Computed. */
    void miss() {
        misses.increment();
    }

    /** Past its end, for want of another. */
    void stale() {
        stale.increment();
    }

    /** Nothing that is kept. */
    void uncached() {
        uncached.increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "hit", hits);
        count(registry, "miss", misses);
        count(registry, "stale", stale);
        count(registry, "uncached", uncached);
        Gauge.builder("cryptoqa.delivery.entries", kept, Representations::count)
                .description("Answers kept in memory")
                .register(registry);
        Gauge.builder("cryptoqa.delivery.size", kept, Representations::bytes)
                .description("The memory that kept answers take, about")
                .baseUnit("bytes")
                .register(registry);
    }

    private static void count(MeterRegistry registry, String outcome, LongAdder counter) {
        FunctionCounter.builder("cryptoqa.delivery.answers", counter, LongAdder::doubleValue)
                .description("Answers to what everybody reads, by how they came about")
                .tag("outcome", outcome)
                .register(registry);
    }
}
