package io.cryptoqa.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the whole site, {@code cryptoqa.*}.
 *
 * @param siteUrl the public address absolute links begin with; never taken from the Host header
 * @param locales BCP 47 tags of the languages served; the first is the default
 * @param fallback for a locale, the one to show a single article in when it has no edition
 */
@Validated
@ConfigurationProperties("cryptoqa")
public record SiteSettings(
        @DefaultValue("http://localhost:8080") @NotNull URI siteUrl,
        @DefaultValue({"en", "zh-Hans"}) @NotEmpty List<String> locales,
        @DefaultValue Map<String, String> fallback) {

    /** The absolute address of a path that begins with {@code /}. */
    public String absolute(String path) {
        var base = siteUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
