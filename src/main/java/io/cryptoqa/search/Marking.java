package io.cryptoqa.search;

import static java.util.stream.Collectors.toMap;

import io.cryptoqa.search.SearchHit.Highlights;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.search.engine.search.highlighter.dsl.HighlighterEncoder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Marks where words are in documents. The plain highlighter looks at a text to its end, and gives
 * the same on both backends; how it escapes is said once for all fields, as OpenSearch wants it.
 */
@Component
class Marking {

    private static final int PASSAGES = 3;

    private static final int PASSAGE_LENGTH = 150;

    /** Longer than any title or summary. */
    private static final int WHOLE = 10_000;

    private static final String IN_WHOLE = "whole";

    private final SearchIndex index;

    Marking(SearchIndex index) {
        this.index = index;
    }

    private record Marked(String document, Highlights highlights) {}

    /** The highlights of each of these documents. */
    Map<String, Highlights> of(
            List<String> documents, Language language, Words words, Set<String> unknown) {
        return index
                .ask(session ->
                        session.search(IndexedEdition.class)
                                .select(f ->
                                        f.composite()
                                                .from(
                                                        f.documentReference(),
                                                        f.composite()
                                                                .from(
                                                                        f.highlight(
                                                                                        language
                                                                                                .field(
                                                                                                        EditionFields
                                                                                                                .TITLE))
                                                                                .highlighter(
                                                                                        IN_WHOLE),
                                                                        f.highlight(
                                                                                        language
                                                                                                .field(
                                                                                                        EditionFields
                                                                                                                .SUMMARY))
                                                                                .highlighter(
                                                                                        IN_WHOLE),
                                                                        f.highlight(
                                                                                language.field(
                                                                                        EditionFields
                                                                                                .BODY)))
                                                                .as((title, summary, body) ->
                                                                        new Highlights(
                                                                                first(title),
                                                                                first(summary),
                                                                                body)))
                                                .as((document, highlights) ->
                                                        new Marked(document.id(), highlights)))
                                .where(f ->
                                        f.bool()
                                                .filter(f.id().matchingAny(documents))
                                                .should(
                                                        new Matching(f, language, unknown)
                                                                .marked(words)))
                                .highlighter(f ->
                                        f.plain()
                                                .tag("<mark>", "</mark>")
                                                .encoder(HighlighterEncoder.HTML)
                                                .numberOfFragments(PASSAGES)
                                                .fragmentSize(PASSAGE_LENGTH)
                                                .orderByScore(true))
                                .highlighter(
                                        IN_WHOLE,
                                        f -> f.plain().numberOfFragments(1).fragmentSize(WHOLE))
                                .fetchHits(documents.size()))
                .stream()
                .collect(toMap(Marked::document, Marked::highlights));
    }

    private static @Nullable String first(List<String> fragments) {
        return fragments.isEmpty() ? null : fragments.getFirst();
    }
}
