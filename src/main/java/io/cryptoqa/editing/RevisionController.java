package io.cryptoqa.editing;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Scope;
import io.cryptoqa.editing.Differing.Difference;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything that was ever saved of an edition. */
@RestController
@RequestMapping(
        path = "/admin/v1/articles/{id}/editions/{locale}/revisions",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editing")
class RevisionController {

    private final ArticleStore store;
    private final Histories histories;
    private final ChangingEditions changing;
    private final Differing differing;
    private final ShowingArticles showing;

    RevisionController(
            ArticleStore store,
            Histories histories,
            ChangingEditions changing,
            Differing differing,
            ShowingArticles showing) {
        this.store = store;
        this.histories = histories;
        this.changing = changing;
        this.differing = differing;
        this.showing = showing;
    }

    /** What a revision is compared with. */
    record DiffParameters(
            @Parameter(description = "The number of the other revision; the one before if left out")
                    @Nullable String against) {}

    @GetMapping
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "listRevisions",
            summary = "All revisions, the newest first",
            description =
                    "Every save is a revision, numbered from 1 and never changed. Bodies "
                            + "are not in the list.")
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.BAD_CURSOR})
    Slice<Histories.Entry> list(
            @PathVariable String id,
            @PathVariable String locale,
            @ParameterObject @Valid PageParameters parameters) {
        var article = store.get(id);
        return histories.page(article, article.edition(locale), parameters);
    }

    @GetMapping("/{n}")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "getRevision",
            summary = "One revision, whole",
            description =
                    "In the form of the article with this edition alone, its words those of "
                            + "the revision.")
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.NOT_FOUND})
    ResponseEntity<EditedArticle> get(
            @PathVariable String id,
            @PathVariable String locale,
            @Parameter(description = "Its number") @PathVariable String n) {
        var article = store.get(id);
        var edition = article.edition(locale);
        var words = histories.words(article, edition, n);
        return showing.answer(article, edition, words);
    }

    @GetMapping("/{n}/diff")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "diffRevisions",
            summary = "What changed from one revision to another",
            description =
                    "Members that differ, and the bodies as a unified diff of their " + "Markdown.")
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.NOT_FOUND})
    Difference diff(
            @PathVariable String id,
            @PathVariable String locale,
            @Parameter(description = "The revision after") @PathVariable String n,
            @ParameterObject DiffParameters parameters) {
        var article = store.get(id);
        var edition = article.edition(locale);
        var after = histories.words(article, edition, n);
        var against = parameters.against();
        var before =
                histories.words(
                        article,
                        edition,
                        against == null
                                ? Integer.toString(Math.max(1, after.revision() - 1))
                                : against);
        return differing.between(before, after);
    }

    @PostMapping("/{n}/restore")
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restoreRevision",
            summary = "Save the words of an old revision as the newest",
            description =
                    "Makes a new revision with the old words, so that nothing is lost. "
                            + "Readers see it once it is published.")
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.NOT_FOUND,
        ProblemType.SLUG_TAKEN,
        ProblemType.IF_MATCH_REQUIRED
    })
    ResponseEntity<EditedArticle> restore(
            @PathVariable String id,
            @PathVariable String locale,
            @Parameter(description = "Its number") @PathVariable String n,
            @Nullable Members nothing,
            IfMatch condition,
            Caller caller) {
        if (nothing != null) {
            nothing.check();
        }
        return showing.answer(changing.restore(id, locale, n, condition, caller));
    }
}
