package io.cryptoqa.article;

import static io.cryptoqa.web.SqlInstants.instantOrNull;

import io.cryptoqa.article.FoundArticle.NamedTopic;
import io.cryptoqa.topic.TopicRef;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Shown;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The topics of articles, named in one locale: one statement for any number of articles. */
@Component
class ArticleTopics {

    private static final String TOPICS =
            """
            select a.article_id, a.position, t.id, t.slug, t.changed_at, n.locale, n.name
            from article_topic a join topic t on t.id = a.topic_id
              left join topic_name n on n.topic_id = t.id and n.locale in (:naming)
            where a.article_id in (:articles) order by a.article_id, a.position
            """;

    private final JdbcClient jdbc;
    private final Locales locales;

    ArticleTopics(JdbcClient jdbc, Locales locales) {
        this.jdbc = jdbc;
        this.locales = locales;
    }

    /**
     * Each article's topics in its order. A topic without a name in the locale has that of the next
     * in {@link Locales#naming}, and in the end its slug.
     */
    Map<UUID, List<NamedTopic>> of(Collection<UUID> ids, String locale) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var naming = locales.naming(locale);
        var rows = read(ids, naming);
        rows.forEach(row -> Shown.since(row.changedAt()));
        return named(rows, naming);
    }

    /** The editions as lists show them, in the same order; one statement. */
    List<ArticleSummary> summaries(Collection<ListedEdition> editions, String locale) {
        var named = of(editions.stream().map(ListedEdition::articleId).toList(), locale);
        return editions.stream().map(edition -> summary(edition, named)).toList();
    }

    /** The same, each with its topics named in its own locale; one statement. */
    List<ArticleSummary> summaries(Collection<ListedEdition> editions) {
        if (editions.isEmpty()) {
            return List.of();
        }
        var ids = editions.stream().map(ListedEdition::articleId).distinct().toList();
        var rows = read(ids, locales.tags());
        var named = new HashMap<String, Map<UUID, List<NamedTopic>>>();
        return editions.stream()
                .map(edition ->
                        summary(
                                edition,
                                named.computeIfAbsent(
                                        edition.locale(),
                                        locale -> named(rows, locales.naming(locale)))))
                .toList();
    }

    /** A topic of an article, in one of its names; the name is null if it has none. */
    private record TopicOfArticle(
            UUID articleId,
            int position,
            UUID topicId,
            String slug,
            @Nullable Instant changedAt,
            @Nullable String locale,
            @Nullable String name) {}

    /** In each article's order, once for each name they have. */
    private List<TopicOfArticle> read(Collection<UUID> articles, Collection<String> naming) {
        return jdbc.sql(TOPICS)
                .param("articles", articles)
                .param("naming", naming)
                .query((row, _) ->
                        new TopicOfArticle(
                                row.getObject("article_id", UUID.class),
                                row.getInt("position"),
                                row.getObject("id", UUID.class),
                                row.getString("slug"),
                                instantOrNull(row, "changed_at"),
                                row.getString("locale"),
                                row.getString("name")))
                .list();
    }

    private static ArticleSummary summary(
            ListedEdition edition, Map<UUID, List<NamedTopic>> named) {
        return ArticleSummary.of(
                edition,
                named.getOrDefault(edition.articleId(), List.of()).stream()
                        .map(NamedTopic::ref)
                        .toList());
    }

    /**
     * Each article's topics in its order, by the first of these locales that each has a name in.
     */
    private static Map<UUID, List<NamedTopic>> named(
            List<TopicOfArticle> rows, List<String> naming) {
        var best = new HashMap<UUID, TreeMap<Integer, TopicOfArticle>>();
        for (var row : rows) {
            best.computeIfAbsent(row.articleId(), _ -> new TreeMap<>())
                    .merge(
                            row.position(),
                            row,
                            (one, other) -> rank(one, naming) <= rank(other, naming) ? one : other);
        }
        var named = new HashMap<UUID, List<NamedTopic>>();
        best.forEach((id, topics) ->
                named.put(id, topics.values().stream().map(row -> named(row, naming)).toList()));
        return named;
    }

    private static int rank(TopicOfArticle row, List<String> naming) {
        var locale = row.locale();
        return locale != null && naming.contains(locale) ? naming.indexOf(locale) : naming.size();
    }

    private static NamedTopic named(TopicOfArticle row, List<String> naming) {
        var name = rank(row, naming) == naming.size() ? null : row.name();
        return new NamedTopic(
                row.topicId(), new TopicRef(row.slug(), name == null ? row.slug() : name));
    }
}
