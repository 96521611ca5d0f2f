package io.cryptoqa.article;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * What the public may read, decided by the given instant over publications and by nothing else.
 * Each query is shaped for its index, on both databases: H2 sorts every row unless {@code order by}
 * opens with the columns that are equal.
 */
interface Articles extends Repository<Edition, EditionKey> {

    /**
     * Joins the publication that holds at {@code :now}, and its revision, to an edition {@code e}.
     */
    String LIVE =
            """
             join Publication p on p.articleId = e.articleId and p.locale = e.locale
               and p.startsAt <= :now and p.endsAt > :now
             join Revision r on r.articleId = p.articleId and r.locale = p.locale and r.number = p.revision
            """;

    /** A list needs no more than this of an edition, or of a listing, which has the same names. */
    String LISTED_EDITION =
            """
            new io.cryptoqa.article.ListedEdition(e.articleId, e.locale, e.listedAt, p.startsAt,
              r.slug, r.title, r.summary, r.authorName, r.authorUrl, r.imageUrl, r.imageAlt,
              r.wordCount, r.readingMinutes)
            """;

    String LISTED = "select " + LISTED_EDITION;

    /** The same with the body. */
    String WHOLE =
            "select new io.cryptoqa.article.Articles$ListedText(" + LISTED_EDITION + ", r.body)";

    String BACKWARDS =
            """
             e.locale = :locale and e.listedAt <= :now and e.listedAt >= :bound
               and (e.listedAt, e.articleId) < (:at, :id)
            """;

    String FORWARDS =
            """
             e.locale = :locale and e.listedAt <= :now and e.listedAt < :bound
               and (e.listedAt, e.articleId) > (:at, :id)
            """;

    /**
     * Whether readers may know this slug although nothing shows it now: it was public once, or it
     * was never a revision's, so that editors made it a redirect.
     */
    @Query(
            """
            select not exists (select 1 from Revision r where r.articleId = :articleId and r.slug = :slug)
              or exists (select 1 from Revision r
                join Publication p on p.articleId = r.articleId and p.locale = r.locale and p.revision = r.number
                where r.articleId = :articleId and r.slug = :slug and p.startsAt <= :now)
            from SlugOwner s where s.slug = :slug
            """)
    boolean isKnown(UUID articleId, String slug, Instant now);

    /** Newest first, strictly before the position {@code (at, id)}, down to {@code bound}. */
    @Query(
            LISTED
                    + " from Edition e "
                    + LIVE
                    + " where "
                    + BACKWARDS
                    + " order by e.locale, e.listedAt desc, e.articleId desc")
    List<ListedEdition> before(
            String locale, Instant bound, Instant at, UUID id, Instant now, Limit limit);

    /** Oldest first, strictly after the position {@code (at, id)}, up to before {@code bound}. */
    @Query(
            LISTED
                    + " from Edition e "
                    + LIVE
                    + " where "
                    + FORWARDS
                    + " order by e.locale desc, e.listedAt, e.articleId")
    List<ListedEdition> after(
            String locale, Instant bound, Instant at, UUID id, Instant now, Limit limit);

    /** As {@link #before}, of one topic. */
    @Query(
            LISTED
                    + " from Listing e "
                    + LIVE
                    + " where e.topicId = :topic and "
                    + BACKWARDS
                    + " order by e.topicId, e.locale, e.listedAt desc, e.articleId desc")
    List<ListedEdition> beforeInTopic(
            UUID topic,
            String locale,
            Instant bound,
            Instant at,
            UUID id,
            Instant now,
            Limit limit);

    /** As {@link #after}, of one topic. */
    @Query(
            LISTED
                    + " from Listing e "
                    + LIVE
                    + " where e.topicId = :topic and "
                    + FORWARDS
                    + " order by e.topicId desc, e.locale desc, e.listedAt, e.articleId")
    List<ListedEdition> afterInTopic(
            UUID topic,
            String locale,
            Instant bound,
            Instant at,
            UUID id,
            Instant now,
            Limit limit);

    /** As {@link #before}, from the newest, with bodies. */
    @Query(
            WHOLE
                    + " from Edition e "
                    + LIVE
                    + " where e.locale = :locale and e.listedAt <= :now"
                    + " order by e.locale, e.listedAt desc, e.articleId desc")
    List<ListedText> newest(String locale, Instant now, Limit limit);

    /** The same of one topic. */
    @Query(
            WHOLE
                    + " from Listing e "
                    + LIVE
                    + " where e.topicId = :topic and e.locale = :locale and e.listedAt <= :now"
                    + " order by e.topicId, e.locale, e.listedAt desc, e.articleId desc")
    List<ListedText> newestInTopic(UUID topic, String locale, Instant now, Limit limit);

    /**
     * The live editions of these articles, in any locale. Not of one locale, with which H2 would
     * begin.
     */
    @Query(
            LISTED
                    + " from Edition e "
                    + LIVE
                    + " where e.articleId in :articles and e.listedAt <= :now")
    List<ListedEdition> editionsOf(Collection<UUID> articles, Instant now);

    /** How many articles the list of a locale has. */
    @NativeQuery(
            """
            select coalesce((select t.articles from locale_total t where t.locale = :locale), 0)
              + coalesce((
                select sum(case when exists (select 1 from publication p where p.article_id = e.article_id
                    and p.locale = e.locale and p.starts_at <= :now and p.ends_at > :now) then 1 else 0 end
                  - case when e.counted then 1 else 0 end)
                from (select distinct article_id, locale from due where locale = :locale and at <= :now) overdue
                  join edition e on e.article_id = overdue.article_id and e.locale = overdue.locale), 0)
            """)
    long total(String locale, Instant now);

    /** An edition of a list with its body, as Markdown. */
    record ListedText(ListedEdition edition, String body) {}
}
