package io.cryptoqa.feed;

import io.cryptoqa.web.PageParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which changes a request asks for. */
record ChangeParameters(
        @Parameter(
                        description =
                                "Up to where the changes are known: since of the last answer; without"
                                        + " it, from the first change on")
                @Size(min = 1, message = PageParameters.NOT_EMPTY)
                @Nullable String since,
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
        @Parameter(description = PageParameters.CURSOR + ", which is further on than since")
                @Size(min = 1, message = PageParameters.NOT_EMPTY)
                @Nullable String cursor) {

    int limitOrDefault() {
        return new PageParameters(limit, cursor).limitOrDefault();
    }
}
