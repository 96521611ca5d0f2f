package io.cryptoqa.article;

import io.cryptoqa.web.PageParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which articles a request asks for. */
record ListParameters(
        @Parameter(description = "The slug of a topic they are about") @Nullable String topic,
        @Parameter(description = "The first UTC day of publication") @Nullable LocalDate from,
        @Parameter(description = "The last UTC day of publication") @Nullable LocalDate to,
        @Parameter(
                        description = "The order: newest first, or oldest first",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"-publishedAt", "publishedAt"},
                                        defaultValue = "-publishedAt"))
                @Pattern(regexp = "-?publishedAt", message = "-publishedAt or publishedAt")
                @Nullable String sort,
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

    boolean oldestFirst() {
        return "publishedAt".equals(sort);
    }
}
