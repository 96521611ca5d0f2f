package io.cryptoqa.article;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One live edition as lists need it: without its body. */
record ListedEdition(
        UUID articleId,
        String locale,
        Instant publishedAt,
        Instant updatedAt,
        String slug,
        String title,
        @Nullable String summary,
        @Nullable String authorName,
        @Nullable String authorUrl,
        @Nullable String imageUrl,
        @Nullable String imageAlt,
        int wordCount,
        int readingMinutes) {}
