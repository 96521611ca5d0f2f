package io.cryptoqa.topic;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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

/** Topics as editors see them: {@code /admin/v1/topics}. */
@RestController
@RequestMapping(path = "/admin/v1/topics", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editing")
class TopicEditingController {

    private static final String LIST = "edited topics";

    private final TopicStore store;
    private final ChangingTopics changing;
    private final Cursors cursors;

    TopicEditingController(TopicStore store, ChangingTopics changing, Cursors cursors) {
        this.store = store;
        this.changing = changing;
        this.cursors = cursors;
    }

    @GetMapping
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditedTopics",
            summary = "All topics in the editors' order",
            description =
                    "With the names and descriptions in all locales, and how many articles "
                            + "are about each, public or not.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<EditedTopic> list(@ParameterObject @Valid PageParameters parameters) {
        var cursor = parameters.cursor();
        var limit = parameters.limitOrDefault();
        var topics = store.all();
        if (cursor != null) {
            var last = cursors.open(LIST, cursor);
            var order = Integer.parseInt(last.get(0));
            topics =
                    topics.stream()
                            .filter(topic ->
                                    topic.order() > order
                                            || (topic.order() == order
                                                    && topic.slug().compareTo(last.get(1)) > 0))
                            .toList();
        }
        return Slice.of(
                topics.subList(0, Math.min(limit + 1, topics.size())),
                limit,
                last -> cursors.seal(LIST, List.of(Integer.toString(last.order()), last.slug())));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "createTopic",
            summary = "Make a topic",
            description =
                    "One slug for all languages, which is its own for ever; names and descriptions "
                            + "are by locale.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditedTopic.Shape.class))))
    @Problems(ProblemType.SLUG_TAKEN)
    ResponseEntity<EditedTopic> create(Members given, Caller caller) {
        var topic = changing.create(given, caller);
        return ResponseEntity.created(URI.create("/admin/v1/topics/" + topic.slug()))
                .eTag(IfMatch.tag(topic.version()))
                .body(topic);
    }

    @GetMapping("/{slug}")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditedTopic",
            summary = "One topic with all its names",
            description = "Its `ETag` is what a change of it needs in `If-Match`.")
    @Problems(ProblemType.TOPIC_NOT_FOUND)
    ResponseEntity<EditedTopic> get(@PathVariable String slug) {
        return answer(store.find(slug).orElseThrow(() -> new TopicNotFound(slug)));
    }

    @PatchMapping(
            path = "/{slug}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Needs(scope = Scope.CONTENT_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "patchTopic",
            summary = "Change some members of a topic (RFC 7396); readers see it at once",
            description =
                    "What is left out stays; in `names` and `descriptions` too, where null "
                            + "takes a locale away.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditedTopic.Shape.class))))
    @Problems({ProblemType.TOPIC_NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<EditedTopic> patch(
            @PathVariable String slug, Members patch, IfMatch condition, Caller caller) {
        return answer(changing.patch(slug, patch, condition, caller));
    }

    @PutMapping(path = "/{slug}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "putTopic",
            summary = "Replace all members of a topic; readers see it at once",
            description = "Members left out take their defaults; the slug can be changed nowhere.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditedTopic.Shape.class))))
    @Problems({ProblemType.TOPIC_NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<EditedTopic> put(
            @PathVariable String slug, Members given, IfMatch condition, Caller caller) {
        return answer(changing.put(slug, given, condition, caller));
    }

    @DeleteMapping("/{slug}")
    @Needs(scope = Scope.CONTENT_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "deleteTopic",
            summary = "Delete a topic that no article is about",
            description = "409 while an article is about it, public or not.")
    @Problems({ProblemType.TOPIC_NOT_FOUND, ProblemType.WRONG_STATE, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<Void> delete(@PathVariable String slug, IfMatch condition, Caller caller) {
        changing.delete(slug, condition, caller);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<EditedTopic> answer(EditedTopic topic) {
        return ResponseEntity.ok().eTag(IfMatch.tag(topic.version())).body(topic);
    }
}
