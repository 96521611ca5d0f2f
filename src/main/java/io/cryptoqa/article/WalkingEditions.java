package io.cryptoqa.article;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.web.Locales;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Walks over everything that was ever public, in the order of article ids. It is read in chunks,
 * each found by the key of the row before it, so that a walk over a million editions needs the
 * memory of one chunk, holds no connection between two, and may begin anywhere at no cost. Locales
 * that are not configured are left out: nothing can be read in them.
 */
@Component
public class WalkingEditions {

    private static final int ADDRESSES = 1_000;
    private static final int INTERVALS = 10_000;

    private final JdbcClient jdbc;
    private final Articles articles;
    private final List<String> locales;
    private final ShownArticles shown;
    private final Clock clock;

    WalkingEditions(
            JdbcClient jdbc, Articles articles, ShownArticles shown, Locales locales, Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.shown = shown;
        this.locales = locales.tags();
        this.clock = clock;
    }

    /**
     * Where a live edition is.
     *
     * @param updatedAt since when its text is as it is
     */
    public record Address(UUID articleId, String locale, String slug, Instant updatedAt) {}

    /** The interval {@code [startsAt, endsAt)} in which some text of an edition is public. */
    public record Interval(UUID articleId, String locale, Instant startsAt, Instant endsAt) {}

    /** How many editions are live; one statement for each locale, and no article counted. */
    public long count() {
        var now = clock.instant();
        show(now);
        return locales.stream().mapToLong(locale -> articles.total(locale, now)).sum();
    }

    /**
     * How long the longest slug is in an address. Every octet that is not ASCII takes three
     * characters there; this takes no fewer, whether the database counts characters or UTF-16.
     */
    public int longestSlug() {
        return jdbc.sql(
                        """
                        select coalesce(max(char_length(slug)
                          + 5 * (octet_length(slug) - char_length(slug))), 0) from slug
                        """)
                .query(Integer.class)
                .single();
    }

    /** The live editions of each article that has any, from one id to another, both included. */
    public Iterator<List<Address>> addresses(UUID first, UUID last) {
        var now = clock.instant();
        show(now);
        return new ArticleByArticle<>(
                new Address(first, "", "", Instant.EPOCH),
                Address::articleId,
                ADDRESSES,
                after -> addressesAfter(after, last, now));
    }

    private void show(Instant now) {
        locales.forEach(locale -> shown.list(locale, now));
    }

    private List<Address> addressesAfter(Address after, UUID last, Instant now) {
        return jdbc.sql(
                        """
                        select p.article_id, p.locale, r.slug, p.starts_at
                        from publication p join revision r on r.article_id = p.article_id
                          and r.locale = p.locale and r.number = p.revision
                        where (p.article_id, p.locale) > (:article, :locale) and p.article_id <= :last
                          and p.starts_at <= :now and p.ends_at > :now and p.locale in (:locales)
                        order by p.article_id, p.locale limit :most
                        """)
                .param("article", after.articleId)
                .param("locale", after.locale)
                .param("last", last)
                .param("now", utc(now))
                .param("locales", locales)
                .param("most", ADDRESSES)
                .query((row, _) ->
                        new Address(
                                row.getObject("article_id", UUID.class),
                                row.getString("locale"),
                                row.getString("slug"),
                                instant(row, "starts_at")))
                .list();
    }

    /** What was, is and will be public of each article. */
    public Iterator<List<Interval>> intervals() {
        return new ArticleByArticle<>(
                new Interval(new UUID(0, 0), "", Instant.EPOCH, Instant.EPOCH),
                Interval::articleId,
                INTERVALS,
                this::intervalsAfter);
    }

    private List<Interval> intervalsAfter(Interval after) {
        return jdbc.sql(
                        """
                        select article_id, locale, starts_at, ends_at from publication
                        where (article_id, locale, starts_at) > (:article, :locale, :start)
                          and locale in (:locales)
                        order by article_id, locale, starts_at limit :most
                        """)
                .param("article", after.articleId)
                .param("locale", after.locale)
                .param("start", utc(after.startsAt))
                .param("locales", locales)
                .param("most", INTERVALS)
                .query((row, _) ->
                        new Interval(
                                row.getObject("article_id", UUID.class),
                                row.getString("locale"),
                                instant(row, "starts_at"),
                                instant(row, "ends_at")))
                .list();
    }
}
