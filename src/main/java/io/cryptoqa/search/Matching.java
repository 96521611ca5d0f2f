package io.cryptoqa.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;

/**
 * Which documents match words, and how well: by BM25 over the fields, of which a title says most.
 * Each word counts once in every field that has it; one with other letters, or that only begins
 * alike, counts less. {@code bench/relevance} measures the figures here.
 */
final class Matching {

    private static final float TITLE = 5;
    private static final float SUMMARY = 2;
    private static final float HEADINGS = 2;
    private static final float BODY = 1;

    /**
     * What each word counts that is there at all, so that an article with most words comes first.
     */
    private static final float PRESENT = 6;

    /** What a word with other letters counts, of what the word itself would. */
    private static final float MISSPELT = 0.8f;

    /** In a longer question the other words tell enough. */
    static final int MOST_MISSPELT = 8;

    private static final float UNFINISHED = 0.5f;

    /** A title that is just what was asked. */
    private static final float WHOLE_TITLE = 50;

    /** The words of a question in their order, near each other. */
    private static final float TOGETHER = 2;

    private static final int NEAR = 3;

    /** A shorter word is another one if a letter differs. */
    private static final int SHORTEST_MISSPELT = 4;

    /** Few mistake the first letter, and looking for those costs more than all others. */
    private static final int SAME_BEGINNING = 1;

    /** A longer one may differ in two. */
    private static final int SHORTEST_TWICE_MISSPELT = 8;

    private final SearchPredicateFactory f;
    private final Language language;
    private final Set<String> unknown;

    /**
     * @param unknown words that no text has as they were typed; others count as they are
     */
    Matching(SearchPredicateFactory f, Language language, Set<String> unknown) {
        this.f = f;
        this.language = language;
        this.unknown = unknown;
    }

    /**
     * What can be found at all.
     *
     * @param now the instant at which it has to be public
     * @param since when the walk began: what was first published after it is left out
     */
    record Scope(
            String locale,
            Instant now,
            Instant since,
            @Nullable UUID topic,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * The documents of a scope that match the words.
     *
     * @param all whether they need all of them; else those with most come first
     */
    SearchPredicate found(Scope scope, Words words, boolean all) {
        return f.bool()
                .with(bool -> {
                    inScope(scope).forEach(bool::filter);
                    words.phrases().forEach(phrase -> bool.must(phrase(phrase)));
                    if (!words.words().isEmpty()) {
                        bool.must(most(words, all));
                        bool.should(
                                f.match()
                                        .field(EditionFields.WHOLE_TITLE)
                                        .matching(words.text())
                                        .boost(WHOLE_TITLE));
                    }
                    for (int i = 1; i < words.words().size() && i < MOST_MISSPELT; i++) {
                        bool.should(joined(words.words().get(i - 1), words.words().get(i)));
                    }
                    if (words.words().size() > 1) {
                        bool.should(
                                f.phrase()
                                        .field(language.field(EditionFields.TITLE))
                                        .boost(TITLE)
                                        .field(language.field(EditionFields.SUMMARY))
                                        .boost(SUMMARY)
                                        .field(language.field(EditionFields.BODY))
                                        .boost(BODY)
                                        .matching(words.text())
                                        .slop(NEAR)
                                        .boost(TOGETHER));
                    }
                })
                .toPredicate();
    }

    /** The conditions of a scope. */
    List<PredicateFinalStep> inScope(Scope scope) {
        var conditions = new ArrayList<PredicateFinalStep>();
        var now = IndexedEdition.micros(scope.now);
        conditions.add(f.match().field(EditionFields.LOCALE).matching(scope.locale));
        conditions.add(f.range().field(EditionFields.STARTS_AT).atMost(now));
        conditions.add(f.range().field(EditionFields.ENDS_AT).greaterThan(now));
        if (scope.since.isBefore(scope.now)) {
            conditions.add(
                    f.range()
                            .field(EditionFields.FIRST_STARTS_AT)
                            .atMost(IndexedEdition.micros(scope.since)));
        }
        if (scope.topic != null) {
            conditions.add(f.match().field(EditionFields.TOPIC).matching(scope.topic.toString()));
        }
        if (scope.from != null) {
            conditions.add(
                    f.range()
                            .field(EditionFields.PUBLISHED_AT)
                            .atLeast(IndexedEdition.micros(scope.from)));
        }
        if (scope.until != null) {
            conditions.add(
                    f.range()
                            .field(EditionFields.PUBLISHED_AT)
                            .lessThan(IndexedEdition.micros(scope.until)));
        }
        return conditions;
    }

    private SearchPredicate most(Words words, boolean all) {
        var each = words.words();
        return f.bool()
                .with(bool -> {
                    each.forEach(word -> bool.should(word(word, word.equals(words.unfinished()))));
                    bool.minimumShouldMatchNumber(all ? each.size() : 1);
                })
                .toPredicate();
    }

    private SearchPredicate word(String word, boolean mayGoOn) {
        return f.bool()
                .with(bool -> {
                    bool.should(phrase(word));
                    bool.should(
                            f.phrase()
                                    .field(language.field(EditionFields.TEXT))
                                    .matching(word)
                                    .constantScore()
                                    .boost(PRESENT));
                    if (unknown.contains(word)) {
                        if (word.codePoints().allMatch(Character::isLetter)) {
                            bool.should(misspelt(word));
                        }
                        bool.should(
                                f.match()
                                        .field(language.field(EditionFields.TITLE_PAIRS))
                                        .matching(word)
                                        .fuzzy(1, SAME_BEGINNING)
                                        .boost(TITLE));
                    }
                    if (mayGoOn) {
                        bool.should(
                                f.match()
                                        .field(language.field(EditionFields.TITLE_STARTS))
                                        .matching(word)
                                        .boost(TITLE * UNFINISHED));
                        bool.should(
                                f.prefix()
                                        .field(language.field(EditionFields.TEXT))
                                        .matching(word.toLowerCase(Locale.ROOT))
                                        .boost(UNFINISHED));
                    }
                })
                .toPredicate();
    }

    /**
     * The words where they stand, for marking them: those that were typed, and those they may have
     * been meant for.
     */
    SearchPredicate marked(Words words) {
        return f.bool()
                .with(bool -> {
                    words.phrases().forEach(phrase -> bool.should(where(phrase)));
                    for (var word : words.marked()) {
                        bool.should(where(word));
                        if (unknown.contains(word)) {
                            bool.should(
                                    f.match()
                                            .field(language.field(EditionFields.TITLE))
                                            .field(language.field(EditionFields.SUMMARY))
                                            .field(language.field(EditionFields.BODY))
                                            .matching(word)
                                            .fuzzy(edits(word), SAME_BEGINNING));
                        }
                    }
                    if (!words.unfinished().isEmpty()) {
                        bool.should(
                                f.prefix()
                                        .field(language.field(EditionFields.TITLE))
                                        .field(language.field(EditionFields.SUMMARY))
                                        .field(language.field(EditionFields.BODY))
                                        .matching(words.unfinished().toLowerCase(Locale.ROOT)));
                    }
                })
                .toPredicate();
    }

    private SearchPredicate where(String phrase) {
        return f.phrase()
                .field(language.field(EditionFields.TITLE))
                .field(language.field(EditionFields.SUMMARY))
                .field(language.field(EditionFields.BODY))
                .matching(phrase)
                .toPredicate();
    }

    /** Two words that others write as one. */
    private SearchPredicate joined(String one, String other) {
        return f.match()
                .field(language.field(EditionFields.TEXT))
                .matching(one + other)
                .constantScore()
                .boost(2 * PRESENT)
                .toPredicate();
    }

    /** In Chinese a word is several terms, which have to stand together. */
    private SearchPredicate phrase(String phrase) {
        return f.phrase()
                .field(language.field(EditionFields.TITLE))
                .boost(TITLE)
                .field(language.field(EditionFields.SUMMARY))
                .boost(SUMMARY)
                .field(language.field(EditionFields.HEADINGS))
                .boost(HEADINGS)
                .field(language.field(EditionFields.BODY))
                .boost(BODY)
                .matching(phrase)
                .toPredicate();
    }

    /** Whether a word may be mistyped, or two written as one: not too short, and not Chinese. */
    static boolean isMisspellable(String word) {
        return word.length() >= SHORTEST_MISSPELT
                && word.codePoints()
                        .allMatch(letter ->
                                Character.isLetterOrDigit(letter)
                                        && !Character.isIdeographic(letter));
    }

    private static int edits(String word) {
        return word.length() >= SHORTEST_TWICE_MISSPELT ? 2 : 1;
    }

    private SearchPredicate misspelt(String word) {
        return f.match()
                .field(language.field(EditionFields.TITLE))
                .boost(TITLE)
                .field(language.field(EditionFields.SUMMARY))
                .boost(SUMMARY)
                .field(language.field(EditionFields.HEADINGS))
                .boost(HEADINGS)
                .field(language.field(EditionFields.BODY))
                .boost(BODY)
                .matching(word)
                .fuzzy(edits(word), SAME_BEGINNING)
                .boost(MISSPELT)
                .toPredicate();
    }
}
