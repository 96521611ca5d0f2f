package io.cryptoqa.ranking;

import io.cryptoqa.web.PageParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which coins a request asks for. */
record RankingParameters(
        @Parameter(
                        description = "By market value, or by the instant of listing",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"top", "new-spot"},
                                        defaultValue = "top"))
                @Pattern(regexp = Tab.IDS, message = "top or new-spot")
                @Nullable String tab,
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

    Tab tabOrDefault() {
        return tab == null ? Tab.TOP : Tab.ofId(tab);
    }

    PageParameters page() {
        return new PageParameters(limit, cursor);
    }
}
