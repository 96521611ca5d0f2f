package io.cryptoqa.search;

import com.ibm.icu.lang.UCharacter;
import io.cryptoqa.article.ArticleLists;
import io.cryptoqa.article.ShownArticles;
import io.cryptoqa.search.Matching.Scope;
import io.cryptoqa.search.Suggestions.Suggestion;
import io.cryptoqa.topic.TopicNames;
import io.cryptoqa.topic.Topics;
import io.cryptoqa.topic.Topics.Entry;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.Slice;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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

    private static final float EXACT = 3;
    private static final float TITLE_BEGINS = 10;

    private final SearchIndex index;
    private final ArticleLists articles;
    private final Topics topics;
    private final TopicNames names;
    private final ShownArticles shown;
    private final Clock clock;

    Suggesting(
            SearchIndex index,
            ArticleLists articles,
            Topics topics,
            TopicNames names,
            ShownArticles shown,
            Clock clock) {
        this.index = index;
        this.articles = articles;
        this.topics = topics;
        this.names = names;
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
        var found =
                index.ask(session ->
                        session.search(IndexedEdition.class)
                                .select(f -> f.documentReference())
                                .where(f ->
                                        f.bool()
                                                .with(bool -> {
                                                    new Matching(f, language, Set.of())
                                                            .inScope(scope(locale, now))
                                                            .forEach(bool::filter);
                                                    bool.must(begins(f, language, words, typed));
                                                }))
                                .sort(f ->
                                        f.score().then().field(EditionFields.PUBLISHED_AT).desc())
                                // nobody counts them, so the worse need no score
                                .totalHitCountThreshold(most)
                                .fetchHits(most));
        var ids = found.stream().map(hit -> IndexedEdition.key(hit.id()).articleId()).toList();
        // as they are now: one that was withdrawn a moment ago is not suggested
        var present = articles.titles(ids, locale);
        return ids.stream()
                .map(present::get)
                .filter(Objects::nonNull)
                .map(titled -> article(titled.title(), titled.slug(), locale))
                .toList();
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

    private static SearchPredicate begins(
            SearchPredicateFactory f, Language language, List<String> words, String typed) {
        return f.bool()
                .with(bool -> {
                    for (int i = 0; i < words.size(); i++) {
                        var isLast = i == words.size() - 1 && typed.endsWith(words.get(i));
                        bool.must(
                                word(
                                        f,
                                        language,
                                        words.get(i),
                                        isLast,
                                        words.size() <= MOST_MISSPELT));
                    }
                    if (words.size() > 1) {
                        bool.should(
                                f.phrase()
                                        .field(language.field(EditionFields.TITLE_WORDS))
                                        .matching(typed)
                                        .slop(2)
                                        .boost(EXACT));
                    }
                    bool.should(
                            f.prefix()
                                    .field(EditionFields.WHOLE_TITLE)
                                    .matching(folded(typed))
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
            boolean mayBeMisspelt) {
        var field =
                language.field(mayGoOn ? EditionFields.TITLE_STARTS : EditionFields.TITLE_WORDS);
        return f.bool()
                .with(bool -> {
                    if (language.isCjk()) {
                        // one character is one term
                        bool.should(f.phrase().field(field).matching(word).boost(EXACT));
                    } else {
                        bool.should(f.match().field(field).matching(word).boost(EXACT));
                        if (mayBeMisspelt && word.length() >= SHORTEST_MISSPELT) {
                            bool.should(f.match().field(field).matching(word).fuzzy(1, 1));
                        }
                    }
                })
                .toPredicate();
    }

    /** Topics of which a word, or the whole name, begins with what was typed. */
    private List<Suggestion> topics(String typed, String locale) {
        var start = folded(typed);
        if (start.isEmpty()) {
            return List.of();
        }
        var all = topics.all();
        var called = names.of(all.stream().map(Entry::id).toList(), locale);
        record Candidate(Entry topic, String name, int rank) {}
        return all.stream()
                .mapMulti((Entry topic, Consumer<Candidate> candidates) -> {
                    var name = called.get(topic.id());
                    if (name != null) {
                        candidates.accept(
                                new Candidate(topic, name.name(), rank(name.name(), start)));
                    }
                })
                .filter(candidate -> candidate.rank < NO_MATCH)
                .sorted(
                        Comparator.comparingInt(Candidate::rank)
                                .thenComparingInt(candidate -> candidate.topic.position())
                                .thenComparing(candidate -> candidate.topic.slug()))
                .map(candidate ->
                        new Suggestion(
                                Suggestions.Type.TOPIC,
                                candidate.name,
                                candidate.topic.slug(),
                                "/v1/topics/%s?locale=%s"
                                        .formatted(candidate.topic.slug(), locale)))
                .toList();
    }

    private static final int NO_MATCH = 4;

    private static int rank(String name, String start) {
        var whole = folded(name);
        if (whole.startsWith(start)) {
            return 0;
        }
        var later =
                Arrays.stream(name.split("[\\s\\p{Punct}]+"))
                        .map(Suggesting::folded)
                        .anyMatch(word -> word.startsWith(start));
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
            if (length <= name.length() && isNear(name.substring(0, length), start)) {
                return true;
            }
        }
        return false;
    }

    /** One letter too many, too few, another, or two that changed places. */
    private static boolean isNear(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length())
                && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        var restOfOne = one.substring(same);
        var restOfOther = other.substring(same);
        if (restOfOne.isEmpty() || restOfOther.isEmpty()) {
            return restOfOne.length() + restOfOther.length() <= 1;
        }
        var changedPlaces =
                restOfOne.length() > 1
                        && restOfOther.length() > 1
                        && restOfOne.charAt(0) == restOfOther.charAt(1)
                        && restOfOne.charAt(1) == restOfOther.charAt(0)
                        && restOfOne.substring(2).equals(restOfOther.substring(2));
        return changedPlaces
                || restOfOne.substring(1).equals(restOfOther.substring(1))
                || restOfOne.substring(1).equals(restOfOther)
                || restOfOne.equals(restOfOther.substring(1));
    }

    /** As {@link Language#WHOLE} does it: without case, accents, spaces and punctuation. */
    private static String folded(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return UCharacter.foldCase(plain, true)
                .replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]+", "");
    }
}
