package io.cryptoqa.editing;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether what is sent is to be public at once. */
record PublishParameters(
        @Parameter(
                        description = "Whether to publish it in the same step",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"true", "false"},
                                        defaultValue = "false"))
                @Pattern(regexp = "true|false", message = "true or false")
                @Nullable String publish) {

    boolean isAsked() {
        return "true".equals(publish);
    }
}
