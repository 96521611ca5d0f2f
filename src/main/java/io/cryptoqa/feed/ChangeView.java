package io.cryptoqa.feed;

import io.cryptoqa.article.ArticleSummary;
import io.cryptoqa.change.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one edition, with what readers see of it now.
 *
 * @param id the article's
 * @param locale with {@code id}, names the edition
 * @param at the instant from which it holds; not always in the order of the list
 * @param href where it is read whole; null if it is not public now
 * @param article as lists show it now, not as it was at {@code at}; null if it is not public now
 */
// another schema is called Change, that of the fear-and-greed reading
@Schema(name = "ArticleChange")
record ChangeView(
        @Schema(allowableValues = {"published", "updated", "withdrawn", "archived"}) String kind,
        UUID id,
        String locale,
        Instant at,
        @Nullable String href,
        @Nullable ArticleSummary article) {

    static ChangeView of(Change change, @Nullable ArticleSummary article) {
        return new ChangeView(
                change.kind().name().toLowerCase(Locale.ROOT),
                change.articleId(),
                change.locale(),
                change.at(),
                // neither an id nor a language tag has anything to escape
                article == null
                        ? null
                        : "/v1/articles/%s?locale=%s"
                                .formatted(change.articleId(), change.locale()),
                article);
    }
}
