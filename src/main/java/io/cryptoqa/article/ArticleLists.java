package io.cryptoqa.article;

import static java.util.stream.Collectors.toMap;

import io.cryptoqa.article.Articles.ListedText;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Extract;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of live articles, keyset-paged by {@code (publishedAt, id)}: an article that stays public
 * and keeps its date is met exactly once on a walk, whatever is published meanwhile, and the
 * thousandth page costs as much as the first. Three statements, for one article or for a hundred.
 */
@Component
@Transactional(readOnly = true)
public class ArticleLists {

    /** Before and after every date that a list can hold; both databases know them. */
    static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    static final UUID LEAST = new UUID(0, 0);
    private static final UUID GREATEST = new UUID(-1, -1);

    private final Articles articles;
    private final ArticleTopics topics;
    private final Cursors cursors;
    private final ShownArticles shown;
    private final Locales locales;
    private final Clock clock;

    ArticleLists(
            Articles articles,
            ArticleTopics topics,
            Cursors cursors,
            ShownArticles shown,
            Locales locales,
            Clock clock) {
        this.articles = articles;
        this.topics = topics;
        this.cursors = cursors;
        this.shown = shown;
        this.locales = locales;
        this.clock = clock;
    }

    /**
     * One page of a list.
     *
     * @param cursor {@code page.next} of the page before; null for the first
     */
    public Slice<ArticleSummary> page(ArticleFilter filter, int limit, @Nullable String cursor) {
        return page(filter, limit, cursor, clock.instant());
    }

    private Slice<ArticleSummary> page(
            ArticleFilter filter, int limit, @Nullable String cursor, Instant now) {
        shown.list(filter.locale(), now);
        var list = "articles " + filter;
        var start = cursor == null ? beginning(filter) : position(cursors.open(list, cursor));
        var rows = rows(filter, start, Limit.of(limit + 1), now);
        var slice =
                Slice.of(
                        rows,
                        limit,
                        last ->
                                cursors.seal(
                                        list,
                                        List.of(
                                                last.publishedAt().toString(),
                                                last.articleId().toString())));
        return slice.withItems(topics.summaries(slice.items(), filter.locale()));
    }

    /**
     * The first of the newest articles in a locale, with how many there are; four statements.
     *
     * <p>That number is kept as of the last settling, and corrected by what has changed by itself
     * since, as {@link TopicCounts} are.
     */
    public Extract<ArticleSummary> newest(String locale, int most) {
        var now = clock.instant();
        var items = page(ArticleFilter.newest(locale), most, null, now).items();
        return new Extract<>(items, articles.total(locale, now));
    }

    /** Those of these articles that are live in a locale, by id; two statements. */
    public Map<UUID, ArticleSummary> of(Collection<UUID> ids, String locale) {
        var now = clock.instant();
        shown.list(locale, now);
        return (ids.isEmpty()
                        ? List.<ArticleSummary>of()
                        : topics.summaries(articles.editionsOf(ids, now)))
                .stream()
                        .filter(summary -> summary.locale().equals(locale))
                        .collect(toMap(ArticleSummary::id, Function.identity()));
    }

    /**
     * The newest articles of a list with their bodies; two statements.
     *
     * @param topic its id; null for all
     */
    public List<WholeArticle> newestWhole(String locale, @Nullable UUID topic, int most) {
        var now = clock.instant();
        shown.list(locale, now);
        var rows =
                topic == null
                        ? articles.newest(locale, now, Limit.of(most))
                        : articles.newestInTopic(topic, locale, now, Limit.of(most));
        var summaries = topics.summaries(rows.stream().map(ListedText::edition).toList(), locale);
        var whole = new ArrayList<WholeArticle>();
        for (int i = 0; i < rows.size(); i++) {
            whole.add(new WholeArticle(summaries.get(i), rows.get(i).body()));
        }
        return whole;
    }

    /**
     * An article of a list with all of its text.
     *
     * @param body Markdown
     */
    public record WholeArticle(ArticleSummary summary, String body) {}

    /**
     * Everything that lists have of these articles at an instant, in any locale and no order; two
     * statements.
     */
    public List<ArticleSummary> editionsOf(Collection<UUID> ids, Instant now) {
        locales.tags().forEach(locale -> shown.list(locale, now));
        return ids.isEmpty() ? List.of() : topics.summaries(articles.editionsOf(ids, now));
    }

    private record Position(Instant at, UUID id) {}

    private List<ListedEdition> rows(
            ArticleFilter filter, Position start, Limit limit, Instant now) {
        var topic = filter.topic();
        var bound = filter.oldestFirst() ? until(filter.to()) : from(filter.from());
        if (topic == null) {
            return filter.oldestFirst()
                    ? articles.after(filter.locale(), bound, start.at, start.id, now, limit)
                    : articles.before(filter.locale(), bound, start.at, start.id, now, limit);
        }
        return filter.oldestFirst()
                ? articles.afterInTopic(
                        topic, filter.locale(), bound, start.at, start.id, now, limit)
                : articles.beforeInTopic(
                        topic, filter.locale(), bound, start.at, start.id, now, limit);
    }

    /** The position just outside the list, so that the strict comparison takes in its first row. */
    private static Position beginning(ArticleFilter filter) {
        return filter.oldestFirst()
                ? new Position(from(filter.from()).minus(1, ChronoUnit.MICROS), GREATEST)
                : new Position(until(filter.to()), LEAST);
    }

    private static Position position(List<String> parts) {
        return new Position(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
    }

    private static Instant from(@Nullable LocalDate from) {
        return from == null ? BEGINNING : from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant until(@Nullable LocalDate to) {
        return to == null ? END : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
