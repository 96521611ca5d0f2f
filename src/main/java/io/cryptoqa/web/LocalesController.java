package io.cryptoqa.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.ibm.icu.util.ULocale;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/locales}: the languages this site is served in. */
@RestController
@Tag(name = "Locales")
class LocalesController {

    private final LocalesView view;

    LocalesController(Locales locales) {
        view =
                new LocalesView(
                        locales.defaultTag(),
                        locales.tags().stream().map(tag -> ServedLocale.of(tag, locales)).toList());
    }

    @GetMapping(path = "/v1/locales", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listLocales",
            summary = "The languages served, the default, and what falls back to what",
            description =
                    "A single article is shown in the `fallback` of a locale where it has "
                            + "no edition in it.")
    LocalesView locales(RequestedLocale locale) {
        Shown.of();
        return view;
    }

    @Schema(name = "Locales")
    record LocalesView(@JsonProperty("default") String defaultLocale, List<ServedLocale> locales) {}

    /**
     * @param name the language's name in itself
     * @param fallback where a single article is shown when it has no edition in this locale
     */
    record ServedLocale(String locale, String name, @Nullable String fallback) {
        static ServedLocale of(String tag, Locales locales) {
            var locale = ULocale.forLanguageTag(tag);
            return new ServedLocale(
                    tag, locale.getDisplayName(locale), locales.fallback(tag).orElse(null));
        }
    }
}
