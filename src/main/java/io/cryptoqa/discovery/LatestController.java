package io.cryptoqa.discovery;

import io.cryptoqa.article.ArticleFilter;
import io.cryptoqa.article.ArticleLists;
import io.cryptoqa.article.ArticleSummary;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.RequestedLocale;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/articles/latest}. */
@RestController
@Tag(name = "Articles")
class LatestController {

    private final ArticleLists lists;

    LatestController(ArticleLists lists) {
        this.lists = lists;
    }

    @GetMapping(path = "/v1/articles/latest", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listLatestArticles",
            summary = "The newest articles in one locale",
            description = "As `/v1/articles` without filters, for a column beside an article.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<ArticleSummary> latest(
            @ParameterObject @Valid PageParameters page, RequestedLocale locale) {
        return lists.page(ArticleFilter.newest(locale.tag()), page.limitOrDefault(), page.cursor());
    }
}
