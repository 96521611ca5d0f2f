package io.cryptoqa.article;

import io.cryptoqa.topic.TopicNotFound;
import io.cryptoqa.topic.Topics;
import io.cryptoqa.web.Accept;
import io.cryptoqa.web.BadParameter;
import io.cryptoqa.web.NotAcceptable;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.RequestedLocale;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Reading articles: {@code /v1/articles}. */
@RestController
@Tag(name = "Articles")
class ArticleController {

    private static final MediaType[] OFFERED = {
        MediaType.APPLICATION_JSON, MediaType.TEXT_MARKDOWN
    };

    private final FindingArticles finding;
    private final ArticleLists lists;
    private final Topics topics;
    private final RenderingArticles rendering;

    ArticleController(
            FindingArticles finding,
            ArticleLists lists,
            Topics topics,
            RenderingArticles rendering) {
        this.finding = finding;
        this.lists = lists;
        this.topics = topics;
        this.rendering = rendering;
    }

    @GetMapping(path = "/v1/articles", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listArticles",
            summary = "Summaries of all articles in one locale, newest first",
            description =
                    "Only what has an edition in the locale: lists never fall back to "
                            + "another language. Follow `page.next` or the `Link` header; every "
                            + "article that stays public is met exactly once, whatever is published "
                            + "meanwhile.")
    @Problems({ProblemType.BAD_CURSOR, ProblemType.TOPIC_NOT_FOUND})
    Slice<ArticleSummary> list(
            @ParameterObject @Valid ListParameters parameters, RequestedLocale locale) {
        var from = parameters.from();
        var to = parameters.to();
        if (from != null && to != null && from.isAfter(to)) {
            throw new BadParameter("from", from.toString(), "a day not after 'to', which is " + to);
        }
        var filter =
                new ArticleFilter(
                        locale.tag(),
                        topicId(parameters.topic()),
                        from,
                        to,
                        parameters.oldestFirst());
        return lists.page(filter, parameters.limitOrDefault(), parameters.cursor());
    }

    @GetMapping(
            path = "/v1/articles/{slug}",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_MARKDOWN_VALUE})
    @Operation(
            operationId = "getArticle",
            summary = "One article, whole; as Markdown with Accept: text/markdown",
            description =
                    "A slug leads to its article in the locale asked for, or else in one "
                            + "that it falls back to: then `locale` differs from `requestedLocale`. A "
                            + "former slug is 301 to the present one.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ArticleView.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_MARKDOWN_VALUE,
                                        schema = @Schema(type = "string"))
                            }))
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.ARCHIVED})
    ResponseEntity<?> article(
            @Parameter(description = "A slug or an id") @PathVariable String slug,
            @ParameterObject @Valid ArticleParameters parameters,
            RequestedLocale locale,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept,
            HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        var type =
                Accept.choose(accept, OFFERED)
                        .orElseThrow(() -> new NotAcceptable(accept, OFFERED));
        if (type.equals(MediaType.TEXT_MARKDOWN)) {
            return markdown(slug, locale, response);
        }
        var retained = parameters.retained();
        var found =
                finding.find(
                        slug,
                        locale.tag(),
                        parameters.wants("body") || parameters.wants("outline"));
        var view = rendering.view(found, locale.tag(), parameters.forms());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, view.locale());
        response.addHeader(
                HttpHeaders.LINK,
                "<%s>; rel=\"alternate\"; type=\"text/markdown\""
                        .formatted(ArticlePath.ofMarkdown(view.slug(), view.locale())));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(parameters.fields() == null ? view : rendering.retain(view, retained));
    }

    @GetMapping(path = "/v1/articles/{slug}.md", produces = MediaType.TEXT_MARKDOWN_VALUE)
    @Operation(
            operationId = "getArticleAsMarkdown",
            summary = "One article as Markdown with YAML front matter",
            description =
                    "For readers of text and language models: title, summary, topics, dates "
                            + "and address stand in the front matter, the body below it.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_MARKDOWN_VALUE,
                                            schema = @Schema(type = "string"))))
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.ARCHIVED})
    ResponseEntity<?> markdown(
            @Parameter(description = "A slug or an id") @PathVariable String slug,
            RequestedLocale locale,
            HttpServletResponse response) {
        var found = finding.find(slug, locale.tag(), true);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, found.edition().locale());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/markdown;charset=UTF-8"))
                .body(rendering.markdown(found));
    }

    private @Nullable UUID topicId(@Nullable String slug) {
        if (slug == null) {
            return null;
        }
        return Slug.fold(slug)
                .flatMap(topics::bySlug)
                .orElseThrow(() -> new TopicNotFound(slug))
                .id();
    }
}
