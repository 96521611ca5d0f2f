package io.cryptoqa.topic;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic as editors see it.
 *
 * @param version raised by every change; the {@code ETag} of the answer
 * @param names by locale
 * @param descriptions by locale
 * @param hotUntil until when it is hot whatever is published; null: it is not marked
 * @param order its place among all topics, the least first
 * @param articles how many articles are about it, public or not
 */
@Schema(name = "EditedTopic")
record EditedTopic(
        String slug,
        long version,
        Map<String, String> names,
        Map<String, String> descriptions,
        @Nullable Instant hotUntil,
        int order,
        int articles) {

    /** The JSON of a topic. */
    @Schema(name = "TopicInput")
    record Shape(
            String slug,
            Map<String, String> names,
            @Nullable Map<String, String> descriptions,
            @Nullable Instant hotUntil,
            @Nullable Integer order) {}
}
