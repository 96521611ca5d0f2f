package io.cryptoqa.promotion;

import io.cryptoqa.web.PageParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which promotions an editor asks for. */
record PromotionParameters(
        @Parameter(
                        description = "Those that are in this state now",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"scheduled", "live", "ended"}))
                @Pattern(regexp = PromotionState.IDS, message = "scheduled, live or ended")
                @Nullable String state,
        @Parameter(
                        description = PageParameters.LIMIT,
                        schema =
                                @Schema(
                                        type = "integer",
                                        defaultValue = "20",
                                        minimum = "1",
                                        maximum = "100"))
                @Min(value = 1, message = PageParameters.LIMIT_RULE)
                @Max(value = 100, message = PageParameters.LIMIT_RULE)
                @Nullable Integer limit,
        @Parameter(description = PageParameters.CURSOR)
                @Size(min = 1, message = PageParameters.NOT_EMPTY)
                @Nullable String cursor) {

    int limitOrDefault() {
        return new PageParameters(limit, cursor).limitOrDefault();
    }

    @Nullable PromotionState wantedState() {
        return state == null ? null : PromotionState.ofId(state);
    }
}
