package io.cryptoqa.article;

import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import io.cryptoqa.web.Shown;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * From the slug or id in an address to the edition that its reader gets. The slug finds the
 * article, the locale then picks the edition, going along the fallback chain; a slug that no live
 * edition has any more leads to the present one. Two statements, three where a slug has moved.
 */
@Component
public class FindingArticles {

    private final ReadingEditions reading;
    private final Articles articles;
    private final ArticleTopics topics;
    private final Locales locales;
    private final Clock clock;

    FindingArticles(
            ReadingEditions reading,
            Articles articles,
            ArticleTopics topics,
            Locales locales,
            Clock clock) {
        this.reading = reading;
        this.articles = articles;
        this.topics = topics;
        this.locales = locales;
        this.clock = clock;
    }

    /**
     * The article as it is public in the locale or what that falls back to.
     *
     * @throws Problem {@code article-not-found} or {@code archived}
     * @throws ArticleMoved if the slug is not its present one
     */
    public FoundArticle find(String slugOrId, String locale, boolean withBody) {
        var now = clock.instant();
        var chain = locales.chain(locale);
        var bodies = withBody ? chain : List.of("");
        var id = Slug.asId(slugOrId);
        var slug = Slug.fold(slugOrId).orElse("");
        var editions =
                id.isPresent()
                        ? reading.byId(id.get(), bodies, now)
                        : slug.isEmpty()
                                ? List.<ReadEdition>of()
                                : reading.bySlug(slug, bodies, now);
        var shown = shown(editions, chain, slugOrId, locale);
        var live = editions.stream().flatMap(edition -> edition.live().stream()).toList();
        if (id.isEmpty() && live.stream().noneMatch(edition -> edition.slug().equals(slug))) {
            if (!articles.isKnown(shown.articleId(), slug, now)) {
                throw new ArticleNotFound(slugOrId, locale);
            }
            throw new ArticleMoved(shown.slug());
        }
        show(editions, live);
        return new FoundArticle(
                shown,
                live.stream().filter(edition -> !edition.equals(shown)).toList(),
                Objects.requireNonNullElse(
                        topics.of(List.of(shown.articleId()), shown.locale())
                                .get(shown.articleId()),
                        List.of()));
    }

    private static void show(List<ReadEdition> editions, List<LiveEdition> live) {
        var any = editions.getFirst();
        Shown.of(CacheGroup.article(any.articleId()), CacheGroup.TOPICS);
        Shown.until(any.nextMoment());
        Shown.since(any.lastEnd());
        Shown.since(any.shownAt());
        live.forEach(edition -> Shown.since(edition.updatedAt()));
    }

    private static LiveEdition shown(
            List<ReadEdition> editions, List<String> chain, String asked, String locale) {
        for (var tag : chain) {
            for (var edition : editions) {
                if (!edition.locale().equals(tag)) {
                    continue;
                }
                var archivedAt = edition.archivedAt();
                if (archivedAt != null) {
                    throw new ArticleArchived(asked, tag, archivedAt);
                }
                var live = edition.live();
                if (live.isPresent()) {
                    return live.get();
                }
            }
        }
        throw new ArticleNotFound(asked, locale);
    }

    private static class ArticleNotFound extends Problem {
        ArticleNotFound(String asked, String locale) {
            super(
                    ProblemType.ARTICLE_NOT_FOUND,
                    "No article '%s' is published in %s.".formatted(Shortened.of(asked), locale));
        }
    }

    private static class ArticleArchived extends Problem {
        ArticleArchived(String asked, String locale, Instant at) {
            super(
                    ProblemType.ARCHIVED,
                    "The article '%s' in %s was archived on %s."
                            .formatted(Shortened.of(asked), locale, at));
            member("archivedAt", at);
        }
    }
}
