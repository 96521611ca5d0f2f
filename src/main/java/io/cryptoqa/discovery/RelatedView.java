package io.cryptoqa.discovery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cryptoqa.article.ArticleSummary;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * An article's summary, with why it is related to another.
 *
 * @param score the sort key, in points that mean something only beside those of the same answer
 * @param reasons {@code pinned}, {@code topic:} and a slug, {@code similar-text}; at least one
 */
@Schema(name = "RelatedArticle")
public record RelatedView(
        @JsonUnwrapped ArticleSummary article,
        int score,
        @ArraySchema(
                        schema =
                                @Schema(
                                        type = "string",
                                        pattern = "^(pinned|similar-text|topic:.+)$"))
                List<String> reasons) {}
