package io.cryptoqa.access;

import io.cryptoqa.web.PageParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which entries of the audit a request asks for. */
record AuditParameters(
        @Parameter(description = "The name of an account")
                @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE)
                @Nullable String account,
        @Parameter(description = "What was done, such as account.created; refused for refusals")
                @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE)
                @Nullable String action,
        @Parameter(description = "To what it was done, such as account/ada")
                @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE)
                @Nullable String subject,
        @Parameter(description = "The first UTC day") @Nullable LocalDate from,
        @Parameter(description = "The last UTC day") @Nullable LocalDate to,
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

    /** PostgreSQL takes no U+0000, not even to compare with. */
    private static final String PRINTABLE = "[^\\x00-\\x1f\\x7f]{1,500}";

    private static final String PRINTABLE_RULE = "1 to 500 characters without controls";

    int limitOrDefault() {
        return new PageParameters(limit, cursor).limitOrDefault();
    }
}
