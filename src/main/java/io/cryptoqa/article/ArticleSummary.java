package io.cryptoqa.article;

import io.cryptoqa.topic.TopicRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as lists show it: the fields of {@link ArticleView} of the same names.
 *
 * @param category the first topic; null only while the article has none
 * @param publishedAt the date readers see, and lists sort by
 * @param updatedAt since when the text is as it is
 */
public record ArticleSummary(
        UUID id,
        String slug,
        String locale,
        String title,
        @Nullable String summary,
        @Nullable TopicRef category,
        List<TopicRef> topics,
        @Nullable Author author,
        @Nullable Image image,
        Instant publishedAt,
        Instant updatedAt,
        int wordCount,
        int readingMinutes) {

    static ArticleSummary of(ListedEdition edition, List<TopicRef> topics) {
        return new ArticleSummary(
                edition.articleId(),
                edition.slug(),
                edition.locale(),
                edition.title(),
                edition.summary(),
                topics.isEmpty() ? null : topics.getFirst(),
                topics,
                Author.of(edition.authorName(), edition.authorUrl()),
                Image.of(edition.imageUrl(), edition.imageAlt()),
                edition.publishedAt(),
                edition.updatedAt(),
                edition.wordCount(),
                edition.readingMinutes());
    }
}
