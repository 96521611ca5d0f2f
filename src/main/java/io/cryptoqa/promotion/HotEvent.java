package io.cryptoqa.promotion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promotion that is live now, in the words of one locale.
 *
 * @param code what it is called everywhere, such as {@code L0015427}; letter case counts
 * @param title one line, at most 200 characters
 * @param subtitle one line, at most 300 characters
 * @param callToAction what the button says, at most 60 characters
 * @param link an https address, or a path on the site that begins with a single {@code /}
 * @param startsAt since when it is live
 * @param endsAt from when on it no longer is; null: it has no end
 * @param priority the greatest stands first
 */
@Schema(name = "HotEvent")
public record HotEvent(
        String code,
        String title,
        @Nullable String subtitle,
        @Nullable String callToAction,
        String link,
        Instant startsAt,
        @Nullable Instant endsAt,
        int priority) {}
