package io.cryptoqa.article;

import org.jspecify.annotations.Nullable;

/** The picture of an article, with what it shows in words. */
public record Image(String url, @Nullable String alt) {

    /** A picture, if there is an address. */
    public static @Nullable Image of(@Nullable String url, @Nullable String alt) {
        return url == null ? null : new Image(url, alt);
    }
}
