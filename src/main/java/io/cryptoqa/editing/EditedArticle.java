package io.cryptoqa.editing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cryptoqa.article.ArticleView.Correction;
import io.cryptoqa.article.ArticleView.Source;
import io.cryptoqa.article.Author;
import io.cryptoqa.article.Image;
import io.cryptoqa.convert.Warning;
import io.cryptoqa.editing.EditionText.TranslatedFrom;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as editors see it; every successful answer about one is this.
 *
 * @param version raised by every change; the {@code ETag} of the answer
 * @param ref the caller's own id for it, unique
 * @param topics their slugs, the category first
 * @param pins ids of the articles put first among the related ones
 * @param warnings what deserves a second look, and what was dropped of a body just sent
 */
@Schema(name = "EditedArticle")
record EditedArticle(
        UUID id,
        long version,
        @Nullable String ref,
        List<String> topics,
        List<UUID> pins,
        List<EditedEdition> editions,
        List<Warning> warnings) {

    /**
     * The working copy of an edition: its newest revision.
     *
     * @param publishedAt the date readers see; null before there is one
     * @param publishedRevision the one readers see now
     * @param unpublishedChanges whether readers see an older revision than this
     * @param body null in lists
     * @param updatedAt when this revision was saved
     */
    @Schema(name = "EditedEdition")
    record EditedEdition(
            String locale,
            String slug,
            @Schema(allowableValues = {"draft", "submitted", "scheduled", "published", "archived"})
                    String state,
            String title,
            @Nullable String summary,
            @Nullable Author author,
            @Nullable Image image,
            List<Source> sources,
            List<Correction> corrections,
            @Nullable Instant publishedAt,
            int revision,
            @Nullable Integer publishedRevision,
            boolean unpublishedChanges,
            @Nullable Scheduled scheduled,
            @Nullable TranslatedFrom translatedFrom,
            @Nullable EditedBody body,
            Instant updatedAt,
            String updatedBy) {}

    /** What readers are to see, from when, and until when, if an end is set. */
    @Schema(name = "Scheduled")
    record Scheduled(int revision, Instant at, @Nullable Instant until) {}

    /** The body as it is kept. */
    @Schema(name = "EditedBody")
    record EditedBody(
            @JsonProperty @Schema(allowableValues = "markdown") String format, String content) {}
}
