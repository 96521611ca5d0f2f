package io.cryptoqa.editing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Scope;
import io.cryptoqa.article.ArticleView;
import io.cryptoqa.article.ArticleView.Bodies;
import io.cryptoqa.article.LiveEdition;
import io.cryptoqa.article.PreviewingArticles;
import io.cryptoqa.editing.PreviewLinks.Link;
import io.cryptoqa.editing.StoredEdition.Words;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links to what is not public yet, and what they show. */
@RestController
@Tag(name = "Editing")
class PreviewController {

    private static final String LINKS = "/admin/v1/articles/{id}/editions/{locale}/preview-links";

    private final PreviewLinks links;
    private final ArticleStore store;
    private final Histories histories;
    private final PreviewingArticles previewing;
    private final Clock clock;

    PreviewController(
            PreviewLinks links,
            ArticleStore store,
            Histories histories,
            PreviewingArticles previewing,
            Clock clock) {
        this.links = links;
        this.store = store;
        this.histories = histories;
        this.previewing = previewing;
        this.clock = clock;
    }

    /** In which forms the body is wanted. */
    record PreviewParameters(
            @Parameter(
                            description = Bodies.DESCRIPTION,
                            schema = @Schema(type = "string", defaultValue = "mdast"))
                    @Pattern(regexp = Bodies.PATTERN, message = Bodies.RULE)
                    @Nullable String body) {}

    /** An article as readers would get it, and that it is a preview. */
    @Schema(name = "Preview")
    record Preview(@JsonUnwrapped ArticleView article, boolean preview) {}

    @PostMapping(path = LINKS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createPreviewLink",
            summary = "Make a link that shows a revision, or always the newest, for seven days",
            description =
                    "Whoever has the link sees the edition without signing in. With "
                            + "`revision` it shows that one, else whatever is the newest when it is "
                            + "opened.",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PreviewLinks.Shape.class))))
    @Problems(ProblemType.ARTICLE_NOT_FOUND)
    ResponseEntity<Link> create(
            @PathVariable String id,
            @PathVariable String locale,
            @Nullable Members given,
            Caller caller) {
        var link = links.create(id, locale, given, caller);
        return ResponseEntity.created(URI.create(link.url())).body(link);
    }

    @GetMapping(path = LINKS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "listPreviewLinks",
            summary = "The links of an edition, newest first",
            description = "Those that ended or were revoked too.")
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.BAD_CURSOR})
    Slice<Link> list(
            @PathVariable String id,
            @PathVariable String locale,
            @ParameterObject @Valid PageParameters parameters) {
        return links.page(id, locale, parameters);
    }

    @DeleteMapping(LINKS)
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "revokePreviewLinks",
            summary = "End all links of an edition",
            description = "Whoever opens one of them from now on gets 404.")
    @Problems(ProblemType.ARTICLE_NOT_FOUND)
    ResponseEntity<Void> revokeAll(
            @PathVariable String id, @PathVariable String locale, Caller caller) {
        links.revoke(id, locale, null, caller);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping(LINKS + "/{link}")
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "revokePreviewLink",
            summary = "End one link",
            description = "Whoever opens it from now on gets 404; the other links stay.")
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.NOT_FOUND})
    ResponseEntity<Void> revoke(
            @PathVariable String id,
            @PathVariable String locale,
            @Parameter(description = "Its id") @PathVariable String link,
            Caller caller) {
        links.revoke(id, locale, link, caller);
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/preview/{token}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getPreview",
            summary = "An edition as readers would get it, by a link that an editor made",
            description =
                    "The article as it would be if it were published now, with `preview: "
                            + "true`. Never cached, and not for search engines.")
    @Problems(ProblemType.NOT_FOUND)
    Preview preview(
            @Parameter(description = "The last part of the link") @PathVariable String token,
            @ParameterObject @Valid PreviewParameters parameters,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        var target = links.open(token).orElseThrow(NoSuchLink::new);
        var article = store.get(target.article());
        var edition = article.edition(target.locale());
        var revision = target.revision();
        var words =
                revision == null
                        ? edition.words()
                        : histories.words(article, edition, revision.toString());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, edition.locale());
        return new Preview(previewing.view(live(article, edition, words), parameters.body()), true);
    }

    /** As if it were published now. */
    private LiveEdition live(StoredArticle article, StoredEdition edition, Words words) {
        var now = clock.instant();
        return new LiveEdition(
                article.id(),
                edition.locale(),
                Objects.requireNonNullElse(edition.publishedAt(), now),
                now,
                words.revision(),
                words.slug(),
                words.title(),
                words.summary(),
                words.author(),
                words.image(),
                words.sources(),
                words.corrections(),
                words.wordCount(),
                words.readingMinutes(),
                words.body());
    }

    private static class NoSuchLink extends Problem {
        NoSuchLink() {
            super(
                    ProblemType.NOT_FOUND,
                    "This preview link was never given out, has expired or was revoked.");
        }
    }
}
