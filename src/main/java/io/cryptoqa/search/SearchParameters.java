package io.cryptoqa.search;

import io.cryptoqa.web.PageParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a request looks for. */
record SearchParameters(
        @Parameter(description = QUERY, example = "altmann chatgtp", required = true)
                @NotNull(message = QUERY_RULE)
                @Size(min = 1, max = LONGEST_QUERY, message = QUERY_RULE)
                String q,
        @Parameter(description = "The slug of a topic they are about", example = "trading")
                @Nullable String topic,
        @Parameter(description = "The first UTC day of publication", example = "2026-01-01")
                @Nullable LocalDate from,
        @Parameter(description = "The last UTC day of publication", example = "2026-12-31")
                @Nullable LocalDate to,
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

    static final int LONGEST_QUERY = 500;
    static final String QUERY_RULE = "1 to 500 characters";
    static final String QUERY =
            "Words, in the language of the locale. Quotation marks keep words together; nothing"
                    + " else is syntax. The last word may be unfinished.";

    int limitOrDefault() {
        return new PageParameters(limit, cursor).limitOrDefault();
    }
}
