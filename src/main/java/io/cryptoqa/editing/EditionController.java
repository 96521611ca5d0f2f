package io.cryptoqa.editing;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import io.cryptoqa.convert.Warning;
import io.cryptoqa.editing.ChangingEditions.Saved;
import io.cryptoqa.editing.LifeCycle.Schedule;
import io.cryptoqa.editing.State.Step;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.BadParameter;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One edition: its words, and the steps of its life. */
@RestController
@RequestMapping(
        path = "/admin/v1/articles/{id}/editions/{locale}",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editing")
class EditionController {

    /** RFC 7396 §4. */
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final ArticleStore store;
    private final Histories histories;
    private final ChangingEditions changing;
    private final LifeCycle lifeCycle;
    private final Checking checking;
    private final ShowingArticles showing;
    private final Clock clock;

    EditionController(
            ArticleStore store,
            Histories histories,
            ChangingEditions changing,
            LifeCycle lifeCycle,
            Checking checking,
            ShowingArticles showing,
            Clock clock) {
        this.store = store;
        this.histories = histories;
        this.changing = changing;
        this.lifeCycle = lifeCycle;
        this.checking = checking;
        this.showing = showing;
        this.clock = clock;
    }

    /** As of when an edition is asked for. */
    record AtParameters(
            @Parameter(
                            description =
                                    "What readers saw at this instant, such as 2026-04-27T09:00:00Z")
                    @Nullable String at) {

        @Nullable Instant instant() {
            if (at == null) {
                return null;
            }
            try {
                return OffsetDateTime.parse(at).toInstant();
            } catch (DateTimeException unreadable) {
                throw new BadParameter("at", at, "an instant such as 2026-04-27T09:00:00Z");
            }
        }
    }

    /** The JSON that schedules. */
    @Schema(name = "ScheduleInput")
    record ScheduleShape(Instant at, @Nullable Instant until) {}

    @GetMapping
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "getEdition",
            summary = "The article with this edition alone, as it is or as readers saw it",
            description =
                    "With `at`, what readers saw at that instant, and 404 if that was "
                            + "nothing.")
    @Problems(ProblemType.ARTICLE_NOT_FOUND)
    ResponseEntity<EditedArticle> get(
            @PathVariable String id,
            @PathVariable String locale,
            @ParameterObject AtParameters parameters) {
        var at = parameters.instant();
        var article = store.get(id);
        var edition = article.edition(locale);
        return at == null
                ? showing.answer(article, edition, edition.words())
                : showing.answer(article, seen(article, edition, at));
    }

    private EditedArticle.EditedEdition seen(
            StoredArticle article, StoredEdition edition, Instant at) {
        var seen =
                at.isAfter(clock.instant())
                        ? Optional.<Histories.Seen>empty()
                        : histories.seen(article, edition, at);
        return seen.map(found ->
                        showing.edition(
                                edition,
                                found.words(),
                                State.PUBLISHED,
                                found.words().revision(),
                                null))
                .orElseThrow(() -> new NothingSeen(edition, at));
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "patchEdition",
            summary =
                    "Save a revision with some members changed (RFC 7396); readers do not see it yet",
            description =
                    "What is left out stays. A `body` comes with both its members. A "
                            + "colleague's save in another language does not make yours stale.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditionText.Shape.class))))
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.SLUG_TAKEN,
        ProblemType.IF_MATCH_REQUIRED
    })
    ResponseEntity<EditedArticle> patch(
            @PathVariable String id,
            @PathVariable String locale,
            Members patch,
            IfMatch condition,
            Caller caller) {
        return answer(changing.patch(id, locale, patch, condition, caller), locale);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "putEdition",
            summary = "Add an edition, or save a revision that replaces all words of one",
            description =
                    "Makes the edition if the article has none in this locale, as a "
                            + "translation does; else it saves a revision, which needs `If-Match`. "
                            + "Readers see it once it is published.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditionText.Shape.class))))
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.UNKNOWN_LOCALE,
        ProblemType.SLUG_TAKEN,
        ProblemType.IF_MATCH_REQUIRED
    })
    @ApiResponse(responseCode = "200", description = "Brought to this", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<EditedArticle> put(
            @PathVariable String id,
            @PathVariable String locale,
            Members given,
            IfMatch condition,
            Caller caller) {
        return answer(changing.put(id, locale, given, condition, caller), locale);
    }

    private ResponseEntity<EditedArticle> answer(Saved saved, String locale) {
        var article = saved.article();
        var warnings = new ArrayList<Warning>(saved.text().warnings());
        article.find(locale).ifPresent(edition -> warnings.addAll(checking.warnings(edition)));
        var answer =
                showing.answer(
                        saved.isNew() ? HttpStatus.CREATED : HttpStatus.OK, article, warnings);
        return saved.isNew()
                ? ResponseEntity.created(
                                URI.create(
                                        "/admin/v1/articles/%s/editions/%s"
                                                .formatted(article.id(), locale)))
                        .headers(answer.getHeaders())
                        .body(answer.getBody())
                : answer;
    }

    @PostMapping("/submit")
    @Needs(scope = Scope.CONTENT_WRITE)
    @Operation(
            operationId = "submitEdition",
            summary = "Hand a draft to the editors",
            description =
                    "From `draft` to `submitted`. An author cannot change it any more, "
                            + "until an editor does.")
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.WRONG_STATE,
        ProblemType.IF_MATCH_REQUIRED
    })
    ResponseEntity<EditedArticle> submit(
            @PathVariable String id,
            @PathVariable String locale,
            @Nullable Members nothing,
            IfMatch condition,
            Caller caller) {
        return step(Step.SUBMIT, id, locale, nothing, condition, caller);
    }

    @PostMapping("/publish")
    @Needs(scope = Scope.CONTENT_PUBLISH, role = Role.EDITOR)
    @Operation(
            operationId = "publishEdition",
            summary = "Show the newest revision to readers, now",
            description =
                    "From any state but `archived`. With nothing new to publish it changes "
                            + "nothing and is 200. It needs a title, a summary, a body and a topic.")
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.WRONG_STATE,
        ProblemType.IF_MATCH_REQUIRED
    })
    ResponseEntity<EditedArticle> publish(
            @PathVariable String id,
            @PathVariable String locale,
            @Nullable Members nothing,
            IfMatch condition,
            Caller caller) {
        return step(Step.PUBLISH, id, locale, nothing, condition, caller);
    }

    @PostMapping(path = "/schedule", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_PUBLISH, role = Role.EDITOR)
    @Operation(
            operationId = "scheduleEdition",
            summary =
                    "Show the newest revision to readers from an instant on, until another if you like",
            description =
                    "Pins the present revision; later saves do not change what will be "
                            + "shown. What is live now stays until then, and no job has to run at "
                            + "that moment.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(implementation = ScheduleShape.class))))
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.WRONG_STATE,
        ProblemType.IF_MATCH_REQUIRED
    })
    ResponseEntity<EditedArticle> schedule(
            @PathVariable String id,
            @PathVariable String locale,
            Members given,
            IfMatch condition,
            Caller caller) {
        given.require("at");
        var at = given.instant("at");
        var until = given.instant("until");
        if (at != null && !at.isAfter(clock.instant())) {
            given.violate(
                    "at", "past-date", "'at' is %s, which is past; use publish.".formatted(at));
        }
        if (at != null && until != null && !until.isAfter(at)) {
            given.violate("until", "past-date", "'until' is not after 'at'.");
        }
        given.check();
        return answer(
                lifeCycle.take(
                        Step.SCHEDULE,
                        id,
                        locale,
                        new Schedule(Objects.requireNonNull(at), until),
                        condition,
                        caller),
                locale);
    }

    @PostMapping("/unpublish")
    @Needs(scope = Scope.CONTENT_PUBLISH, role = Role.EDITOR)
    @Operation(
            operationId = "unpublishEdition",
            summary = "Take it from readers, who get 404; cancel what is scheduled",
            description =
                    "A published edition is a draft again, a scheduled one is not shown "
                            + "after all. Nothing of its history is lost.")
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.WRONG_STATE,
        ProblemType.IF_MATCH_REQUIRED
    })
    ResponseEntity<EditedArticle> unpublish(
            @PathVariable String id,
            @PathVariable String locale,
            @Nullable Members nothing,
            IfMatch condition,
            Caller caller) {
        return step(Step.UNPUBLISH, id, locale, nothing, condition, caller);
    }

    @PostMapping("/archive")
    @Needs(scope = Scope.CONTENT_PUBLISH, role = Role.EDITOR)
    @Operation(
            operationId = "archiveEdition",
            summary = "Take it from readers for good, who get 410",
            description =
                    "From any state. Readers learn when it was archived, and search engines "
                            + "that it is gone for good; `restore` takes it back.")
    @Problems({ProblemType.ARTICLE_NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<EditedArticle> archive(
            @PathVariable String id,
            @PathVariable String locale,
            @Nullable Members nothing,
            IfMatch condition,
            Caller caller) {
        return step(Step.ARCHIVE, id, locale, nothing, condition, caller);
    }

    @PostMapping("/restore")
    @Needs(scope = Scope.CONTENT_PUBLISH, role = Role.EDITOR)
    @Operation(
            operationId = "restoreEdition",
            summary = "Make a draft of what is archived",
            description = "Readers do not see it before it is published again.")
    @Problems({
        ProblemType.ARTICLE_NOT_FOUND,
        ProblemType.WRONG_STATE,
        ProblemType.IF_MATCH_REQUIRED
    })
    ResponseEntity<EditedArticle> restore(
            @PathVariable String id,
            @PathVariable String locale,
            @Nullable Members nothing,
            IfMatch condition,
            Caller caller) {
        return step(Step.RESTORE, id, locale, nothing, condition, caller);
    }

    @PostMapping("/validate")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "validateEdition",
            summary = "What publishing would refuse, and what is worth a look; changes nothing",
            description =
                    "`errors` are what publishing refuses; `warnings` are missing image "
                            + "descriptions, dead links to articles, skipped levels of headings, text "
                            + "in another script, long summaries and cells beyond a table's head.")
    @Problems(ProblemType.ARTICLE_NOT_FOUND)
    Checking.Findings validate(
            @PathVariable String id, @PathVariable String locale, @Nullable Members nothing) {
        if (nothing != null) {
            nothing.check();
        }
        var article = store.get(id);
        return checking.findings(article, article.edition(locale));
    }

    private ResponseEntity<EditedArticle> step(
            Step step,
            String id,
            String locale,
            @Nullable Members nothing,
            IfMatch condition,
            Caller caller) {
        if (nothing != null) {
            // an 'at' sent to publish must not be passed over
            nothing.check();
        }
        return answer(lifeCycle.take(step, id, locale, null, condition, caller), locale);
    }

    private ResponseEntity<EditedArticle> answer(StoredArticle article, String locale) {
        return showing.answer(HttpStatus.OK, article, checking.warnings(article.edition(locale)));
    }

    private static class NothingSeen extends Problem {
        NothingSeen(StoredEdition edition, Instant at) {
            super(
                    ProblemType.ARTICLE_NOT_FOUND,
                    "Nothing of the edition '%s' was public at %s."
                            .formatted(edition.locale(), at));
        }
    }
}
