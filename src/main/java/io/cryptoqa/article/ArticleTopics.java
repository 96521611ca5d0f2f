package io.cryptoqa.article;

import io.cryptoqa.article.Articles.TopicOfArticle;
import io.cryptoqa.article.FoundArticle.NamedTopic;
import io.cryptoqa.topic.TopicRef;
import io.cryptoqa.web.Locales;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The topics of articles, named in one locale: one statement for any number of articles. */
@Component
class ArticleTopics {

    private final Articles articles;
    private final Locales locales;

    ArticleTopics(Articles articles, Locales locales) {
        this.articles = articles;
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
        var best = new HashMap<UUID, TreeMap<Integer, TopicOfArticle>>();
        for (var row : articles.topicsOf(ids, naming)) {
            best.computeIfAbsent(row.articleId(), _ -> new TreeMap<>())
                    .merge(
                            row.position(),
                            row,
                            (one, other) ->
                                    naming.indexOf(one.locale()) <= naming.indexOf(other.locale())
                                            ? one
                                            : other);
        }
        var named = new HashMap<UUID, List<NamedTopic>>();
        best.forEach((id, rows) ->
                named.put(id, rows.values().stream().map(ArticleTopics::named).toList()));
        return named;
    }

    /** The editions as lists show them, in the same order; one statement. */
    List<ArticleSummary> summaries(Collection<ListedEdition> editions, String locale) {
        var named = of(editions.stream().map(ListedEdition::articleId).toList(), locale);
        return editions.stream()
                .map(edition ->
                        ArticleSummary.of(
                                edition,
                                named.getOrDefault(edition.articleId(), List.of()).stream()
                                        .map(NamedTopic::ref)
                                        .toList()))
                .toList();
    }

    private static NamedTopic named(TopicOfArticle row) {
        var name = row.name();
        return new NamedTopic(
                row.topicId(), new TopicRef(row.slug(), name == null ? row.slug() : name));
    }
}
