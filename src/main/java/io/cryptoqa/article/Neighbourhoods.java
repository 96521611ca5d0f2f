package io.cryptoqa.article;

import io.cryptoqa.article.FoundArticle.NamedTopic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;

    Neighbourhoods(JdbcClient jdbc, Articles articles, ArticleTopics topics, Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * The neighbourhood of an article; three statements.
     *
     * @param locale of all its neighbours; it may itself be shown in what that falls back to
     */
    public Neighbourhood of(FoundArticle found, String locale) {
        var edition = found.edition();
        var at = clock.instant();
        var pinned = articles.pinnedTo(edition.articleId(), locale, at);
        var others = new LinkedHashSet<>(pinned);
        others.addAll(newest(found, locale, at));
        others.removeIf(other -> other.articleId().equals(edition.articleId()));
        return new Neighbourhood(
                edition.title(),
                edition.summary(),
                found.topics().stream().map(NamedTopic::ref).map(ref -> ref.slug()).toList(),
                pinned.stream().map(ListedEdition::articleId).toList(),
                topics.summaries(others, locale),
                at);
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
     * @param others everything found in the locale, the pinned among it, never itself
     * @param asOf the instant all of it is public at
     */
    public record Neighbourhood(
            String title,
            @Nullable String summary,
            List<String> topics,
            List<UUID> pinned,
            List<ArticleSummary> others,
            Instant asOf) {}
}
