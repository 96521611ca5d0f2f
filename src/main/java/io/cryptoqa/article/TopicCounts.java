package io.cryptoqa.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * How many articles topics have. The counters hold as of the last settling of each edition; {@link
 * #corrections} is what has changed by itself since, found through the moments that are due, so
 * their sum is exact at every instant without counting an article.
 */
public interface TopicCounts extends Repository<TopicTotal, TopicTotal.Key> {

    @Query(
            """
            select new io.cryptoqa.article.TopicCounts$Total(t.topicId, cast(t.articles as Long))
            from TopicTotal t where t.locale = :locale and t.topicId in :topics
            """)
    List<Total> totals(String locale, Collection<UUID> topics);

    @Query(
            """
            select new io.cryptoqa.article.TopicCounts$Total(d.topicId, sum(d.articles))
            from TopicDay d
            where d.locale = :locale and d.publishedOn >= :from and d.publishedOn < :until
              and d.topicId in :topics
            group by d.topicId
            """)
    List<Total> published(String locale, LocalDate from, LocalDate until, Collection<UUID> topics);

    @Query(
            """
            select new io.cryptoqa.article.TopicCounts$Correction(l.topicId,
              sum(case when exists (select 1 from Publication p where p.articleId = e.articleId
                  and p.locale = e.locale and p.startsAt <= :now and p.endsAt > :now) then 1 else 0 end
                - case when e.counted then 1 else 0 end),
              sum(case when l.listedAt >= :from and l.listedAt < :until then
                case when exists (select 1 from Publication p where p.articleId = e.articleId
                  and p.locale = e.locale and p.startsAt <= :now and p.endsAt > :now) then 1 else 0 end
                - case when e.counted then 1 else 0 end
                else 0 end))
            from (select distinct d.articleId as articleId, d.locale as locale
                  from Due d where d.locale = :locale and d.at <= :now) overdue
              join Edition e on e.articleId = overdue.articleId and e.locale = overdue.locale
              join Listing l on l.articleId = e.articleId and l.locale = e.locale
            group by l.topicId
            """)
    List<Correction> corrections(String locale, Instant from, Instant until, Instant now);

    @Query(
            """
            select new io.cryptoqa.article.TopicCounts$Latest(t.id,
              (select l.listedAt from Listing l
                 join Publication p on p.articleId = l.articleId and p.locale = l.locale
                   and p.startsAt <= :now and p.endsAt > :now
               where l.topicId = t.id and l.locale = :locale and l.listedAt <= :now
               order by l.topicId, l.locale, l.listedAt desc limit 1))
            from Topic t where t.id in :topics
            """)
    List<Latest> latest(String locale, Collection<UUID> topics, Instant now);

    /** A sum of a topic. */
    record Total(UUID topicId, Long articles) {}

    /** What to add to a topic's total, and to its total in a window of publication dates. */
    record Correction(UUID topicId, Long total, Long inWindow) {}

    /** The date of a topic's newest article; null if it has none. */
    record Latest(UUID topicId, @Nullable Instant publishedAt) {}
}
