package io.cryptoqa.page;

import io.cryptoqa.article.ArticleLists;
import io.cryptoqa.article.ArticlePath;
import io.cryptoqa.article.ArticleSummary;
import io.cryptoqa.article.ArticleView;
import io.cryptoqa.article.FindingArticles;
import io.cryptoqa.article.FoundArticle;
import io.cryptoqa.article.RenderingArticles;
import io.cryptoqa.discovery.RelatedArticles;
import io.cryptoqa.discovery.RelatedView;
import io.cryptoqa.discovery.TopicLists;
import io.cryptoqa.discovery.TopicView;
import io.cryptoqa.page.QaPage.Crumb;
import io.cryptoqa.page.QaPage.RankedCoins;
import io.cryptoqa.promotion.HotEvent;
import io.cryptoqa.promotion.HotEvents;
import io.cryptoqa.ranking.Rankings;
import io.cryptoqa.sentiment.FearGreed;
import io.cryptoqa.sentiment.FearGreedView;
import io.cryptoqa.topic.TopicRef;
import io.cryptoqa.web.Extract;
import io.cryptoqa.web.Freshness;
import io.cryptoqa.web.Labels;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts pages together. All of a page is of one instant of the database and in the language of the
 * edition shown; a block that fails or is slow says so, and the page comes without it. The number
 * of statements does not depend on how much there is.
 */
@Component
class AssemblingPages {

    private static final int LIST = 10;
    private static final int TOPICS = 20;

    private final Snapshot snapshot;
    private final FindingArticles finding;
    private final RenderingArticles rendering;
    private final RelatedArticles related;
    private final ArticleLists lists;
    private final TopicLists topics;
    private final HotEvents hotEvents;
    private final Rankings rankings;
    private final FearGreed fearGreed;
    private final Labels labels;
    private final JsonLd jsonLd;

    AssemblingPages(
            Snapshot snapshot,
            FindingArticles finding,
            RenderingArticles rendering,
            RelatedArticles related,
            ArticleLists lists,
            TopicLists topics,
            HotEvents hotEvents,
            Rankings rankings,
            FearGreed fearGreed,
            Labels labels,
            JsonLd jsonLd) {
        this.snapshot = snapshot;
        this.finding = finding;
        this.rendering = rendering;
        this.related = related;
        this.lists = lists;
        this.topics = topics;
        this.hotEvents = hotEvents;
        this.rankings = rankings;
        this.fearGreed = fearGreed;
        this.labels = labels;
        this.jsonLd = jsonLd;
    }

    /**
     * The page of an article.
     *
     * @throws io.cryptoqa.web.Problem {@code article-not-found} or {@code archived}
     * @throws io.cryptoqa.article.ArticleMoved if the slug is not its present one
     */
    QaPage assemble(String slugOrId, String requested, QaPageParameters parameters) {
        var wanted = parameters.wanted();
        return snapshot.read(parts -> {
            var found =
                    parts.essential(
                            () -> finding.find(slugOrId, requested, wanted.contains("article")));
            var article = rendering.view(found, requested, parameters.body());
            var locale = article.locale();
            var blocks = new Blocks(parts, wanted);
            var relatedBlock = blocks.needed("related", "relatedTopics", () -> related(found));
            var crumbs = breadcrumb(article);
            return new QaPage(
                    locale,
                    requested,
                    blocks.of("article", () -> Block.fresh(article.updatedAt(), article)),
                    wanted.contains("related") ? relatedBlock : null,
                    blocks.of("latest", () -> latest(locale)),
                    blocks.of("hotEvents", () -> hotEvents(locale)),
                    blocks.of("hotTopics", () -> hotTopics(locale)),
                    blocks.of("rankings", this::rankings),
                    blocks.of("fearGreed", () -> fearGreed(locale)),
                    blocks.of("relatedTopics", () -> relatedTopics(article, relatedBlock)),
                    crumbs,
                    labels.group(locale, "page."),
                    article.alternates(),
                    jsonLd.of(
                            article,
                            crumbs,
                            labels.text(locale, "page.section"),
                            labels.text(locale, "page.editors")));
        });
    }

    /** The blocks that somebody wants. */
    private record Blocks(Snapshot.Parts parts, Set<String> wanted) {

        <T> @Nullable Block<T> of(String name, Supplier<Block<T>> source) {
            return wanted.contains(name) ? parts.block(name, source) : null;
        }

        /** One that another is made from. */
        <T> @Nullable Block<T> needed(String name, String other, Supplier<Block<T>> source) {
            return wanted.contains(name) || wanted.contains(other)
                    ? parts.block(name, source)
                    : null;
        }
    }

    private Block<Extract<RelatedView>> related(FoundArticle found) {
        var extract = related.first(found, LIST);
        return Block.fresh(newest(extract.items(), view -> view.article().updatedAt()), extract);
    }

    private Block<Extract<ArticleSummary>> latest(String locale) {
        var extract = lists.newest(locale, LIST);
        return Block.fresh(newest(extract.items(), ArticleSummary::updatedAt), extract);
    }

    private Block<Extract<HotEvent>> hotEvents(String locale) {
        var extract = hotEvents.first(locale, LIST);
        return Block.fresh(newest(extract.items(), HotEvent::startsAt), extract);
    }

    private Block<Extract<TopicView>> hotTopics(String locale) {
        var extract = topics.hottest(locale, LIST);
        return Block.fresh(newest(extract.items(), TopicView::latestPublishedAt), extract);
    }

    private Block<RankedCoins> rankings() {
        var tabs = rankings.tabs(LIST);
        return new Block<>(
                tabs.freshness(),
                tabs.asOf(),
                tabs.reason(),
                new RankedCoins(tabs.top(), tabs.newSpot()));
    }

    private Block<FearGreedView> fearGreed(String locale) {
        var reading = fearGreed.current(locale);
        return new Block<>(reading.freshness(), reading.asOf(), reason(reading), reading);
    }

    private static @Nullable String reason(FearGreedView reading) {
        return switch (reading.freshness()) {
            case FRESH -> null;
            case STALE -> reading.isSample() ? "sample-data" : "overdue";
            case UNAVAILABLE -> "no-reading";
        };
    }

    /**
     * Without the related articles, those of the article alone, which is not all there should be.
     */
    private Block<Extract<TopicView>> relatedTopics(
            ArticleView article, @Nullable Block<Extract<RelatedView>> relatedArticles) {
        var own = article.topics().stream().map(TopicRef::slug).toList();
        var extract = relatedArticles == null ? null : relatedArticles.data();
        var others = new LinkedHashMap<String, Integer>();
        if (extract != null) {
            extract.items().stream()
                    .flatMap(view -> view.article().topics().stream())
                    .map(TopicRef::slug)
                    .filter(slug -> !own.contains(slug))
                    .forEach(slug -> others.merge(slug, 1, Integer::sum));
        }
        var mostFrequentFirst =
                others.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .map(Map.Entry::getKey);
        var ordered = Stream.concat(own.stream(), mostFrequentFirst).toList();
        var items = topics.of(ordered.stream().limit(TOPICS).toList(), article.locale());
        var isWhole = extract != null;
        return new Block<>(
                isWhole ? Freshness.FRESH : Freshness.STALE,
                newest(items, TopicView::latestPublishedAt),
                relatedArticles == null || isWhole ? null : relatedArticles.reason(),
                new Extract<>(items, ordered.size()));
    }

    private List<Crumb> breadcrumb(ArticleView article) {
        return List.of(
                new Crumb(labels.text(article.locale(), "page.home"), "/"),
                new Crumb(labels.text(article.locale(), "page.section"), ArticlePath.SECTION),
                new Crumb(article.title(), null));
    }

    private static <T> @Nullable Instant newest(
            List<T> items, Function<T, @Nullable Instant> time) {
        return items.stream()
                .map(time)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
