package io.cryptoqa.article;

import static io.cryptoqa.web.SqlInstants.instantOrNull;
import static io.cryptoqa.web.SqlInstants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all editions of one article as they are at an instant, in one statement. It is what every
 * article that is not kept costs, so it is plain SQL: Hibernate translates a query with a list
 * among its parameters anew each time.
 */
@Component
class ReadingEditions {

    private static final String EDITIONS =
            """
            select e.article_id, e.locale, e.archived_at, e.published_at, p.starts_at, r.number, r.slug, r.title,
              r.summary, r.author_name, r.author_url, r.image_url, r.image_alt, r.sources, r.corrections,
              r.word_count, r.reading_minutes, case when e.locale in (:bodies) then r.body end as body,
              (select min(d.at) from due d where d.article_id = e.article_id and d.at > :now) as next_moment,
              (select max(q.ends_at) from publication q where q.article_id = e.article_id and q.ends_at <= :now)
                as last_end,
              (select a.shown_at from article a where a.id = e.article_id) as shown_at
            """;

    private static final String MAYBE_LIVE =
            """
             left join publication p on p.article_id = e.article_id and p.locale = e.locale
               and p.starts_at <= :now and p.ends_at > :now
             left join revision r on r.article_id = p.article_id and r.locale = p.locale and r.number = p.revision
            """;

    private final JdbcClient jdbc;

    ReadingEditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of the article that a slug belongs to.
     *
     * @param bodies the locales to read the body of, one at least
     */
    List<ReadEdition> bySlug(String slug, Collection<String> bodies, Instant now) {
        return read(
                " from slug s join edition e on e.article_id = s.article_id "
                        + MAYBE_LIVE
                        + " where s.slug = :key",
                slug,
                bodies,
                now);
    }

    /** The same by the article's id. */
    List<ReadEdition> byId(UUID article, Collection<String> bodies, Instant now) {
        return read(
                " from edition e " + MAYBE_LIVE + " where e.article_id = :key",
                article,
                bodies,
                now);
    }

    private List<ReadEdition> read(
            String from, Object key, Collection<String> bodies, Instant now) {
        return jdbc.sql(EDITIONS + from)
                .param("key", key)
                .param("bodies", bodies)
                .param("now", utc(now))
                .query((row, _) -> edition(row))
                .list();
    }

    private static ReadEdition edition(ResultSet row) throws SQLException {
        return new ReadEdition(
                row.getObject("article_id", UUID.class),
                row.getString("locale"),
                instantOrNull(row, "archived_at"),
                instantOrNull(row, "published_at"),
                instantOrNull(row, "starts_at"),
                integer(row, "number"),
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("author_name"),
                row.getString("author_url"),
                row.getString("image_url"),
                row.getString("image_alt"),
                row.getString("sources"),
                row.getString("corrections"),
                integer(row, "word_count"),
                integer(row, "reading_minutes"),
                row.getString("body"),
                instantOrNull(row, "next_moment"),
                instantOrNull(row, "last_end"),
                instantOrNull(row, "shown_at"));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
