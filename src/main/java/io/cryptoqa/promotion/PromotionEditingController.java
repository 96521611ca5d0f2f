package io.cryptoqa.promotion;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.Cursors;
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
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
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

/** Promotions as editors see them: {@code /admin/v1/promotions}. */
@RestController
@RequestMapping(path = PromotionEditingController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editing")
class PromotionEditingController {

    static final String PATH = "/admin/v1/promotions";

    private static final String CODE = "Its code; letter case counts";

    private final PromotionStore store;
    private final ChangingPromotions changing;
    private final Cursors cursors;
    private final Clock clock;

    PromotionEditingController(
            PromotionStore store, ChangingPromotions changing, Cursors cursors, Clock clock) {
        this.store = store;
        this.changing = changing;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditedPromotions",
            summary = "All promotions or those in one state, the newest start first",
            description = "Those to come and those that ended too, each with its `state` now.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<EditedPromotion> list(@ParameterObject @Valid PromotionParameters parameters) {
        var list = "edited promotions " + parameters.state();
        var cursor = parameters.cursor();
        var limit = parameters.limitOrDefault();
        var rows =
                store.behind(
                        cursor == null ? null : place(cursors.open(list, cursor)),
                        parameters.wantedState(),
                        limit + 1,
                        clock.instant());
        return Slice.of(
                rows,
                limit,
                last -> cursors.seal(list, List.of(last.startsAt().toString(), last.code())));
    }

    private static PromotionStore.Place place(List<String> key) {
        return new PromotionStore.Place(Instant.parse(key.get(0)), key.get(1));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "createPromotion",
            summary = "Make a promotion; readers see it from startsAt until before endsAt",
            description =
                    "Every configured locale needs a title in its own script, unless "
                            + "`waive` says otherwise. Without `startsAt` it is live at once.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditedPromotion.Shape.class))))
    ResponseEntity<EditedPromotion> create(Members given, Caller caller) {
        return created(changing.create(given, caller));
    }

    @GetMapping("/{code}")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditedPromotion",
            summary = "One promotion with all its texts",
            description = "The texts of all locales, and where the clock is in its window.")
    @Problems(ProblemType.NOT_FOUND)
    ResponseEntity<EditedPromotion> get(@Parameter(description = CODE) @PathVariable String code) {
        return answer(
                store.find(code, clock.instant()).orElseThrow(() -> new PromotionNotFound(code)));
    }

    @PatchMapping(
            path = "/{code}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "patchPromotion",
            summary = "Change some members of a promotion (RFC 7396); endsAt alone ends it early",
            description = "What is left out stays. Readers see it at once.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditedPromotion.Patch.class))))
    @Problems({ProblemType.NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<EditedPromotion> patch(
            @Parameter(description = CODE) @PathVariable String code,
            Members patch,
            IfMatch condition,
            Caller caller) {
        return answer(changing.patch(code, patch, condition, caller));
    }

    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "putPromotion",
            summary =
                    "Make a promotion of this code, or replace it: then with If-Match; with"
                            + " If-None-Match: * it is made only",
            description = "All members are replaced; those left out take their defaults.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditedPromotion.Shape.class))))
    @Problems({ProblemType.NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    @ApiResponse(responseCode = "200", description = "Brought to this", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<EditedPromotion> put(
            @Parameter(description = CODE) @PathVariable String code,
            Members given,
            IfMatch condition,
            Caller caller) {
        var put = changing.put(code, given, condition, caller);
        return put.isNew() ? created(put.promotion()) : answer(put.promotion());
    }

    @DeleteMapping("/{code}")
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "deletePromotion",
            summary = "Delete a promotion and its texts",
            description =
                    "Readers do not see it any more. To keep it, give it an `endsAt` " + "instead.")
    @Problems({ProblemType.NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<Void> delete(
            @Parameter(description = CODE) @PathVariable String code,
            IfMatch condition,
            Caller caller) {
        changing.delete(code, condition, caller);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<EditedPromotion> created(EditedPromotion promotion) {
        return ResponseEntity.created(URI.create(PATH + "/" + promotion.code()))
                .eTag(IfMatch.tag(promotion.version()))
                .body(promotion);
    }

    private static ResponseEntity<EditedPromotion> answer(EditedPromotion promotion) {
        return ResponseEntity.ok().eTag(IfMatch.tag(promotion.version())).body(promotion);
    }
}
