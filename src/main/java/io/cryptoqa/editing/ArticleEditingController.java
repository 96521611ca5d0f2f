package io.cryptoqa.editing;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Scope;
import io.cryptoqa.convert.Warning;
import io.cryptoqa.editing.CreatingArticles.Made;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Invalid;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Articles as editors see them: {@code /admin/v1/articles}. */
@RestController
@RequestMapping(path = "/admin/v1/articles", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editing")
class ArticleEditingController {

    private final ArticleList list;
    private final ArticleStore store;
    private final CreatingArticles creating;
    private final ChangingArticles changing;
    private final FrontMatterInput files;
    private final Checking checking;
    private final ShowingArticles showing;

    ArticleEditingController(
            ArticleList list,
            ArticleStore store,
            CreatingArticles creating,
            ChangingArticles changing,
            FrontMatterInput files,
            Checking checking,
            ShowingArticles showing) {
        this.list = list;
        this.store = store;
        this.creating = creating;
        this.changing = changing;
        this.files = files;
        this.checking = checking;
        this.showing = showing;
    }

    @GetMapping
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditedArticles",
            summary = "Working copies of all articles, the newest made first, without bodies",
            description =
                    "An article is listed if one of its editions meets all that was asked "
                            + "for. `body` is null here; read an article by its id for the bodies.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<EditedArticle> list(@ParameterObject @Valid ArticleList.Filter filter) {
        return list.page(filter);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createArticle",
            summary =
                    "Make an article with its first edition, as JSON or as Markdown with front matter",
            description =
                    "A draft, unless `publish=true`, which needs the role `editor`. Without "
                            + "a slug it is made from the title. What was dropped of an HTML body, "
                            + "and what deserves a second look, is in `warnings`.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = NewArticle.Shape.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_MARKDOWN_VALUE,
                                        schema = @Schema(type = "string"))
                            }))
    @Problems(ProblemType.SLUG_TAKEN)
    ResponseEntity<EditedArticle> create(
            Members given, @ParameterObject @Valid PublishParameters publish, Caller caller) {
        return answer(creating.create(given, publish.isAsked(), caller));
    }

    @PostMapping(consumes = MediaType.TEXT_MARKDOWN_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createArticle",
            summary =
                    "Make an article with its first edition, as JSON or as Markdown with front matter",
            description =
                    "A draft, unless `publish=true`, which needs the role `editor`. Without "
                            + "a slug it is made from the title. What was dropped of an HTML body, "
                            + "and what deserves a second look, is in `warnings`.")
    @Problems({
        ProblemType.SLUG_TAKEN,
        ProblemType.MALFORMED_JSON,
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        ProblemType.TOO_LARGE,
        ProblemType.INVALID
    })
    ResponseEntity<EditedArticle> createFromMarkdown(
            @Parameter(hidden = true) HttpServletRequest request,
            @ParameterObject @Valid PublishParameters publish,
            Caller caller)
            throws IOException {
        return answer(creating.create(files.read(request), publish.isAsked(), caller));
    }

    @PutMapping(path = "/ref/{ref}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "putArticleByRef",
            summary = "Make the article with your own id for it, or bring it to what you send",
            description =
                    "For syncs from another system: the same request again changes nothing. "
                            + "`If-Match` is optional and honoured.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = NewArticle.Shape.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_MARKDOWN_VALUE,
                                        schema = @Schema(type = "string"))
                            }))
    @Problems({ProblemType.SLUG_TAKEN, ProblemType.WRONG_STATE})
    @ApiResponse(responseCode = "200", description = "Brought to this", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<EditedArticle> put(
            @Parameter(description = "Your id") @PathVariable String ref,
            Members given,
            @ParameterObject @Valid PublishParameters publish,
            IfMatch condition,
            Caller caller) {
        return answer(creating.put(ref(ref), given, publish.isAsked(), condition, caller));
    }

    @PutMapping(path = "/ref/{ref}", consumes = MediaType.TEXT_MARKDOWN_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "putArticleByRef",
            summary = "Make the article with your own id for it, or bring it to what you send",
            description =
                    "For syncs from another system: the same request again changes nothing. "
                            + "`If-Match` is optional and honoured.")
    @Problems({
        ProblemType.SLUG_TAKEN,
        ProblemType.WRONG_STATE,
        ProblemType.MALFORMED_JSON,
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        ProblemType.TOO_LARGE,
        ProblemType.INVALID
    })
    @ApiResponse(responseCode = "200", description = "Brought to this", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<EditedArticle> putFromMarkdown(
            @Parameter(description = "Your id") @PathVariable String ref,
            @Parameter(hidden = true) HttpServletRequest request,
            @ParameterObject @Valid PublishParameters publish,
            IfMatch condition,
            Caller caller)
            throws IOException {
        return answer(
                creating.put(ref(ref), files.read(request), publish.isAsked(), condition, caller));
    }

    @GetMapping("/{id}")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditedArticle",
            summary = "One article with all its editions",
            description =
                    "The newest revision of each edition, whether readers see it or not, "
                            + "with its body as Markdown.")
    @Problems(ProblemType.ARTICLE_NOT_FOUND)
    ResponseEntity<EditedArticle> get(@PathVariable String id) {
        return showing.answer(store.get(id));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, EditionController.MERGE_PATCH})
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "patchArticle",
            summary = "Change topics, pins or ref (RFC 7396); readers see it at once",
            description =
                    "`topics` are slugs, the first is the category; `pins` are ids of "
                            + "articles that stand first among the related ones. What is left out "
                            + "stays.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ChangingArticles.Shape.class))))
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<EditedArticle> patch(
            @PathVariable String id, Members patch, IfMatch condition, Caller caller) {
        return showing.answer(changing.patch(id, patch, condition, caller));
    }

    @DeleteMapping("/{id}")
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteArticle",
            summary = "Delete an article that was never published",
            description = "One that was ever public is kept: archive its editions instead.")
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.WRONG_STATE,
        ProblemType.IF_MATCH_REQUIRED
    })
    ResponseEntity<Void> delete(@PathVariable String id, IfMatch condition, Caller caller) {
        changing.delete(id, condition, caller);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<EditedArticle> answer(Made made) {
        var article = made.article();
        var warnings = new ArrayList<Warning>(made.text().warnings());
        article.editions().forEach(edition -> warnings.addAll(checking.warnings(edition)));
        var answer =
                showing.answer(
                        made.isNew() ? HttpStatus.CREATED : HttpStatus.OK, article, warnings);
        return made.isNew()
                ? ResponseEntity.created(URI.create("/admin/v1/articles/" + article.id()))
                        .headers(answer.getHeaders())
                        .body(answer.getBody())
                : answer;
    }

    private static String ref(String ref) {
        Text.line(NewArticle.LONGEST_REF)
                .fault("ref", ref)
                .ifPresent(fault -> {
                    throw new Invalid("#/ref", fault.code(), fault.detail());
                });
        return ref;
    }
}
