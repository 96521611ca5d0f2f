package io.cryptoqa.page;

import io.cryptoqa.web.Freshness;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that says itself how it is.
 *
 * @param asOf the time of the data, never that of this answer; null without data, or where it has
 *     no time
 * @param reason why it is not fresh: {@code timeout}, {@code error}, {@code overdue}, {@code
 *     sample-data}, {@code no-reading}, {@code no-quotes}; null if it is
 * @param data null only where it could not be had
 */
record Block<T>(
        Freshness state,
        @Nullable Instant asOf,
        @Schema(
                        allowableValues = {
                            "timeout",
                            "error",
                            "overdue",
                            "sample-data",
                            "no-reading",
                            "no-quotes"
                        })
                @Nullable String reason,
        @Nullable T data) {

    static <T> Block<T> fresh(@Nullable Instant asOf, T data) {
        return new Block<>(Freshness.FRESH, asOf, null, data);
    }

    static <T> Block<T> missing(String reason) {
        return new Block<>(Freshness.UNAVAILABLE, null, reason, null);
    }
}
