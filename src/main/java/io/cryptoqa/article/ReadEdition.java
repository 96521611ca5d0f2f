package io.cryptoqa.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One edition of an article as read at an instant: everything after the id may be absent.
 *
 * @param nextMoment when something of the article begins or ceases to be public by itself
 * @param lastEnd when something of the article last ceased to be public
 * @param shownAt when editors last changed what readers see of the article
 */
record ReadEdition(
        UUID articleId,
        String locale,
        @Nullable Instant archivedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Integer revision,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String authorName,
        @Nullable String authorUrl,
        @Nullable String imageUrl,
        @Nullable String imageAlt,
        @Nullable String sources,
        @Nullable String corrections,
        @Nullable Integer wordCount,
        @Nullable Integer readingMinutes,
        @Nullable String body,
        @Nullable Instant nextMoment,
        @Nullable Instant lastEnd,
        @Nullable Instant shownAt) {

    /** What readers see of it; empty while nothing of it is public. */
    Optional<LiveEdition> live() {
        if (revision == null) {
            return Optional.empty();
        }
        return Optional.of(
                new LiveEdition(
                        articleId,
                        locale,
                        requireNonNull(publishedAt),
                        requireNonNull(updatedAt),
                        revision,
                        requireNonNull(slug),
                        requireNonNull(title),
                        summary,
                        Author.of(authorName, authorUrl),
                        Image.of(imageUrl, imageAlt),
                        requireNonNull(sources),
                        requireNonNull(corrections),
                        requireNonNull(wordCount),
                        requireNonNull(readingMinutes),
                        body));
    }
}
