package io.cryptoqa.editing;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import io.cryptoqa.editing.Redirects.Redirect;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Slugs that lead on to an article: {@code /admin/v1/redirects}. */
@RestController
@RequestMapping(path = "/admin/v1/redirects", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editing")
class RedirectController {

    private final Redirects redirects;

    RedirectController(Redirects redirects) {
        this.redirects = redirects;
    }

    @GetMapping
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "listRedirects",
            summary = "All slugs that lead on to an article",
            description = "Those that editors made and the former slugs of articles.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<Redirect> list(@ParameterObject @Valid PageParameters parameters) {
        return redirects.page(parameters);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "createRedirect",
            summary = "Lead a slug on to an article, for addresses of another system",
            description =
                    "The slug then belongs to the article for ever. 200 if it led there "
                            + "already.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    Redirects.Shape.class))))
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.SLUG_TAKEN, ProblemType.WRONG_STATE})
    @ApiResponse(
            responseCode = "200",
            description = "It led there already",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<Redirect> create(Members given, Caller caller) {
        var made = redirects.create(given, caller);
        var redirect = made.redirect();
        return made.isNew()
                ? ResponseEntity.created(
                                UriComponentsBuilder.fromPath("/admin/v1/redirects/{slug}")
                                        .encode()
                                        .buildAndExpand(redirect.slug())
                                        .toUri())
                        .body(redirect)
                : ResponseEntity.ok(redirect);
    }

    @GetMapping("/{slug}")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "getRedirect",
            summary = "Where a slug leads",
            description = "Which article it leads to, under whatever slug that has now.")
    @Problems(ProblemType.NOT_FOUND)
    Redirect get(@Parameter(description = "The slug it leads from") @PathVariable String slug) {
        return redirects.get(slug);
    }

    @DeleteMapping("/{slug}")
    @Needs(scope = Scope.CONTENT_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "deleteRedirect",
            summary = "Take back a redirect that an editor made; a former slug stays for ever",
            description =
                    "Addresses that readers had are never taken back: 409 for a former " + "slug.")
    @Problems({ProblemType.NOT_FOUND, ProblemType.WRONG_STATE})
    ResponseEntity<Void> delete(
            @Parameter(description = "The slug it leads from") @PathVariable String slug,
            Caller caller) {
        redirects.delete(slug, caller);
        return ResponseEntity.noContent().build();
    }
}
