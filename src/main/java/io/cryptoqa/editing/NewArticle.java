package io.cryptoqa.editing;

import io.cryptoqa.article.ArticleView.Correction;
import io.cryptoqa.article.ArticleView.Source;
import io.cryptoqa.article.Author;
import io.cryptoqa.article.Image;
import io.cryptoqa.editing.EditionText.TranslatedFrom;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Locales;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole article with one edition, as a client sends it.
 *
 * @param locale of the edition
 * @param topics slugs; null: not sent, so those it has stay
 * @param ref the client's own id for it
 */
record NewArticle(
        String locale, EditionText text, @Nullable List<String> topics, @Nullable String ref) {

    static final int LONGEST_REF = 200;

    /** The JSON of it. */
    @Schema(name = "ArticleInput")
    record Shape(
            String title,
            @Nullable String locale,
            @Nullable String slug,
            @Nullable String summary,
            @Nullable List<String> topics,
            @Nullable Instant publishedAt,
            @Nullable Author author,
            @Nullable Image image,
            @Nullable List<Source> sources,
            @Nullable List<Correction> corrections,
            @Nullable TranslatedFrom translatedFrom,
            @Nullable String ref,
            GivenBody.@Nullable Shape body) {}

    /**
     * Reads it; the locale is the default one unless another is given.
     *
     * @param toBePublished whether all that readers need must be there
     * @throws io.cryptoqa.input.Invalid with everything that is wrong
     */
    static NewArticle read(
            Members members, Locales locales, Placing placing, Instant now, boolean toBePublished) {
        var locale = EditionText.locale(members, locales);
        var text = EditionText.read(members, locales, now);
        var topics = members.has("topics") ? placing.readTopics(members) : null;
        var ref = members.text("ref", Text.line(LONGEST_REF));
        if (toBePublished) {
            Readiness.missing(text.summary(), text.body(), topics).forEach(members::addIfFirst);
        }
        members.check();
        return new NewArticle(locale == null ? locales.defaultTag() : locale, text, topics, ref);
    }
}
