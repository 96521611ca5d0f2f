package io.cryptoqa.discovery;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A topic with its figures, each of which is counted.
 *
 * @param articleCount how many articles the list of this topic has in this locale
 * @param countLabel the same in words
 * @param hot whether it is in the list of hot topics
 * @param hotBecause why; null if it is not
 * @param latestPublishedAt the date of its newest article
 */
@Schema(name = "Topic")
public record TopicView(
        String slug,
        String name,
        @Nullable String description,
        long articleCount,
        String countLabel,
        boolean hot,
        @Nullable HotBecause hotBecause,
        @Nullable Instant latestPublishedAt) {

    /** What made a topic hot. */
    public enum HotBecause {
        /** An editor marked it, until an instant that is still to come. */
        MARKED,
        /** Articles about it were published in the last 30 whole UTC days. */
        RECENT_ARTICLES;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
