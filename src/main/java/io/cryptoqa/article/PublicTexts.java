package io.cryptoqa.article;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.utc;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is public and what will be, with its words, for whoever keeps a copy of it in another form.
 */
@Component
@Transactional(readOnly = true)
public class PublicTexts {

    private static final UUID LEAST = new UUID(0, 0);

    private final JdbcClient jdbc;

    PublicTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One edition of an article. */
    public record EditionId(UUID articleId, String locale) {}

    /**
     * What readers of an edition see in [{@code startsAt}, {@code endsAt}).
     *
     * @param publishedAt the date they see, and lists sort by
     * @param firstStartsAt the start of the edition's first publication, whatever its date
     * @param body Markdown
     * @param topics ids, the category first
     * @param number its part in the edition's {@link Stamp}
     */
    public record PublicText(
            EditionId key,
            Instant startsAt,
            Instant endsAt,
            Instant publishedAt,
            Instant firstStartsAt,
            String slug,
            String title,
            @Nullable String summary,
            String body,
            List<UUID> topics,
            long number) {

        /** The stamp of an edition with these texts, which are all it has, in order. */
        public static long stamp(List<PublicText> texts) {
            return texts.stream().map(PublicText::number).reduce(PublicTexts::both).orElse(0L);
        }
    }

    /**
     * A number for everything of an edition that {@link PublicText} has: as long as it is the same,
     * so is all of that. Another version of the article's topics or pins gives another one.
     *
     * @param texts how many texts it has
     */
    public record Stamp(EditionId key, long number, int texts) {}

    /**
     * The stamps of the editions that are public or will be, by article.
     *
     * @param after the article that the chunk before ended with; null for the first chunk
     * @param most how many rows to read; an article whose rows do not all fit is left out
     */
    public Chunk stamps(@Nullable UUID after, int most, Instant now) {
        var rows =
                jdbc.sql(
                                """
                                select p.article_id, p.locale, p.starts_at, p.ends_at, p.revision, e.published_at,
                                  a.own_version
                                from publication p
                                  join edition e on e.article_id = p.article_id and e.locale = p.locale
                                  join article a on a.id = p.article_id
                                where p.article_id > ? and p.ends_at > ?
                                order by p.article_id, p.locale, p.starts_at limit ?
                                """)
                        .params(after == null ? LEAST : after, utc(now), most)
                        .query(PublicTexts::part)
                        .list();
        var isLast = rows.size() < most;
        var last = isLast ? null : rows.getLast().key.articleId;
        var stamps = new LinkedHashMap<EditionId, Stamp>();
        for (var part : rows) {
            if (!part.key.articleId.equals(last)) {
                stamps.merge(part.key, part, PublicTexts::both);
            }
        }
        var whole = List.copyOf(stamps.values());
        return new Chunk(whole, isLast || whole.isEmpty() ? null : whole.getLast().key.articleId);
    }

    /**
     * Some stamps in the order of their articles' ids.
     *
     * @param last where the next chunk goes on; null if this was the last
     */
    public record Chunk(List<Stamp> stamps, @Nullable UUID last) {}

    private static Stamp part(ResultSet row, int index) throws SQLException {
        return new Stamp(
                new EditionId(row.getObject("article_id", UUID.class), row.getString("locale")),
                number(row),
                1);
    }

    private static long number(ResultSet row) throws SQLException {
        var hash =
                Objects.hash(
                        instant(row, "starts_at"),
                        instant(row, "ends_at"),
                        row.getInt("revision"),
                        instant(row, "published_at"));
        return ((long) hash << 32) ^ row.getLong("own_version");
    }

    private static long both(long one, long other) {
        return 31 * one + other;
    }

    private static Stamp both(Stamp one, Stamp other) {
        return new Stamp(one.key, both(one.number, other.number), one.texts + other.texts);
    }

    /** What readers of these articles in a locale see as their names now; one statement. */
    public Map<UUID, Name> names(Collection<UUID> articles, String locale, Instant now) {
        var names = new HashMap<UUID, Name>();
        if (articles.isEmpty()) {
            return names;
        }
        jdbc.sql(
                        """
                        select p.article_id, r.slug, r.title
                        from publication p
                          join revision r on r.article_id = p.article_id and r.locale = p.locale
                            and r.number = p.revision
                        where p.article_id in (:articles) and p.locale = :locale
                          and p.starts_at <= :now and p.ends_at > :now
                        """)
                .param("articles", articles)
                .param("locale", locale)
                .param("now", utc(now))
                .query(row -> {
                    names.put(
                            row.getObject(1, UUID.class),
                            new Name(row.getString(2), row.getString(3)));
                });
        return names;
    }

    /** What an article is called, and where. */
    public record Name(String slug, String title) {}

    /** The texts of these articles' editions that are public or will be, in order of time. */
    public Map<EditionId, List<PublicText>> of(Collection<UUID> articles, Instant now) {
        if (articles.isEmpty()) {
            return Map.of();
        }
        var topics =
                jdbc
                        .sql(
                                """
                                select article_id, topic_id from article_topic where article_id in (:articles)
                                order by article_id, position
                                """)
                        .param("articles", articles)
                        .query((row, _) ->
                                Map.entry(
                                        row.getObject("article_id", UUID.class),
                                        row.getObject("topic_id", UUID.class)))
                        .list()
                        .stream()
                        .collect(
                                groupingBy(
                                        Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        var texts =
                jdbc.sql(
                                """
                                select p.article_id, p.locale, p.starts_at, p.ends_at, p.revision, e.published_at,
                                  a.own_version,
                                  (select min(f.starts_at) from publication f where f.article_id = p.article_id
                                    and f.locale = p.locale) as first_starts_at,
                                  r.slug, r.title, r.summary, r.body
                                from publication p
                                  join edition e on e.article_id = p.article_id and e.locale = p.locale
                                  join article a on a.id = p.article_id
                                  join revision r on r.article_id = p.article_id and r.locale = p.locale
                                    and r.number = p.revision
                                where p.article_id in (:articles) and p.ends_at > :now
                                order by p.article_id, p.locale, p.starts_at
                                """)
                        .param("articles", articles)
                        .param("now", utc(now))
                        .query((row, _) -> text(row, topics))
                        .list();
        return texts.stream().collect(groupingBy(PublicText::key, LinkedHashMap::new, toList()));
    }

    private static PublicText text(ResultSet row, Map<UUID, List<UUID>> topics)
            throws SQLException {
        var id = row.getObject("article_id", UUID.class);
        return new PublicText(
                new EditionId(id, row.getString("locale")),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                instant(row, "published_at"),
                instant(row, "first_starts_at"),
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("body"),
                topics.getOrDefault(id, List.of()),
                number(row));
    }
}
