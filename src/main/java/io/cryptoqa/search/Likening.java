package io.cryptoqa.search;

import io.cryptoqa.article.PublicTexts;
import io.cryptoqa.article.PublicTexts.EditionId;
import io.cryptoqa.article.PublicTexts.PublicText;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds which articles have texts alike, when a text changes, and writes it to the table {@code
 * likeness}. An article is a question of its own words to the index; the likeness of another is its
 * score as a share of the article's own.
 *
 * <p>Nothing of this is lost when the process ends: what has to be found is known from the table
 * {@code likened}. Only {@link Feeding} calls this, after the index has what it is about.
 */
@Component
class Likening {

    private static final int AT_ONCE = 100;

    /** How many others are kept of one article. */
    private static final int MOST = 30;

    /** The words that say most of an article; more say little else. */
    private static final int MOST_WORDS = 30;

    private static final int LEAST_PER_MILLE = 50;

    private final SearchIndex index;
    private final PublicTexts texts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private final Deque<EditionId> waiting = new ArrayDeque<>();
    private boolean isScanning = true;
    private @Nullable UUID scanned;

    Likening(
            SearchIndex index,
            PublicTexts texts,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.index = index;
        this.texts = texts;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** These have other texts than before. */
    void changed(Collection<EditionId> editions) {
        waiting.addAll(editions);
    }

    /** Looks at all editions again. */
    void scan() {
        isScanning = true;
        scanned = null;
    }

    /**
     * Does one edition, if any is waiting.
     *
     * @return whether there is more to do
     */
    boolean step() {
        if (waiting.isEmpty() && isScanning) {
            scanOn();
        }
        var next = waiting.poll();
        if (next != null) {
            try {
                find(next);
            } catch (RuntimeException failed) {
                waiting.addLast(next);
                throw failed;
            }
        }
        return next != null || isScanning;
    }

    private void scanOn() {
        var chunk = texts.stamps(scanned, AT_ONCE, clock.instant());
        scanned = chunk.last();
        isScanning = chunk.last() != null;
        if (chunk.stamps().isEmpty()) {
            return;
        }
        var known = new HashMap<EditionId, Long>();
        jdbc.sql("select article_id, locale, stamp from likened where article_id in (:articles)")
                .param(
                        "articles",
                        chunk.stamps().stream()
                                .map(stamp -> stamp.key().articleId())
                                .collect(Collectors.toSet()))
                .query(row -> {
                    known.put(
                            new EditionId(
                                    row.getObject("article_id", UUID.class),
                                    row.getString("locale")),
                            row.getLong("stamp"));
                });
        chunk.stamps().stream()
                .filter(stamp -> !Long.valueOf(stamp.number()).equals(known.get(stamp.key())))
                .forEach(stamp -> waiting.add(stamp.key()));
    }

    private void find(EditionId edition) {
        var present =
                texts.of(Set.of(edition.articleId()), clock.instant())
                        .getOrDefault(edition, List.of());
        if (present.isEmpty()) {
            return;
        }
        var alike = alike(present.getFirst());
        transactions.executeWithoutResult(_ -> keep(edition, PublicText.stamp(present), alike));
    }

    private Map<UUID, Integer> alike(PublicText text) {
        record Scored(UUID article, float score) {}
        var language = Language.of(text.key().locale());
        var words = words(IndexedEdition.of(text, 0, 0), language);
        var now = IndexedEdition.micros(clock.instant());
        var found =
                index.ask(session ->
                        session.search(IndexedEdition.class)
                                .select(projection ->
                                        projection
                                                .composite()
                                                .from(
                                                        projection.documentReference(),
                                                        projection.score())
                                                .as((document, score) ->
                                                        new Scored(
                                                                IndexedEdition.key(document.id())
                                                                        .articleId(),
                                                                score)))
                                .where(f ->
                                        f.bool()
                                                .must(like(f, language, words))
                                                .filter(
                                                        f.match()
                                                                .field(EditionFields.LOCALE)
                                                                .matching(text.key().locale()))
                                                .filter(
                                                        f.range()
                                                                .field(EditionFields.ENDS_AT)
                                                                .greaterThan(now)))
                                .fetchHits(MOST + IndexedEdition.MOST));
        var own = own(text, language, words);
        var alike = new LinkedHashMap<UUID, Integer>();
        if (own > 0) {
            found.stream()
                    .filter(hit -> !hit.article.equals(text.key().articleId()))
                    .forEach(hit ->
                            alike.putIfAbsent(
                                    hit.article,
                                    Math.min(1_000, Math.round(1_000 * hit.score / own))));
        }
        alike.values().removeIf(perMille -> perMille < LEAST_PER_MILLE);
        return alike;
    }

    /** How well a text answers to its own words; 0 if the index does not have it. */
    private float own(PublicText text, Language language, Set<String> words) {
        var id = IndexedEdition.id(text.key().articleId(), text.key().locale(), 0);
        return index
                .ask(session ->
                        session.search(IndexedEdition.class)
                                .select(f -> f.score())
                                .where(f ->
                                        f.bool()
                                                .must(like(f, language, words))
                                                .filter(f.id().matching(id)))
                                .fetchHits(1))
                .stream()
                .findFirst()
                .orElse(0f);
    }

    /** Those of title, headings and summary, then the most frequent of the body. */
    private static Set<String> words(IndexedEdition edition, Language language) {
        var locale = edition.text().key().locale();
        var words = new LinkedHashSet<String>();
        words.addAll(telling(edition.text().title(), locale, language));
        words.addAll(telling(edition.headings(), locale, language));
        var summary = edition.text().summary();
        if (summary != null) {
            words.addAll(telling(summary, locale, language));
        }
        telling(edition.body(), locale, language).stream()
                .collect(
                        Collectors.groupingBy(
                                word -> word, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_WORDS / 2)
                .forEach(entry -> words.add(entry.getKey()));
        return words.stream()
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> telling(String text, String locale, Language language) {
        return Words.segments(text, locale).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1 && !language.stopWords().contains(word))
                .toList();
    }

    private static SearchPredicate like(
            SearchPredicateFactory f, Language language, Set<String> words) {
        return f.bool()
                .with(bool ->
                        words.forEach(word ->
                                bool.should(
                                        f.phrase()
                                                .field(language.field(EditionFields.TITLE))
                                                .boost(3)
                                                .field(language.field(EditionFields.SUMMARY))
                                                .boost(2)
                                                .field(language.field(EditionFields.HEADINGS))
                                                .boost(2)
                                                .field(language.field(EditionFields.BODY))
                                                .matching(word))))
                .toPredicate();
    }

    private void keep(EditionId edition, long stamp, Map<UUID, Integer> alike) {
        var id = edition.articleId();
        var locale = edition.locale();
        var touched = new HashSet<CacheGroup>();
        touched.add(CacheGroup.article(id));
        alike.keySet().forEach(other -> touched.add(CacheGroup.article(other)));
        // those that had this one among theirs
        jdbc.sql("select article_id from likeness where other_id = ? and locale = ?")
                .params(id, locale)
                .query(UUID.class)
                .list()
                .forEach(other -> touched.add(CacheGroup.article(other)));
        events.publishEvent(new Changed(touched));
        jdbc.sql("delete from likeness where article_id = ? and locale = ?")
                .params(id, locale)
                .update();
        jdbc.sql("delete from likeness where other_id = ? and locale = ?")
                .params(id, locale)
                .update();
        alike.forEach((other, perMille) -> {
            insert(id, locale, other, perMille);
            if (hasRoom(other, locale, perMille)) {
                insert(other, locale, id, perMille);
            }
        });
        jdbc.sql("delete from likened where article_id = ? and locale = ?")
                .params(id, locale)
                .update();
        jdbc.sql(
                        """
                        insert into likened (article_id, locale, stamp)
                        select article_id, locale, cast(:stamp as bigint) from edition
                        where article_id = :article and locale = :locale
                        """)
                .param("stamp", stamp)
                .param("article", id)
                .param("locale", locale)
                .update();
    }

    private void insert(UUID article, String locale, UUID other, int perMille) {
        jdbc.sql(
                        """
                        insert into likeness (article_id, locale, other_id, per_mille)
                        select article_id, locale, cast(:other as uuid), cast(:alike as int) from edition
                        where article_id = :article and locale = :locale
                        """)
                .param("other", other)
                .param("alike", perMille)
                .param("article", article)
                .param("locale", locale)
                .update();
    }

    /** Makes room among the most alike of an article, if this one belongs there. */
    private boolean hasRoom(UUID article, String locale, int perMille) {
        record Kept(int number, int least) {}
        var kept =
                jdbc.sql(
                                """
                                select count(*), coalesce(min(per_mille), 0) from likeness
                                where article_id = ? and locale = ?
                                """)
                        .params(article, locale)
                        .query((row, _) -> new Kept(row.getInt(1), row.getInt(2)))
                        .single();
        if (kept.number < MOST) {
            return true;
        }
        if (perMille <= kept.least) {
            return false;
        }
        jdbc.sql(
                        """
                        delete from likeness where article_id = :article and locale = :locale
                          and other_id = (select l.other_id from likeness l
                            where l.article_id = :article and l.locale = :locale and l.per_mille = :least limit 1)
                        """)
                .param("article", article)
                .param("locale", locale)
                .param("least", kept.least)
                .update();
        return true;
    }
}
