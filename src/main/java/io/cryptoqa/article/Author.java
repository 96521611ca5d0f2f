package io.cryptoqa.article;

import org.jspecify.annotations.Nullable;

/** Who wrote an article. */
public record Author(String name, @Nullable String url) {

    /** An author, if there is a name. */
    public static @Nullable Author of(@Nullable String name, @Nullable String url) {
        return name == null ? null : new Author(name, url);
    }
}
