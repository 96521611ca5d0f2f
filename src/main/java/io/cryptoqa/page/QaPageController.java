package io.cryptoqa.page;

import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.RequestedLocale;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/pages/qa/{slug}}. */
@RestController
@Tag(name = "Pages")
class QaPageController {

    private final AssemblingPages assembling;

    QaPageController(AssemblingPages assembling) {
        this.assembling = assembling;
    }

    @GetMapping(path = "/v1/pages/qa/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getQaPage",
            summary = "Everything the page of an article shows, in one language",
            description =
                    "Each block has a state: fresh, stale or unavailable, with the reason. A block"
                            + " that cannot be had in time does not hold up the others.")
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.ARCHIVED})
    QaPage page(
            @Parameter(description = "A slug or an id") @PathVariable String slug,
            @ParameterObject @Valid QaPageParameters parameters,
            RequestedLocale locale,
            HttpServletResponse response) {
        var page = assembling.assemble(slug, locale.tag(), parameters);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, page.locale());
        return page;
    }
}
