package io.cryptoqa.feed;

import io.cryptoqa.article.Author;
import io.cryptoqa.topic.TopicRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed before it has a format.
 *
 * @param description plain text
 * @param self its own address, which is also its id: absolute, with the locale in it
 * @param page the page that people read instead; absolute
 * @param entries newest first
 */
record ArticleFeed(
        String locale,
        String title,
        String description,
        String self,
        String page,
        List<Entry> entries) {

    /**
     * One edition.
     *
     * @param title plain text
     * @param summary plain text
     * @param html the whole body, safe to insert; every address in it is absolute
     * @param page absolute
     * @param author whoever is named, else the editors
     * @param image absolute
     * @param topics the category first
     */
    record Entry(
            UUID articleId,
            String locale,
            String title,
            @Nullable String summary,
            String html,
            String page,
            Author author,
            @Nullable String image,
            List<TopicRef> topics,
            Instant publishedAt,
            Instant updatedAt) {

        /**
         * The same for ever, whatever becomes of slug and title. Readers compare ids as text (RFC
         * 4287 §4.2.6.1), so with the locale in it none of them takes two editions of an article
         * for one, not even after another locale has become the default.
         */
        String id() {
            return "urn:uuid:" + articleId + "#" + locale;
        }
    }

    /** When it last changed; empty while it has no entries. */
    Optional<Instant> updatedAt() {
        return entries.stream().map(Entry::updatedAt).max(Comparator.naturalOrder());
    }
}
