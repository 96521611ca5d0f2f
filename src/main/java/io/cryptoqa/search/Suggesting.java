package io.cryptoqa.search;

import com.ibm.icu.lang.UCharacter;
import io.cryptoqa.article.PublicTexts;
import io.cryptoqa.article.ShownArticles;
import io.cryptoqa.search.Matching.Scope;
import io.cryptoqa.search.Suggestions.Suggestion;
import io.cryptoqa.topic.TopicNames;
import io.cryptoqa.topic.TopicNames.Called;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.Slice;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.springframework.stereotype.Component;

/**
 * Completes what somebody is typing. Titles come from the index, where the beginnings of their
 * words are terms; topics are few, and are compared here.
 */
@Component
class Suggesting {

    private static final int MOST_TOPICS = 5;

    /** The last so many words tell the title. */
    private static final int MOST_WORDS = 8;

    /** In more words than these, letters are taken as they are. */
    private static final int MOST_MISSPELT = 4;

    /** A shorter beginning is another one if a letter differs. */
    private static final int SHORTEST_MISSPELT = 3;

    /** Who sees so many that go on as typed has not mistyped. */
    private static final int ENOUGH = 5;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern PUNCTUATION = Pattern.compile(LuceneAnalysis.PUNCTUATION);
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Punct}]+");

    private static final float EXACT = 3;
    private static final float TITLE_BEGINS = 10;

    private final SearchIndex index;
    private final PublicTexts texts;
    private final TopicNames topics;
    private final ShownArticles shown;
    private final Clock clock;

    Suggesting(
            SearchIndex index,
            PublicTexts texts,
            TopicNames topics,
            ShownArticles shown,
            Clock clock) {
        this.index = index;
        this.texts = texts;
        this.topics = topics;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * The best of the titles and topics.
     *
     * @throws Problem 503 {@code unavailable}
     */
    Suggestions complete(String typed, String locale, int limit) {
        shown.list(locale, clock.instant());
        var items = new ArrayList<Suggestion>();
        items.addAll(topics(typed, locale).stream().limit(Math.min(limit, MOST_TOPICS)).toList());
        items.addAll(titles(typed, locale, limit - items.size()));
        return new Suggestions(items, new Slice.Page(limit, null));
    }

    private List<Suggestion> titles(String typed, String locale, int most) {
        var language = Language.of(locale);
        var all = Words.segments(typed, locale);
        var words = all.subList(Math.max(0, all.size() - MOST_WORDS), all.size());
        if (words.isEmpty() || most == 0) {
            return List.of();
        }
        var now = clock.instant();
        var start = new Start(typed, words, language);
        var found = new LinkedHashSet<>(begun(start, scope(locale, now), false, most));
        if (found.size() < Math.min(most, ENOUGH) && start.mayBeMisspelt()) {
            found.addAll(begun(start, scope(locale, now), true, most));
        }
        var ids = found.stream().limit(most).toList();
        // as they are now: one that was withdrawn a moment ago is not suggested
        var present = texts.names(ids, locale, now);
        return ids.stream()
                .map(present::get)
                .filter(Objects::nonNull)
                .map(name -> article(name.title(), name.slug(), locale))
                .toList();
    }

    /** What was typed, and its last words. */
    private record Start(String typed, List<String> words, Language language) {

        boolean mayBeMisspelt() {
            return !language.isCjk()
                    && words.size() <= MOST_MISSPELT
                    && words.stream().anyMatch(word -> word.length() >= SHORTEST_MISSPELT);
        }

        boolean goesOnAfter(int word) {
            return word == words.size() - 1 && typed.endsWith(words.get(word));
        }
    }

    /** The articles whose titles have the words, best first. */
    private List<UUID> begun(Start start, Scope scope, boolean misspelt, int most) {
        var found =
                index.ask(session ->
                        session.search(IndexedEdition.class)
                                .select(f -> f.documentReference())
                                .where(f ->
                                        f.bool()
                                                .with(bool -> {
                                                    new Matching(f, start.language, Set.of())
                                                            .inScope(scope)
                                                            .forEach(bool::filter);
                                                    bool.must(begins(f, start, misspelt));
                                                }))
                                .sort(f ->
                                        f.score().then().field(EditionFields.PUBLISHED_AT).desc())
                                // nobody counts them, so the worse need no score
                                .totalHitCountThreshold(most)
                                .fetchHits(most));
        return found.stream().map(hit -> IndexedEdition.key(hit.id()).articleId()).toList();
    }

    private static Scope scope(String locale, Instant now) {
        return new Scope(locale, now, now, null, null, null);
    }

    private static Suggestion article(String title, String slug, String locale) {
        return new Suggestion(
                Suggestions.Type.ARTICLE,
                title,
                slug,
                "/v1/articles/%s?locale=%s".formatted(slug, locale));
    }

    private static SearchPredicate begins(SearchPredicateFactory f, Start start, boolean misspelt) {
        var words = start.words;
        return f.bool()
                .with(bool -> {
                    for (int i = 0; i < words.size(); i++) {
                        bool.must(
                                word(
                                        f,
                                        start.language,
                                        words.get(i),
                                        start.goesOnAfter(i),
                                        misspelt));
                    }
                    if (words.size() > 1) {
                        bool.should(
                                f.phrase()
                                        .field(start.language.field(EditionFields.TITLE_WORDS))
                                        .matching(start.typed)
                                        .slop(2)
                                        .boost(EXACT));
                    }
                    bool.should(
                            f.prefix()
                                    .field(EditionFields.WHOLE_TITLE)
                                    .matching(folded(start.typed))
                                    .constantScore()
                                    .boost(TITLE_BEGINS));
                })
                .toPredicate();
    }

    private static SearchPredicate word(
            SearchPredicateFactory f,
            Language language,
            String word,
            boolean mayGoOn,
            boolean misspelt) {
        var field =
                language.field(mayGoOn ? EditionFields.TITLE_STARTS : EditionFields.TITLE_WORDS);
        if (language.isCjk()) {
            // one character is one term
            return f.phrase().field(field).matching(word).boost(EXACT).toPredicate();
        }
        var exact = f.match().field(field).matching(word).boost(EXACT).toPredicate();
        return misspelt && word.length() >= SHORTEST_MISSPELT
                ? f.bool()
                        .should(exact)
                        .should(f.match().field(field).matching(word).fuzzy(1, 1))
                        .toPredicate()
                : exact;
    }

    /** Topics of which a word, or the whole name, begins with what was typed. */
    private List<Suggestion> topics(String typed, String locale) {
        var start = folded(typed);
        if (start.isEmpty()) {
            return List.of();
        }
        record Candidate(Called topic, int rank) {}
        return topics.all(locale).stream()
                .map(topic -> new Candidate(topic, rank(topic.name(), start)))
                .filter(candidate -> candidate.rank < NO_MATCH)
                .sorted(
                        Comparator.comparingInt(Candidate::rank)
                                .thenComparingInt(candidate -> candidate.topic.position())
                                .thenComparing(candidate -> candidate.topic.slug()))
                .map(candidate -> topic(candidate.topic, locale))
                .toList();
    }

    private static Suggestion topic(Called topic, String locale) {
        return new Suggestion(
                Suggestions.Type.TOPIC,
                topic.name(),
                topic.slug(),
                "/v1/topics/%s?locale=%s".formatted(topic.slug(), locale));
    }

    private static final int NO_MATCH = 4;

    private static int rank(String name, String start) {
        var whole = folded(name);
        if (whole.startsWith(start)) {
            return 0;
        }
        var later = SEPARATORS.splitAsStream(name).anyMatch(word -> folded(word).startsWith(start));
        if (later) {
            return 1;
        }
        if (start.length() >= SHORTEST_MISSPELT && begins(whole, start)) {
            return 2;
        }
        return NO_MATCH;
    }

    /** Whether some beginning of the name differs from the start in one letter at most. */
    private static boolean begins(String name, String start) {
        for (int length = start.length() - 1; length <= start.length() + 1; length++) {
            if (length <= name.length() && Spelling.isNear(name.substring(0, length), start, 1)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link Language#WHOLE} does it: without case, accents, spaces and punctuation. */
    private static String folded(String text) {
        var plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return PUNCTUATION.matcher(UCharacter.foldCase(plain, true)).replaceAll("");
    }
}
