package io.cryptoqa.search;

import static java.util.stream.Collectors.joining;

import io.cryptoqa.article.PublicTexts.EditionId;
import io.cryptoqa.article.PublicTexts.PublicText;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Outline;
import io.cryptoqa.body.OutlineEntry;
import io.cryptoqa.body.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document of the index: what readers of one edition see in an interval of time. An edition has
 * two at most, that of now and the one that is scheduled; so their ids are known without a look,
 * and one that is no more can be deleted.
 *
 * @param stamp of the whole edition, see {@link io.cryptoqa.article.PublicTexts.Stamp}
 */
record IndexedEdition(String id, PublicText text, String headings, String body, long stamp) {

    /** How many documents an edition can have. */
    static final int MOST = 2;

    static IndexedEdition of(PublicText text, int number, long stamp) {
        var tree = Markdown.parse(text.body());
        return new IndexedEdition(
                id(text.key().articleId(), text.key().locale(), number),
                text,
                Outline.of(tree).stream().map(OutlineEntry::text).collect(joining("\n")),
                PlainText.render(tree),
                stamp);
    }

    static String id(UUID article, String locale, int number) {
        return "%s %s %d".formatted(article, locale, number);
    }

    /** The edition of the document with an id. */
    static EditionId key(String id) {
        var parts = id.split(" ", -1);
        return new EditionId(UUID.fromString(parts[0]), parts[1]);
    }

    List<String> topics() {
        return text.topics().stream().map(UUID::toString).toList();
    }

    /** Instants in the index are microseconds, as the databases have them. */
    static long micros(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }
}
