package io.cryptoqa.article;

import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Shown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Says that an answer shows articles, and when these change by themselves. */
public interface ShownArticles extends Repository<Due, Due.Key> {

    @Query(
            """
            select d.at from Due d where d.locale = :locale and d.at > :now
            order by d.locale, d.at limit 1
            """)
    @Nullable Instant nextMoment(String locale, Instant now);

    /** The answer shows which articles a locale has; one statement, once for each answer. */
    default void list(String locale, Instant now) {
        Shown.undated();
        Shown.of(CacheGroup.TOPICS);
        Shown.of(CacheGroup.articles(locale), () -> nextMoment(locale, now));
    }
}
