package io.cryptoqa.article;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edition and the revision that readers see of it now.
 *
 * @param publishedAt what readers see as its date
 * @param updatedAt since when this revision is public
 * @param sources JSON text, a list of {@link ArticleView.Source}
 * @param corrections JSON text, a list of {@link ArticleView.Correction}
 * @param body Markdown; null where it was not asked for
 */
public record LiveEdition(
        UUID articleId,
        String locale,
        Instant publishedAt,
        Instant updatedAt,
        int revision,
        String slug,
        String title,
        @Nullable String summary,
        @Nullable Author author,
        @Nullable Image image,
        String sources,
        String corrections,
        int wordCount,
        int readingMinutes,
        @Nullable String body) {}
