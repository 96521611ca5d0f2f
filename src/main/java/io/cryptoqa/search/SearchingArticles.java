package io.cryptoqa.search;

import static java.util.stream.Collectors.toSet;

import io.cryptoqa.article.ArticleLists;
import io.cryptoqa.article.ShownArticles;
import io.cryptoqa.article.Slug;
import io.cryptoqa.search.FoundArticles.TopicFacet;
import io.cryptoqa.search.Matching.Scope;
import io.cryptoqa.search.SearchHit.Highlights;
import io.cryptoqa.topic.TopicNames;
import io.cryptoqa.topic.TopicNotFound;
import io.cryptoqa.topic.Topics;
import io.cryptoqa.topic.Topics.Entry;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Marks;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.query.SearchResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds articles by words. The index says which, how well and where; what is shown of an article is
 * read from the database, so that it is as every list shows it, and one that was withdrawn a moment
 * ago is not there.
 *
 * <p>A cursor carries when the walk began and marks of the articles met: an article that was first
 * published after that is left out, and whatever moves the others' scores meanwhile, the walk meets
 * each once.
 */
@Component
public class SearchingArticles {

    /** Who has not found it among these asks in other words. */
    private static final int MOST = 500;

    private static final int MOST_FACETS = 100;

    /** Each becomes hundreds of terms that it may have been meant for. */
    private static final int MOST_UNKNOWN = 4;

    private static final int ENOUGH = 20;

    private static final AggregationKey<Map<String, Long>> TOPICS = AggregationKey.of("topics");

    private final SearchIndex index;
    private final Marking marking;
    private final ArticleLists articles;
    private final Topics topics;
    private final TopicNames names;
    private final Cursors cursors;
    private final ShownArticles shown;
    private final Clock clock;

    SearchingArticles(
            SearchIndex index,
            Marking marking,
            ArticleLists articles,
            Topics topics,
            TopicNames names,
            Cursors cursors,
            ShownArticles shown,
            Clock clock) {
        this.index = index;
        this.marking = marking;
        this.articles = articles;
        this.topics = topics;
        this.names = names;
        this.cursors = cursors;
        this.shown = shown;
        this.clock = clock;
    }

    private record Walk(Instant since, boolean all, List<Integer> met) {}

    private record Hit(String document, UUID article, long startsAt) {}

    /**
     * One page of what matches, best first.
     *
     * @param cursor {@code page.next} of the page before; null for the first
     * @throws Problem {@code topic-not-found}, {@code bad-cursor}, or 503 {@code unavailable}
     */
    public FoundArticles find(SearchQuery query, int limit, @Nullable String cursor) {
        var now = clock.instant();
        shown.list(query.locale(), now);
        var list = "search " + query;
        var language = Language.of(query.locale());
        var words = Words.of(query.words(), query.locale(), language);
        var given = cursor == null ? null : walk(cursors.open(list, cursor));
        var scope = scope(query, now, given == null ? now : given.since);
        if (words.isEmpty()) {
            return new FoundArticles(List.of(), new Slice.Page(limit, null), 0, List.of());
        }
        var unknown = unknown(language, scope, words);
        var walk =
                given == null
                        ? new Walk(now, haveAll(language, scope, words, unknown), List.of())
                        : given;
        var most = Math.min(limit, MOST - walk.met.size());
        var result = ask(language, scope, words, unknown, walk.all, walk.met.size() + most + 1);
        var rest =
                result.hits().stream()
                        .filter(hit -> !walk.met.contains(Marks.of(hit.article)))
                        .toList();
        var shown = rest.stream().limit(most).toList();
        var met = new ArrayList<>(walk.met);
        shown.forEach(hit -> met.add(Marks.of(hit.article)));
        var hasMore = rest.size() > most && met.size() < MOST;
        return new FoundArticles(
                hits(language, scope, words, unknown, shown),
                new Slice.Page(limit, hasMore ? cursors.seal(list, position(walk, met)) : null),
                result.total().hitCount(),
                facets(result.aggregation(TOPICS), query.locale()));
    }

    /** The words that may be misspelt, as no text of the locale has them. */
    private Set<String> unknown(Language language, Scope scope, Words words) {
        var candidates = words.words().stream().filter(Matching::isMisspellable).toList();
        if (words.words().size() > Matching.MOST_MISSPELT || candidates.isEmpty()) {
            return Set.of();
        }
        return index.ask(session ->
                candidates.stream()
                        .filter(word ->
                                session.search(IndexedEdition.class)
                                        .select(f -> f.documentReference())
                                        .where(f ->
                                                f.bool()
                                                        .filter(
                                                                f.match()
                                                                        .field(
                                                                                language.field(
                                                                                        EditionFields
                                                                                                .TEXT))
                                                                        .matching(word))
                                                        .filter(
                                                                f.match()
                                                                        .field(EditionFields.LOCALE)
                                                                        .matching(scope.locale())))
                                        .totalHitCountThreshold(1)
                                        .fetchHits(1)
                                        .isEmpty())
                        .limit(MOST_UNKNOWN)
                        .collect(toSet()));
    }

    /** Whether so many have all words that nobody will miss those that have only some. */
    private boolean haveAll(Language language, Scope scope, Words words, Set<String> unknown) {
        return words.words().size() > 1
                && index.ask(session ->
                        session.search(IndexedEdition.class)
                                .select(f -> f.documentReference())
                                .where((f, root) ->
                                        root.add(
                                                new Matching(f, language, unknown)
                                                        .found(scope, words, true)))
                                .fetchTotalHitCount())
                        >= ENOUGH;
    }

    private SearchResult<Hit> ask(
            Language language,
            Scope scope,
            Words words,
            Set<String> unknown,
            boolean all,
            int most) {
        return index.ask(session ->
                session.search(IndexedEdition.class)
                        .select(projection ->
                                projection
                                        .composite()
                                        .from(
                                                projection.documentReference(),
                                                projection.field(
                                                        EditionFields.STARTS_AT, Long.class))
                                        .as((document, startsAt) ->
                                                new Hit(
                                                        document.id(),
                                                        IndexedEdition.key(document.id())
                                                                .articleId(),
                                                        startsAt)))
                        .where((f, root) ->
                                root.add(
                                        new Matching(f, language, unknown)
                                                .found(scope, words, all)))
                        .aggregation(
                                TOPICS,
                                f ->
                                        f.terms()
                                                .field(EditionFields.TOPIC, String.class)
                                                .maxTermCount(MOST_FACETS))
                        .sort(f ->
                                f.score()
                                        .then()
                                        .field(EditionFields.PUBLISHED_AT)
                                        .desc()
                                        .then()
                                        .field(EditionFields.ARTICLE))
                        .fetch(most));
    }

    /**
     * The articles as they are now, with where the words are; without those withdrawn meanwhile.
     */
    private List<SearchHit> hits(
            Language language, Scope scope, Words words, Set<String> unknown, List<Hit> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var summaries = articles.of(found.stream().map(Hit::article).toList(), scope.locale());
        var marked =
                marking.of(found.stream().map(Hit::document).toList(), language, words, unknown);
        return found.stream()
                .map(hit -> {
                    var summary = summaries.get(hit.article);
                    if (summary == null) {
                        return null;
                    }
                    // of another text than the one shown beside it, passages are none
                    var isSame = IndexedEdition.micros(summary.updatedAt()) == hit.startsAt;
                    return new SearchHit(
                            summary,
                            isSame
                                    ? marked.getOrDefault(hit.document, Highlights.NONE)
                                    : Highlights.NONE);
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private Scope scope(SearchQuery query, Instant now, Instant since) {
        var slug = query.topic();
        var topic =
                slug == null
                        ? null
                        : Slug.fold(slug)
                                .flatMap(topics::bySlug)
                                .map(Entry::id)
                                .orElseThrow(() -> new TopicNotFound(slug));
        return new Scope(
                query.locale(),
                now,
                since,
                topic,
                start(query.from()),
                query.to() == null ? null : start(query.to().plusDays(1)));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<TopicFacet> facets(Map<String, Long> counts, String locale) {
        var byId = new HashMap<UUID, Long>();
        counts.forEach((id, count) -> byId.put(UUID.fromString(id), count));
        if (byId.isEmpty()) {
            return List.of();
        }
        var called = names.of(byId.keySet(), locale);
        return topics.all().stream()
                .mapMulti((Entry topic, Consumer<TopicFacet> facets) -> {
                    var count = byId.get(topic.id());
                    var name = called.get(topic.id());
                    if (count != null) {
                        facets.accept(
                                new TopicFacet(
                                        topic.slug(),
                                        name == null ? topic.slug() : name.name(),
                                        count));
                    }
                })
                .sorted(
                        Comparator.comparingLong(TopicFacet::count)
                                .reversed()
                                .thenComparing(TopicFacet::slug))
                .toList();
    }

    private static List<String> position(Walk walk, List<Integer> met) {
        return List.of(walk.since.toString(), Boolean.toString(walk.all), Marks.write(met));
    }

    private static Walk walk(List<String> position) {
        return new Walk(
                Instant.parse(position.get(0)),
                Boolean.parseBoolean(position.get(1)),
                Marks.read(position.get(2)));
    }
}
