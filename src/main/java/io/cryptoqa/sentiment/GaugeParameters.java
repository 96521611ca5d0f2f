package io.cryptoqa.sentiment;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** How the gauge is drawn. */
record GaugeParameters(
        @Parameter(
                        description = "For a light or a dark page",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"light", "dark"},
                                        defaultValue = "light"))
                @Pattern(regexp = "light|dark", message = "light or dark")
                @Nullable String theme,
        @Parameter(
                        description = ReadingParameters.DESCRIPTION,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"equal-fifths", "alternative-me"},
                                        defaultValue = "equal-fifths"))
                @Pattern(regexp = Scale.IDS, message = ReadingParameters.RULE)
                @Nullable String scale) {

    Gauge.Theme themeOrDefault() {
        return "dark".equals(theme) ? Gauge.Theme.DARK : Gauge.Theme.LIGHT;
    }
}
