package io.cryptoqa.discovery;

import static java.util.stream.Collectors.toMap;

import io.cryptoqa.article.ShownArticles;
import io.cryptoqa.article.Slug;
import io.cryptoqa.article.TopicCounts;
import io.cryptoqa.article.TopicCounts.Correction;
import io.cryptoqa.article.TopicCounts.Total;
import io.cryptoqa.discovery.TopicView.HotBecause;
import io.cryptoqa.topic.TopicNames;
import io.cryptoqa.topic.TopicNotFound;
import io.cryptoqa.topic.Topics;
import io.cryptoqa.topic.Topics.Entry;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Extract;
import io.cryptoqa.web.Labels;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Shown;
import io.cryptoqa.web.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Topics with figures. A topic list is short, so it is ordered here rather than in the database,
 * whose text order depends on its collation; the statements are the same for one and for all. They
 * see one snapshot, for a count is a sum of two of them, and settling moves articles between these.
 * That takes H2 the level called serializable: at repeatable read each table is of the instant in
 * which it is first read. On PostgreSQL it costs no more, as nobody writes at that level.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.SERIALIZABLE)
public class TopicLists {

    private static final int HOT_DAYS = 30;

    private static final Comparator<Entry> EDITORS_ORDER =
            Comparator.comparingInt(Entry::position).thenComparing(Entry::slug);

    private final Topics topics;
    private final TopicCounts counts;
    private final TopicNames topicNames;
    private final Labels labels;
    private final Cursors cursors;
    private final ShownArticles shown;
    private final Clock clock;

    TopicLists(
            Topics topics,
            TopicCounts counts,
            TopicNames topicNames,
            Labels labels,
            Cursors cursors,
            ShownArticles shown,
            Clock clock) {
        this.topics = topics;
        this.counts = counts;
        this.topicNames = topicNames;
        this.labels = labels;
        this.cursors = cursors;
        this.shown = shown;
        this.clock = clock;
    }

    /** All topics in the editors' order. */
    Slice<TopicView> all(String locale, PageParameters page) {
        var sorted = topics.all().stream().sorted(EDITORS_ORDER).toList();
        var slice = slice("topics", locale, page, sorted, TopicLists::editorsKey);
        return slice.withItems(views(slice.items(), locale, clock.instant()));
    }

    /** The same without pages. */
    public List<TopicView> whole(String locale) {
        var sorted = topics.all().stream().sorted(EDITORS_ORDER).toList();
        return views(sorted, locale, clock.instant());
    }

    /**
     * The topics that editors marked, then those with articles in the last 30 whole UTC days; in
     * both, most such articles first.
     */
    Slice<TopicView> hot(String locale, PageParameters page) {
        var now = clock.instant();
        var all = topics.all();
        var figures = figures(all.stream().map(Entry::id).toList(), locale, now);
        var hot = hot(all, figures, now);
        var slice =
                slice(
                        "hot topics",
                        locale,
                        page,
                        hot,
                        topic ->
                                List.of(
                                        isMarked(topic, now) ? "0" : "1",
                                        descending(figures.recent(topic.id())),
                                        editorsKey(topic).getFirst(),
                                        topic.slug()));
        return slice.withItems(views(slice.items(), figures, locale, now));
    }

    /** The first of the hot topics; seven statements. */
    public Extract<TopicView> hottest(String locale, int most) {
        var now = clock.instant();
        var all = topics.all();
        var figures = figures(all.stream().map(Entry::id).toList(), locale, now);
        var hot = hot(all, figures, now);
        return new Extract<>(
                views(hot.stream().limit(most).toList(), figures, locale, now), hot.size());
    }

    private static List<Entry> hot(List<Entry> all, Figures figures, Instant now) {
        return all.stream()
                .filter(topic -> hotBecause(topic, figures, now) != null)
                .sorted(
                        Comparator.<Entry, Boolean>comparing(topic -> !isMarked(topic, now))
                                .thenComparing(
                                        topic -> figures.recent(topic.id()),
                                        Comparator.reverseOrder())
                                .thenComparing(EDITORS_ORDER))
                .toList();
    }

    /** These topics, in the order given; seven statements. */
    public List<TopicView> of(List<String> slugs, String locale) {
        var bySlug = topics.all().stream().collect(toMap(Entry::slug, Function.identity()));
        var wanted = slugs.stream().map(bySlug::get).filter(Objects::nonNull).toList();
        return views(wanted, locale, clock.instant());
    }

    /** All topics in the editors' order; seven statements. */
    public List<TopicView> inOrder(String locale) {
        return views(topics.all().stream().sorted(EDITORS_ORDER).toList(), locale, clock.instant());
    }

    /** One topic. */
    TopicView one(String slug, String locale) {
        var topic =
                Slug.fold(slug).flatMap(topics::bySlug).orElseThrow(() -> new TopicNotFound(slug));
        return views(List.of(topic), locale, clock.instant()).getFirst();
    }

    private record Figures(Map<UUID, Long> totals, Map<UUID, Long> recents) {
        long total(UUID topic) {
            return totals.getOrDefault(topic, 0L);
        }

        long recent(UUID topic) {
            return recents.getOrDefault(topic, 0L);
        }
    }

    private Figures figures(Collection<UUID> ids, String locale, Instant now) {
        Shown.of(CacheGroup.TOPICS);
        if (ids.isEmpty()) {
            return new Figures(Map.of(), Map.of());
        }
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        shown.list(locale, now);
        // the window of hot topics moves on
        Shown.until(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        var from = today.minusDays(HOT_DAYS);
        var corrections =
                counts.corrections(
                        locale,
                        from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        today.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        now);
        return new Figures(
                sum(counts.totals(locale, ids), corrections, Correction::total),
                sum(counts.published(locale, from, today, ids), corrections, Correction::inWindow));
    }

    private static Map<UUID, Long> sum(
            List<Total> totals,
            List<Correction> corrections,
            Function<Correction, Long> correction) {
        var sums = new HashMap<UUID, Long>();
        totals.forEach(total -> sums.put(total.topicId(), total.articles()));
        corrections.forEach(each -> sums.merge(each.topicId(), correction.apply(each), Long::sum));
        return sums;
    }

    private List<TopicView> views(List<Entry> entries, String locale, Instant now) {
        var ids = entries.stream().map(Entry::id).toList();
        return views(entries, figures(ids, locale, now), locale, now);
    }

    private List<TopicView> views(
            List<Entry> entries, Figures figures, String locale, Instant now) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var ids = entries.stream().map(Entry::id).toList();
        var names = topicNames.of(ids, locale);
        var latest = new HashMap<UUID, Instant>();
        for (var each : counts.latest(locale, ids, now)) {
            if (each.publishedAt() != null) {
                latest.put(each.topicId(), each.publishedAt());
            }
        }
        return entries.stream()
                .map(topic ->
                        view(
                                topic,
                                names.get(topic.id()),
                                figures,
                                latest.get(topic.id()),
                                locale,
                                now))
                .toList();
    }

    private TopicView view(
            Entry topic,
            Topics.@Nullable Name name,
            Figures figures,
            @Nullable Instant latest,
            String locale,
            Instant now) {
        var total = figures.total(topic.id());
        var because = hotBecause(topic, figures, now);
        return new TopicView(
                topic.slug(),
                name == null ? topic.slug() : name.name(),
                name == null ? null : name.description(),
                total,
                labels.count(locale, "topic.articles", total),
                because != null,
                because,
                latest);
    }

    private static @Nullable HotBecause hotBecause(Entry topic, Figures figures, Instant now) {
        if (isMarked(topic, now)) {
            return HotBecause.MARKED;
        }
        return figures.recent(topic.id()) > 0 ? HotBecause.RECENT_ARTICLES : null;
    }

    private static boolean isMarked(Entry topic, Instant now) {
        var until = topic.hotUntil();
        if (until == null || !until.isAfter(now)) {
            return false;
        }
        Shown.until(until);
        return true;
    }

    /** Those of the sorted topics that come after the cursor's key, which sorts as they do. */
    private Slice<Entry> slice(
            String name,
            String locale,
            PageParameters page,
            List<Entry> sorted,
            Function<Entry, List<String>> key) {
        var list = name + " " + locale;
        var after = page.cursor() == null ? null : cursors.open(list, page.cursor());
        var rest =
                sorted.stream()
                        .filter(topic -> after == null || compare(key.apply(topic), after) > 0)
                        .limit(page.limitOrDefault() + 1L)
                        .toList();
        return Slice.of(rest, page.limitOrDefault(), last -> cursors.seal(list, key.apply(last)));
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            var difference = one.get(i).compareTo(other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static List<String> editorsKey(Entry topic) {
        // shifted, so that negative positions sort as text too
        return List.of(
                "%010d".formatted(topic.position() - (long) Integer.MIN_VALUE), topic.slug());
    }

    private static String descending(long count) {
        return "%019d".formatted(Long.MAX_VALUE - count);
    }
}
