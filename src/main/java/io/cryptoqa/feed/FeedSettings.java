package io.cryptoqa.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of feeds and sitemaps, {@code cryptoqa.feed.*}.
 *
 * @param urlsPerSitemap the most addresses in one sitemap, of which sitemaps.org allows 50,000; not
 *     fewer than there are locales, for an article is never divided
 */
@Validated
@ConfigurationProperties("cryptoqa.feed")
record FeedSettings(@DefaultValue("50000") @Min(1) @Max(50_000) int urlsPerSitemap) {}
