package io.cryptoqa.editing;

import io.cryptoqa.input.IfMatch;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is kept, with all its editions.
 *
 * @param version raised by every change
 * @param ownVersion the version that last changed topics, pins or ref
 * @param topics their slugs, the category first
 * @param pins the articles that editors put first among the related ones
 */
record StoredArticle(
        UUID id,
        long version,
        long ownVersion,
        @Nullable String ref,
        String createdBy,
        List<String> topics,
        List<UUID> pins,
        List<StoredEdition> editions) {

    Optional<StoredEdition> find(String locale) {
        return editions.stream()
                .filter(edition -> edition.locale().equalsIgnoreCase(locale))
                .findFirst();
    }

    /** The edition in a locale, or a problem. */
    StoredEdition edition(String locale) {
        return find(locale).orElseThrow(() -> new EditionNotFound(id, locale));
    }

    /** Requires the client to know the edition as it is. */
    void requireMatch(IfMatch condition, StoredEdition edition) {
        condition.require(edition.version(), version, changedSince(condition.known()));
    }

    /** Requires the client to know the article's own part as it is. */
    void requireOwnMatch(IfMatch condition) {
        condition.require(ownVersion, version, changedSince(condition.known()));
    }

    /** Requires the client to know all of it as it is. */
    void requireWholeMatch(IfMatch condition) {
        condition.require(version, version, changedSince(condition.known()));
    }

    /** The parts that a client who knows a version does not know: locales, and {@code article}. */
    List<String> changedSince(long known) {
        var changed = new ArrayList<String>();
        if (ownVersion > known) {
            changed.add("article");
        }
        editions.stream()
                .filter(edition -> edition.version() > known)
                .forEach(edition -> changed.add("editions/" + edition.locale()));
        return changed;
    }

    static class EditionNotFound extends Problem {
        EditionNotFound(UUID id, String locale) {
            super(
                    ProblemType.ARTICLE_NOT_FOUND,
                    "The article %s has no edition in '%s'.".formatted(id, Shortened.of(locale)));
        }
    }
}
