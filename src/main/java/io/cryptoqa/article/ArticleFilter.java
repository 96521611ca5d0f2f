package io.cryptoqa.article;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which articles a list has, and in what order. Its text form is what cursors are bound to.
 *
 * @param locale the only locale of its editions
 * @param topic the id of the topic they are about; null for all
 * @param from the first UTC day of publication
 * @param to the last UTC day of publication
 * @param oldestFirst else newest first
 */
public record ArticleFilter(
        String locale,
        @Nullable UUID topic,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean oldestFirst) {

    /** Everything in a locale, newest first. */
    public static ArticleFilter newest(String locale) {
        return new ArticleFilter(locale, null, null, null, false);
    }
}
