package io.cryptoqa.search;

import io.cryptoqa.web.PageParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody has typed so far. */
record SuggestParameters(
        @Parameter(description = "What was typed so far", example = "how to st", required = true)
                @NotNull(message = SearchParameters.QUERY_RULE)
                @Size(
                        min = 1,
                        max = SearchParameters.LONGEST_QUERY,
                        message = SearchParameters.QUERY_RULE)
                String q,
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
        @Parameter(description = "There is none here: left out")
                @Size(min = 1, message = PageParameters.NOT_EMPTY)
                @Nullable String cursor) {

    int limitOrDefault() {
        return new PageParameters(limit, null).limitOrDefault();
    }
}
