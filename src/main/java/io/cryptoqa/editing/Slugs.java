package io.cryptoqa.editing;

import io.cryptoqa.article.Slug;
import io.cryptoqa.web.Inserting;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives slugs to articles: each to one, for ever. */
@Component
class Slugs {

    private static final int MOST_TRIED = 1_000;

    private final JdbcClient jdbc;
    private final Inserting inserting;

    Slugs(JdbcClient jdbc, Inserting inserting) {
        this.jdbc = jdbc;
        this.inserting = inserting;
    }

    /**
     * Makes a slug the article's.
     *
     * @throws Problem 409 {@code slug-taken} with a free one, if it is another's
     */
    void claim(UUID article, String slug) {
        if (!take(article, slug)) {
            throw new SlugTaken(slug, owner(slug).orElse(article), free(article, slug));
        }
    }

    /** Makes a slug of a title the article's, numbered if it is another's. */
    String claimFor(UUID article, String title) {
        var slug = Slug.of(title);
        for (int number = 2; number < MOST_TRIED; number++) {
            var candidate = number == 2 ? slug : Slug.numbered(slug, number - 1);
            if (take(article, candidate)) {
                return candidate;
            }
        }
        throw new SlugTaken(slug, article, Slug.numbered(slug, MOST_TRIED));
    }

    /** Whose a slug is. */
    Optional<UUID> owner(String slug) {
        return jdbc.sql("select article_id from slug where slug = ?")
                .param(slug)
                .query(UUID.class)
                .optional();
    }

    private boolean take(UUID article, String slug) {
        return owner(slug)
                .map(article::equals)
                .orElseGet(() ->
                        inserting.tryInsert(
                                        "insert into slug (slug, article_id) values (?, ?)",
                                        slug,
                                        article)
                                || owner(slug).equals(Optional.of(article)));
    }

    private String free(UUID article, String slug) {
        for (int number = 2; number < MOST_TRIED; number++) {
            var candidate = Slug.numbered(slug, number);
            if (owner(candidate).map(article::equals).orElse(true)) {
                return candidate;
            }
        }
        return Slug.numbered(slug, MOST_TRIED);
    }

    private static class SlugTaken extends Problem {
        SlugTaken(String slug, UUID owner, String suggestion) {
            super(
                    ProblemType.SLUG_TAKEN,
                    "The slug '%s' belongs to the article %s; '%s' is free."
                            .formatted(slug, owner, suggestion));
            member("suggestion", suggestion);
            member("articleId", owner);
        }
    }
}
