package io.cryptoqa.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as editors see it.
 *
 * @param code 1 to 50 of letters A–Z and a–z, digits, {@code -} and {@code _}; its own for ever
 * @param version raised by every change; the {@code ETag} of the answer
 * @param state where the clock is in its window now
 * @param titles by locale; readers of a locale without one do not see it
 * @param subtitles by locale
 * @param callsToAction by locale
 * @param link an https address, or a path on the site that begins with a single {@code /}
 * @param startsAt since when readers see it
 * @param endsAt from when on they do not; null: it has no end
 * @param priority the greatest stands first
 * @param waive the rules set aside for it
 */
@Schema(name = "EditedPromotion")
record EditedPromotion(
        String code,
        long version,
        PromotionState state,
        Map<String, String> titles,
        Map<String, String> subtitles,
        Map<String, String> callsToAction,
        String link,
        Instant startsAt,
        @Nullable Instant endsAt,
        int priority,
        List<Waiver> waive,
        Instant createdAt,
        Instant updatedAt) {

    /** The JSON of a promotion. */
    @Schema(name = "PromotionInput")
    record Shape(
            String code,
            Map<String, String> titles,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> subtitles,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> callsToAction,
            String link,
            @Schema(description = "Now if it is null or left out")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Instant startsAt,
            @Schema(description = "Null: it has no end") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Instant endsAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer priority,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Waiver> waive) {}

    /** The JSON that changes some members of one (RFC 7396). */
    @Schema(name = "PromotionPatch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Patch(
            @Nullable Map<String, String> titles,
            @Nullable Map<String, String> subtitles,
            @Nullable Map<String, String> callsToAction,
            @Nullable String link,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Integer priority,
            @Nullable List<Waiver> waive) {}
}
