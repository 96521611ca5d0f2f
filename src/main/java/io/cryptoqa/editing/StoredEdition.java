package io.cryptoqa.editing;

import io.cryptoqa.article.Author;
import io.cryptoqa.article.Image;
import io.cryptoqa.article.Settling;
import io.cryptoqa.change.Change.Kind;
import io.cryptoqa.editing.EditionText.TranslatedFrom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An edition as it is kept, with its newest revision.
 *
 * @param version the article's version that last changed it
 * @param createdBy who wrote its first revision
 * @param wasPublic whether readers have ever seen it, up to now
 * @param coming its publications that have not ended, in order; at most one has begun
 */
record StoredEdition(
        String locale,
        long version,
        @Nullable Integer submittedRevision,
        @Nullable Instant archivedAt,
        @Nullable Instant publishedAt,
        String createdBy,
        boolean wasPublic,
        Words words,
        List<Interval> coming) {

    /**
     * One revision.
     *
     * @param sources JSON text
     * @param corrections JSON text
     * @param body Markdown; null where it was not asked for
     */
    record Words(
            int revision,
            String slug,
            String title,
            @Nullable String summary,
            @Nullable Author author,
            @Nullable Image image,
            String sources,
            String corrections,
            @Nullable TranslatedFrom translatedFrom,
            Instant createdAt,
            String createdBy,
            int wordCount,
            int readingMinutes,
            @Nullable String body) {}

    /** When a revision is what readers see: from an instant on, and before another. */
    record Interval(Instant from, Instant until, int revision) {

        boolean isOpen() {
            return until.equals(Settling.OPEN);
        }
    }

    /** What readers see at an instant. */
    Optional<Interval> live(Instant now) {
        return coming.stream().filter(interval -> !interval.from.isAfter(now)).findFirst();
    }

    /** What they are to see after it. */
    Optional<Interval> scheduled(Instant now) {
        return coming.stream().filter(interval -> interval.from.isAfter(now)).findFirst();
    }

    /** What a change of its date or its topics is to readers; nothing while it is a draft. */
    Optional<Kind> changed(Instant now) {
        if (live(now).isPresent()) {
            return Optional.of(Kind.UPDATED);
        }
        return coming.isEmpty() ? Optional.empty() : Optional.of(Kind.SCHEDULED);
    }

    State state(Instant now) {
        if (archivedAt != null) {
            return State.ARCHIVED;
        }
        if (live(now).isPresent()) {
            return State.PUBLISHED;
        }
        if (scheduled(now).isPresent()) {
            return State.SCHEDULED;
        }
        return submittedRevision == null ? State.DRAFT : State.SUBMITTED;
    }
}
