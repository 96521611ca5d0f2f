package io.cryptoqa.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The parameters of a collection that has no filters. */
public record PageParameters(
        @Parameter(
                        description = LIMIT,
                        schema =
                                @Schema(
                                        type = "integer",
                                        defaultValue = "20",
                                        minimum = "1",
                                        maximum = "100"))
                @Min(value = 1, message = LIMIT_RULE)
                @Max(value = 100, message = LIMIT_RULE)
                @Nullable Integer limit,
        @Parameter(description = CURSOR) @Size(min = 1, message = NOT_EMPTY)
                @Nullable String cursor) {

    public static final String LIMIT = "The most items to answer, 1 to 100";
    public static final String LIMIT_RULE = "a whole number from 1 to 100";
    public static final String CURSOR = "Where to go on: page.next of the answer before";
    public static final String NOT_EMPTY = "something or left out";
    public static final int DEFAULT_LIMIT = 20;

    /** The limit asked for, or 20. */
    public int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}
