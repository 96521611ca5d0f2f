package io.cryptoqa.sentiment;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** By which bands a reading is named. */
record ReadingParameters(
        @Parameter(
                        description = DESCRIPTION,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"equal-fifths", "alternative-me"},
                                        defaultValue = "equal-fifths"))
                @Pattern(regexp = Scale.IDS, message = RULE)
                @Nullable String scale) {

    static final String DESCRIPTION =
            "Whose bands name the value; the value itself is the same on every scale";
    static final String RULE = "equal-fifths or alternative-me";

    Scale scaleOrDefault() {
        return scale == null ? Scale.EQUAL_FIFTHS : Scale.ofId(scale);
    }
}
