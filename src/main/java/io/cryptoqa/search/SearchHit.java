package io.cryptoqa.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cryptoqa.article.ArticleSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article's summary, with where the words were found. */
public record SearchHit(@JsonUnwrapped ArticleSummary article, Highlights highlights) {

    /**
     * Text of the article as HTML: escaped, and what was found is inside {@code <mark>}.
     *
     * @param title the whole title; null if nothing was found in it
     * @param summary the whole summary; null if nothing was found in it
     * @param body the best passages of the body, at most three
     */
    public record Highlights(@Nullable String title, @Nullable String summary, List<String> body) {

        static final Highlights NONE = new Highlights(null, null, List.of());
    }
}
