package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.instantOrNull;
import static io.cryptoqa.web.SqlInstants.utc;
import static java.util.stream.Collectors.toMap;

import io.cryptoqa.article.Author;
import io.cryptoqa.article.Image;
import io.cryptoqa.article.Slug;
import io.cryptoqa.editing.EditionText.TranslatedFrom;
import io.cryptoqa.editing.StoredEdition.Interval;
import io.cryptoqa.editing.StoredEdition.Words;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads articles as editors see them: five statements for any number. Whoever writes locks the
 * article's row first; that is what keeps publications from overlapping and versions apart.
 */
@Component
class ArticleStore {

    private final JdbcClient jdbc;
    private final Locales locales;
    private final Moments moments;
    private final Clock clock;

    ArticleStore(JdbcClient jdbc, Locales locales, Moments moments, Clock clock) {
        this.jdbc = jdbc;
        this.moments = moments;
        this.locales = locales;
        this.clock = clock;
    }

    /**
     * The article of an id in an address, its row locked until the transaction ends. What has
     * happened to it by the clock is written down first, before anything else can be.
     */
    StoredArticle lock(String id) {
        var known = id(id);
        var locked =
                jdbc.sql("select id from article where id = ? for update")
                        .param(known)
                        .query(UUID.class)
                        .optional();
        moments.catchUp(locked.orElseThrow(() -> new ArticleUnknown(id)));
        return get(known);
    }

    /** The article of an id in an address. */
    StoredArticle get(String id) {
        return get(id(id));
    }

    /** The article of an id that is known to exist. */
    StoredArticle get(UUID id) {
        return load(List.of(id), true).stream()
                .findFirst()
                .orElseThrow(() -> new ArticleUnknown(id.toString()));
    }

    /** The id of the article with a caller's own id. */
    Optional<UUID> idOfRef(String ref) {
        return jdbc.sql("select id from article where ref = ?")
                .param(ref)
                .query(UUID.class)
                .optional();
    }

    /** These articles, in their order. */
    List<StoredArticle> load(List<UUID> ids, boolean withBodies) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // Versions before words: should somebody save in between, a later If-Match is refused
        // without need, where the other order would let words be overwritten that nobody saw.
        var rows = rows(ids);
        var topics = topics(ids);
        var pins = pins(ids);
        var editions = editions(ids, withBodies);
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(rows.get(id)))
                .map(row ->
                        new StoredArticle(
                                row.id,
                                row.version,
                                row.ownVersion,
                                row.ref,
                                row.createdBy,
                                topics.getOrDefault(row.id, List.of()),
                                pins.getOrDefault(row.id, List.of()),
                                editions.getOrDefault(row.id, List.of())))
                .toList();
    }

    private record Row(
            UUID id, long version, long ownVersion, @Nullable String ref, String createdBy) {}

    private Map<UUID, Row> rows(Collection<UUID> ids) {
        return jdbc
                .sql(
                        "select id, version, own_version, ref, created_by from article where id in (:ids)")
                .param("ids", ids)
                .query((row, _) ->
                        new Row(
                                row.getObject("id", UUID.class),
                                row.getLong("version"),
                                row.getLong("own_version"),
                                row.getString("ref"),
                                row.getString("created_by")))
                .list()
                .stream()
                .collect(toMap(Row::id, row -> row));
    }

    private Map<UUID, List<String>> topics(Collection<UUID> ids) {
        var topics = new HashMap<UUID, List<String>>();
        jdbc.sql(
                        """
                        select a.article_id, t.slug from article_topic a join topic t on t.id = a.topic_id
                        where a.article_id in (:ids) order by a.article_id, a.position
                        """)
                .param("ids", ids)
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .forEach(entry -> add(topics, entry.getKey(), entry.getValue()));
        return topics;
    }

    private Map<UUID, List<UUID>> pins(Collection<UUID> ids) {
        var pins = new HashMap<UUID, List<UUID>>();
        jdbc.sql(
                        """
                        select article_id, pinned_id from pin
                        where article_id in (:ids) order by article_id, position
                        """)
                .param("ids", ids)
                .query((row, _) ->
                        Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .forEach(entry -> add(pins, entry.getKey(), entry.getValue()));
        return pins;
    }

    private record Place(UUID article, String locale) {}

    private Map<UUID, List<StoredEdition>> editions(Collection<UUID> ids, boolean withBodies) {
        var now = clock.instant();
        var coming = coming(ids, now);
        var editions = new LinkedHashMap<UUID, List<StoredEdition>>();
        jdbc.sql(
                        """
                        select e.article_id, e.locale, e.version, e.submitted_revision, e.archived_at, e.published_at,
                          first.created_by as began_by,
                          exists (select 1 from publication p where p.article_id = e.article_id
                            and p.locale = e.locale and p.starts_at <= :now) as was_public,
                        """
                                + words(withBodies)
                                + """
                                 from edition e
                                join revision r on r.article_id = e.article_id and r.locale = e.locale
                                  and r.number = e.revision
                                join revision first on first.article_id = e.article_id and first.locale = e.locale
                                  and first.number = 1
                                where e.article_id in (:ids)
                                """)
                .param("now", utc(now))
                .param("ids", ids)
                .query((row, _) -> {
                    var place =
                            new Place(
                                    row.getObject("article_id", UUID.class),
                                    row.getString("locale"));
                    return Map.entry(
                            place.article,
                            new StoredEdition(
                                    place.locale,
                                    row.getLong("version"),
                                    row.getObject("submitted_revision", Integer.class),
                                    instantOrNull(row, "archived_at"),
                                    instantOrNull(row, "published_at"),
                                    row.getString("began_by"),
                                    row.getBoolean("was_public"),
                                    words(row),
                                    coming.getOrDefault(place, List.of())));
                })
                .list()
                .forEach(entry -> add(editions, entry.getKey(), entry.getValue()));
        editions.values().forEach(all -> all.sort(Comparator.comparing(this::order)));
        return editions;
    }

    /** The default locale first, then as configured; those no longer configured at the end. */
    private String order(StoredEdition edition) {
        var place = locales.tags().indexOf(edition.locale());
        return "%04d %s".formatted(place < 0 ? 9_999 : place, edition.locale());
    }

    private Map<Place, List<Interval>> coming(Collection<UUID> ids, Instant now) {
        var coming = new HashMap<Place, List<Interval>>();
        jdbc.sql(
                        """
                        select article_id, locale, starts_at, ends_at, revision from publication
                        where article_id in (:ids) and ends_at > :now order by article_id, locale, starts_at
                        """)
                .param("ids", ids)
                .param("now", utc(now))
                .query((row, _) ->
                        Map.entry(
                                new Place(row.getObject(1, UUID.class), row.getString(2)),
                                new Interval(
                                        instant(row, "starts_at"),
                                        instant(row, "ends_at"),
                                        row.getInt("revision"))))
                .list()
                .forEach(entry ->
                        coming.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                                .add(entry.getValue()));
        return coming;
    }

    /** The columns that {@link #words(ResultSet)} reads, of a revision {@code r}. */
    static String words(boolean withBodies) {
        return " r.number, r.slug, r.title, r.summary, r.author_name, r.author_url, r.image_url, r.image_alt,"
                + " r.sources, r.corrections, r.translated_locale, r.translated_revision, r.created_at,"
                + " r.created_by, r.word_count, r.reading_minutes, "
                + (withBodies ? "r.body" : "cast(null as varchar(1)) as body");
    }

    static Words words(ResultSet row) throws SQLException {
        var from = row.getString("translated_locale");
        return new Words(
                row.getInt("number"),
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                Author.of(row.getString("author_name"), row.getString("author_url")),
                Image.of(row.getString("image_url"), row.getString("image_alt")),
                row.getString("sources"),
                row.getString("corrections"),
                from == null ? null : new TranslatedFrom(from, row.getInt("translated_revision")),
                instant(row, "created_at"),
                row.getString("created_by"),
                row.getInt("word_count"),
                row.getInt("reading_minutes"),
                row.getString("body"));
    }

    private static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
        lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }

    private static UUID id(String id) {
        return Slug.asId(id).orElseThrow(() -> new ArticleUnknown(id));
    }

    private static class ArticleUnknown extends Problem {
        ArticleUnknown(String id) {
            super(
                    ProblemType.ARTICLE_NOT_FOUND,
                    "No article has the id '%s'.".formatted(Shortened.of(id)));
        }
    }
}
