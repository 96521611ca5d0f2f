package io.cryptoqa.discovery;

import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.RequestedLocale;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/articles/{slug}/related}. */
@RestController
@Tag(name = "Articles")
class RelatedController {

    private final RelatedArticles related;

    RelatedController(RelatedArticles related) {
        this.related = related;
    }

    @GetMapping(path = "/v1/articles/{slug}/related", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listRelatedArticles",
            summary = "Related articles in one locale, best first, each with the reasons why",
            description =
                    "Those that editors pinned come first, in their order; then the others by"
                            + " shared topics, the rarer the better, by likeness of title and"
                            + " summary, and a little by recency.")
    @Problems({ProblemType.BAD_CURSOR, ProblemType.ARTICLE_NOT_FOUND, ProblemType.ARCHIVED})
    Slice<RelatedView> related(
            @Parameter(description = "A slug or an id") @PathVariable String slug,
            @ParameterObject @Valid PageParameters page,
            RequestedLocale locale) {
        return related.to(slug, locale.tag(), page);
    }
}
