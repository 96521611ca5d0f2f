package io.cryptoqa.ranking;

import io.cryptoqa.web.Freshness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first coins of both tabs, for a page.
 *
 * @param freshness {@code stale} if any quote shown is
 * @param asOf the oldest instant that any quote shown is as of; null without one
 * @param reason why it is not fresh: {@code no-quotes}, {@code sample-data} or {@code overdue};
 *     null if it is
 */
public record Tabs(
        List<Coin> top,
        List<Coin> newSpot,
        Freshness freshness,
        @Nullable Instant asOf,
        @Nullable String reason) {}
