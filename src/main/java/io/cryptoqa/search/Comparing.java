package io.cryptoqa.search;

import io.cryptoqa.article.PublicTexts;
import io.cryptoqa.article.PublicTexts.EditionId;
import io.cryptoqa.article.PublicTexts.PublicText;
import io.cryptoqa.article.PublicTexts.Stamp;
import io.cryptoqa.search.Index.Changing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes an index as the database is, by the stamps of all editions in chunks: whatever it lacks or
 * has too much of is mended.
 */
@Component
class Comparing {

    private static final int AT_ONCE = 100;
    private static final int MOST_OF_NEW = 500;
    private static final int MOST_ENTRIES = 1_000;

    private static final String BEFORE_ALL = "";
    private static final String AFTER_ALL = "g";

    private final PublicTexts texts;
    private final Clock clock;

    Comparing(PublicTexts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** Compares and mends the next chunk; after the last, the copy is not compared any more. */
    void step(Copy copy) {
        var chunk =
                texts.stamps(copy.compared, copy.isNew ? MOST_OF_NEW : AT_ONCE, clock.instant());
        var until = chunk.last();
        var stamps = chunk.stamps();
        var entries =
                copy.isNew
                        // asking would make it write what it has so far
                        ? new ArrayList<Index.Entry>()
                        : new ArrayList<>(
                                copy.index.entries(
                                        copy.compared == null
                                                ? BEFORE_ALL
                                                : copy.compared.toString(),
                                        until == null ? AFTER_ALL : until.toString(),
                                        MOST_ENTRIES));
        if (entries.size() == MOST_ENTRIES) {
            // the index has far more here than the database: not all of it at once
            var cut = IndexedEdition.key(entries.getLast().id()).articleId();
            entries.removeIf(entry -> IndexedEdition.key(entry.id()).articleId().equals(cut));
            until = IndexedEdition.key(entries.getLast().id()).articleId();
            var end = until.toString();
            stamps =
                    stamps.stream()
                            .filter(stamp -> stamp.key().articleId().toString().compareTo(end) <= 0)
                            .toList();
        }
        var different = List.copyOf(different(stamps, entries));
        // texts are read and taken apart while those before are written
        Changing changing = () -> {};
        for (int from = 0; from < different.size(); from += AT_ONCE / 2) {
            var next = different.subList(from, Math.min(from + AT_ONCE / 2, different.size()));
            var begun = write(copy.index, next, false);
            changing.await();
            changing = begun;
        }
        changing.await();
        copy.mended.addAndGet(different.size());
        copy.compared = until;
        copy.isComparing = until != null;
    }

    private static Set<EditionId> different(List<Stamp> stamps, List<Index.Entry> entries) {
        var there = new HashMap<EditionId, List<Index.Entry>>();
        entries.forEach(entry ->
                there.computeIfAbsent(IndexedEdition.key(entry.id()), _ -> new ArrayList<>())
                        .add(entry));
        var different = new LinkedHashSet<EditionId>();
        for (var stamp : stamps) {
            var present = there.remove(stamp.key());
            if (present == null
                    || present.size() != Math.min(stamp.texts(), IndexedEdition.MOST)
                    || present.stream().anyMatch(entry -> entry.stamp() != stamp.number())) {
                different.add(stamp.key());
            }
        }
        different.addAll(there.keySet());
        return different;
    }

    /**
     * Begins writing editions as the database has them now, and removing those it has no more.
     *
     * @param visible whether they are to be found at once
     */
    Changing write(Index index, Collection<EditionId> keys, boolean visible) {
        var articles = new HashSet<UUID>();
        keys.forEach(key -> articles.add(key.articleId()));
        var present = texts.of(articles, clock.instant());
        var documents = new ArrayList<IndexedEdition>();
        var gone = new ArrayList<String>();
        for (var key : keys) {
            var all = present.getOrDefault(key, List.of());
            var stamp = PublicText.stamp(all);
            // more than two only while this node's clock lags: the first have ended
            var editions = all.subList(Math.max(0, all.size() - IndexedEdition.MOST), all.size());
            for (int number = 0; number < IndexedEdition.MOST; number++) {
                if (number < editions.size()) {
                    documents.add(IndexedEdition.of(editions.get(number), number, stamp));
                } else {
                    gone.add(IndexedEdition.id(key.articleId(), key.locale(), number));
                }
            }
        }
        return index.begin(documents, gone, visible);
    }
}
