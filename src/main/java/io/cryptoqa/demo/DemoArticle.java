package io.cryptoqa.demo;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A generated article, ready to be written.
 *
 * @param ref by which it is found again: {@code demo-<seed>-<number>}
 * @param slug shared by its editions
 * @param topics one to three, the category first
 */
record DemoArticle(
        UUID id,
        String ref,
        String slug,
        Dates dates,
        List<DemoTopic> topics,
        List<Edition> editions) {

    /**
     * Its words in one language.
     *
     * @param sources JSON, as it is stored
     * @param words of the body, as {@code body.ReadingTime} counts them
     */
    record Edition(
            String locale,
            String title,
            String summary,
            String author,
            @Nullable String imageUrl,
            @Nullable String imageAlt,
            String sources,
            int words,
            int minutes,
            String body) {}
}
