package io.cryptoqa.article;

import io.cryptoqa.article.FoundArticle.NamedTopic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the articles among which those related to one are looked for. */
@Component
@Transactional(readOnly = true)
public class Neighbourhoods {

    /**
     * The newest so many of each topic, and of all: this keeps the cost flat in topics of hundreds
     * of thousands. Two rare articles that share such a topic, both old, do not find each other.
     */
    private static final int EACH = 200;

    /** So many texts are alike enough. */
    private static final int MOST_ALIKE = 40;

    /** What {@link Articles#LISTED} reads, from {@code e}, live. */
    private static final String LISTED =
            """
            (select e.article_id, e.locale, e.listed_at, p.starts_at, r.slug, r.title, r.summary,
              r.author_name, r.author_url, r.image_url, r.image_alt, r.word_count, r.reading_minutes
            """;

    private static final String LIVE =
            """
             join publication p on p.article_id = e.article_id and p.locale = e.locale
               and p.starts_at <= :now and p.ends_at > :now
             join revision r on r.article_id = p.article_id and r.locale = p.locale and r.number = p.revision
            """;

    private static final String OF_ALL =
            LISTED
                    + " from edition e "
                    + LIVE
                    + """
                     where e.locale = :locale and e.listed_at <= :now
                     order by e.locale, e.listed_at desc, e.article_id desc limit :each)
                    """;

    private static final String OF_TOPIC =
            LISTED
                    + " from listing e "
                    + LIVE
                    + """
                     where e.topic_id = :topic and e.locale = :locale and e.listed_at <= :now
                     order by e.topic_id, e.locale, e.listed_at desc, e.article_id desc limit :each)
                    """;

    private final JdbcClient jdbc;
    private final Articles articles;
    private final ArticleTopics topics;
    private final ShownArticles shown;
    private final Clock clock;

    Neighbourhoods(
            JdbcClient jdbc,
            Articles articles,
            ArticleTopics topics,
            ShownArticles shown,
            Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.topics = topics;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * The neighbourhood of an article; four statements.
     *
     * @param locale of all its neighbours; it may itself be shown in what that falls back to
     */
    public Neighbourhood of(FoundArticle found, String locale) {
        var edition = found.edition();
        var at = clock.instant();
        shown.list(locale, at);
        var near = near(edition.articleId(), locale);
        var ids = new LinkedHashSet<>(near.pinned);
        ids.addAll(near.alike.keySet());
        var others = new LinkedHashMap<UUID, ListedEdition>();
        if (!ids.isEmpty()) {
            articles.editionsOf(ids, at).stream()
                    .filter(other -> other.locale().equals(locale))
                    .forEach(other -> others.put(other.articleId(), other));
        }
        newest(found, locale, at).forEach(other -> others.put(other.articleId(), other));
        others.remove(edition.articleId());
        return new Neighbourhood(
                found.topics().stream().map(NamedTopic::ref).map(ref -> ref.slug()).toList(),
                near.pinned,
                near.alike,
                topics.summaries(others.values(), locale),
                at);
    }

    /**
     * @param pinned those that editors pinned, in their order
     * @param alike how much the text of others is alike, 0 to 1
     */
    private record Near(List<UUID> pinned, Map<UUID, Double> alike) {}

    private Near near(UUID article, String locale) {
        var pinned = new ArrayList<UUID>();
        var alike = new HashMap<UUID, Double>();
        jdbc.sql(
                        """
                        (select pinned_id as other_id, position, 0 as per_mille from pin
                          where article_id = :article order by position limit :most)
                        union all
                        (select other_id, -1, per_mille from likeness
                          where article_id = :article and locale = :locale order by per_mille desc limit :most)
                        order by position
                        """)
                .param("article", article)
                .param("locale", locale)
                .param("most", MOST_ALIKE)
                .query(row -> {
                    var other = row.getObject("other_id", UUID.class);
                    if (row.getInt("position") < 0) {
                        alike.put(other, row.getInt("per_mille") / 1_000.0);
                    } else {
                        pinned.add(other);
                    }
                });
        return new Near(pinned, alike);
    }

    /**
     * In one statement, whatever the number of topics; each part is a list query of its own, whose
     * plan is known, and an article in several comes several times.
     */
    private List<ListedEdition> newest(FoundArticle found, String locale, Instant at) {
        var sql = new StringBuilder(OF_ALL);
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < found.topics().size(); i++) {
            sql.append(" union all ").append(OF_TOPIC.replace(":topic", ":topic" + i));
            parameters.put("topic" + i, found.topics().get(i).id());
        }
        return jdbc.sql(sql.toString())
                .params(parameters)
                .param("locale", locale)
                .param("now", at.atOffset(ZoneOffset.UTC))
                .param("each", EACH)
                .query(Neighbourhoods::listed)
                .list();
    }

    private static ListedEdition listed(ResultSet row, int number) throws SQLException {
        return new ListedEdition(
                row.getObject("article_id", UUID.class),
                row.getString("locale"),
                row.getObject("listed_at", OffsetDateTime.class).toInstant(),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("author_name"),
                row.getString("author_url"),
                row.getString("image_url"),
                row.getString("image_alt"),
                row.getInt("word_count"),
                row.getInt("reading_minutes"));
    }

    /**
     * An article and those that may be related to it.
     *
     * @param topics slugs, the category first
     * @param pinned the ids of those that editors pinned, in their order
     * @param alike how much the texts of others are alike to its own, 0 to 1, where they are
     * @param others everything found in the locale, the pinned among it, never itself
     * @param asOf the instant all of it is public at
     */
    public record Neighbourhood(
            List<String> topics,
            List<UUID> pinned,
            Map<UUID, Double> alike,
            List<ArticleSummary> others,
            Instant asOf) {}
}
