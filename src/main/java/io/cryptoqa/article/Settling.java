package io.cryptoqa.article;

import static io.cryptoqa.web.SqlInstants.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recomputes what is derived from an edition's publications and its article's topics: {@code
 * listed_at}, the listings, the moments due, and the topic counters. Every write that touches those
 * calls it last; it may be called at any time, any number of times, with the same result.
 *
 * <p>The counters are kept as of the last settling, and readers correct them by the moments due
 * since, so they are exact at every instant at or after it with nothing running. They hold for no
 * earlier instant.
 */
@Component
public class Settling {

    /** The end of a publication that has none yet. */
    public static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;
    private final Clock clock;

    Settling(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Settles one edition as of now; holds its article's row until the transaction ends. */
    @Transactional
    public void settle(UUID articleId, String locale) {
        lock(articleId);
        var now = utc(clock.instant());
        settle(articleId, locale, state(articleId, locale, now), now);
    }

    /**
     * The same, and gives it the date that readers see; null if it has none.
     *
     * <p>Here, because the counters have to leave the old day as they enter the new one.
     */
    @Transactional
    public void settle(UUID articleId, String locale, @Nullable Instant publishedAt) {
        lock(articleId);
        var now = utc(clock.instant());
        var state = state(articleId, locale, now);
        settle(
                articleId,
                locale,
                new State(
                        publishedAt == null ? null : utc(publishedAt),
                        state.listedAt,
                        state.counted,
                        state.listed,
                        state.live),
                now);
    }

    private void lock(UUID articleId) {
        jdbc.sql("select id from article where id = ? for update")
                .param(articleId)
                .query(UUID.class)
                .single();
    }

    private State state(UUID articleId, String locale, OffsetDateTime now) {
        return jdbc.sql(
                        """
                        select e.published_at, e.listed_at, e.counted,
                          exists (select 1 from publication p where p.article_id = e.article_id
                            and p.locale = e.locale and p.ends_at > :now) as listed,
                          exists (select 1 from publication p where p.article_id = e.article_id
                            and p.locale = e.locale and p.starts_at <= :now and p.ends_at > :now) as live
                        from edition e where e.article_id = :article and e.locale = :locale
                        """)
                .param("now", now)
                .param("article", articleId)
                .param("locale", locale)
                .query((row, _) ->
                        new State(
                                row.getObject("published_at", OffsetDateTime.class),
                                row.getObject("listed_at", OffsetDateTime.class),
                                row.getBoolean("counted"),
                                row.getBoolean("listed"),
                                row.getBoolean("live")))
                .single();
    }

    private void settle(UUID articleId, String locale, State edition, OffsetDateTime now) {
        var counted = edition.counted ? listings(articleId, locale) : Set.<UUID>of();
        var listedAt = edition.listed ? edition.publishedAt : null;
        var topics = topics(articleId);

        findDue(articleId, locale, now);
        jdbc.sql(
                        """
                        update edition set published_at = ?, listed_at = ?, counted = ?
                        where article_id = ? and locale = ?
                        """)
                .param(edition.publishedAt)
                .param(listedAt)
                .param(edition.live)
                .param(articleId)
                .param(locale)
                .update();
        list(articleId, locale, listedAt != null);
        count(
                locale,
                new Counted(edition.counted, counted, day(edition.listedAt)),
                new Counted(edition.live, edition.live ? topics : Set.of(), day(listedAt)));
    }

    private record State(
            @Nullable OffsetDateTime publishedAt,
            @Nullable OffsetDateTime listedAt,
            boolean counted,
            boolean listed,
            boolean live) {}

    /** What an edition adds to the counters: one to its locale, and to each topic on one day. */
    private record Counted(boolean isCounted, Set<UUID> topics, @Nullable LocalDate day) {}

    private void findDue(UUID articleId, String locale, OffsetDateTime now) {
        jdbc.sql("delete from due where article_id = ? and locale = ?")
                .params(articleId, locale)
                .update();
        jdbc.sql(
                        """
                        insert into due (article_id, locale, at)
                        select article_id, locale, starts_at from publication
                          where article_id = :article and locale = :locale and starts_at > :now
                        union
                        select article_id, locale, ends_at from publication
                          where article_id = :article and locale = :locale and ends_at > :now and ends_at < :open
                        """)
                .param("article", articleId)
                .param("locale", locale)
                .param("now", now)
                .param("open", utc(OPEN))
                .update();
    }

    private void list(UUID articleId, String locale, boolean isListed) {
        jdbc.sql("delete from listing where article_id = ? and locale = ?")
                .params(articleId, locale)
                .update();
        if (isListed) {
            jdbc.sql(
                            """
                            insert into listing (topic_id, locale, listed_at, article_id)
                            select t.topic_id, e.locale, e.listed_at, e.article_id
                            from edition e join article_topic t on t.article_id = e.article_id
                            where e.article_id = ? and e.locale = ?
                            """)
                    .params(articleId, locale)
                    .update();
        }
    }

    private void count(String locale, Counted before, Counted after) {
        if (before.isCounted == after.isCounted
                && before.topics.equals(after.topics)
                && (before.topics.isEmpty()
                        || String.valueOf(before.day).equals(String.valueOf(after.day)))) {
            return;
        }
        // One publisher at a time from here to its commit: counters neither deadlock nor race.
        jdbc.sql("select last_number from change_number for update").query(Long.class).single();
        addToLocale(locale, (after.isCounted ? 1 : 0) - (before.isCounted ? 1 : 0));
        before.topics.forEach(topic -> add(locale, topic, before.day, -1));
        after.topics.forEach(topic -> add(locale, topic, after.day, 1));
    }

    private void addToLocale(String locale, int difference) {
        var known =
                jdbc.sql("update locale_total set articles = articles + ? where locale = ?")
                        .params(difference, locale)
                        .update();
        if (known == 0) {
            jdbc.sql("insert into locale_total (articles, locale) values (?, ?)")
                    .params(difference, locale)
                    .update();
        }
    }

    private void add(String locale, UUID topic, @Nullable LocalDate day, int difference) {
        var known =
                jdbc.sql(
                                "update topic_total set articles = articles + ? where locale = ? and topic_id = ?")
                        .params(difference, locale, topic)
                        .update();
        if (known == 0) {
            jdbc.sql("insert into topic_total (articles, locale, topic_id) values (?, ?, ?)")
                    .params(difference, locale, topic)
                    .update();
        }
        var knownDay =
                jdbc.sql(
                                """
                                update topic_day set articles = articles + ?
                                where locale = ? and published_on = ? and topic_id = ?
                                """)
                        .param(difference)
                        .param(locale)
                        .param(day)
                        .param(topic)
                        .update();
        if (knownDay == 0) {
            jdbc.sql(
                            "insert into topic_day (articles, locale, published_on, topic_id) values (?, ?, ?, ?)")
                    .param(difference)
                    .param(locale)
                    .param(day)
                    .param(topic)
                    .update();
        }
    }

    private Set<UUID> topics(UUID articleId) {
        return ids("select topic_id from article_topic where article_id = ?", articleId);
    }

    private Set<UUID> listings(UUID articleId, String locale) {
        return ids(
                "select topic_id from listing where article_id = ? and locale = ?",
                articleId,
                locale);
    }

    private Set<UUID> ids(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, _) -> row.getObject(1, UUID.class))
                .set();
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime at) {
        return at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    }
}
