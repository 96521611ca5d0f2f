package io.cryptoqa.delivery;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How answers are kept.
 *
 * @param enabled {@code false} computes each answer; everything else about it stays the same
 * @param size the memory for answers; by default 64 MB, or a tenth of the heap if that is less
 * @param maxAge how long others may keep an answer that does not change by itself before
 * @param staleWhileRevalidate how much longer, while they ask for the next (RFC 5861)
 * @param staleIfError how long an answer past its end may stand in for one that cannot be had, here
 *     and elsewhere (RFC 5861)
 */
@Validated
@ConfigurationProperties("cryptoqa.delivery")
record DeliverySettings(
        @DefaultValue("true") boolean enabled,
        @Nullable DataSize size,
        @DefaultValue("60s") @NotNull @DurationMin Duration maxAge,
        @DefaultValue("30s") @NotNull @DurationMin Duration staleWhileRevalidate,
        @DefaultValue("60s") @NotNull @DurationMin Duration staleIfError) {

    private static final long MOST_BY_DEFAULT = DataSize.ofMegabytes(64).toBytes();
    private static final int PART_OF_HEAP = 10;

    /** The memory for answers, in bytes. */
    long bytes() {
        return size != null
                ? size.toBytes()
                : Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }
}
