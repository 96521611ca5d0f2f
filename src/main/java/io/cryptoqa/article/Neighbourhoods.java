package io.cryptoqa.article;

import io.cryptoqa.article.ArticleTopics.NamedTopic;
import io.cryptoqa.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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
    private static final Limit EACH = Limit.of(200);

    private final FindingArticles finding;
    private final Articles articles;
    private final ArticleTopics topics;
    private final Clock clock;

    Neighbourhoods(FindingArticles finding, Articles articles, ArticleTopics topics, Clock clock) {
        this.finding = finding;
        this.articles = articles;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * The neighbourhood of a live article.
     *
     * @throws Problem {@code article-not-found} or {@code archived}
     * @throws ArticleMoved if the slug is not its present one
     */
    public Neighbourhood of(String slugOrId, String locale) {
        var found = finding.find(slugOrId, locale, false);
        var edition = found.edition();
        var at = clock.instant();
        var pinned = articles.pinnedTo(edition.articleId(), locale, at);
        var candidates = new LinkedHashSet<>(pinned);
        candidates.addAll(
                articles.before(
                        locale,
                        ArticleLists.BEGINNING,
                        ArticleLists.END,
                        ArticleLists.LEAST,
                        at,
                        EACH));
        for (var topic : found.topics()) {
            candidates.addAll(
                    articles.beforeInTopic(
                            topic.id(),
                            locale,
                            ArticleLists.BEGINNING,
                            ArticleLists.END,
                            ArticleLists.LEAST,
                            at,
                            EACH));
        }
        candidates.removeIf(candidate -> candidate.articleId().equals(edition.articleId()));
        return new Neighbourhood(
                edition.title(),
                edition.summary(),
                found.topics().stream().map(NamedTopic::ref).map(ref -> ref.slug()).toList(),
                pinned.stream().map(ListedEdition::articleId).toList(),
                topics.summaries(candidates, locale),
                at);
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
