package io.cryptoqa.topic;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.MergePatch;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes, changes and deletes topics. Readers see it at once. */
@Component
class ChangingTopics {

    private static final List<String> PARTS = List.of("topic");

    private final TopicStore store;
    private final Locales locales;
    private final Audit audit;
    private final JsonMapper json;

    ChangingTopics(TopicStore store, Locales locales, Audit audit, JsonMapper json) {
        this.store = store;
        this.locales = locales;
        this.audit = audit;
        this.json = json;
    }

    /**
     * Makes one.
     *
     * @throws Problem 409 {@code slug-taken} or 422
     */
    @Transactional
    public EditedTopic create(Members given, Caller caller) {
        var topic = TopicInput.read(given, Optional.empty(), locales);
        if (!store.insert(topic)) {
            throw new SlugTaken(topic.slug(), free(topic.slug()));
        }
        audit.record(caller, "create", subject(topic.slug()), Map.of("names", topic.names()));
        return store.find(topic.slug()).orElseThrow();
    }

    /**
     * Changes some members (RFC 7396).
     *
     * @throws Problem 404, 412, 422 or 428
     */
    @Transactional
    public EditedTopic patch(String slug, Members patch, IfMatch condition, Caller caller) {
        var topic = lock(slug);
        condition.require(topic.version(), topic.version(), PARTS);
        return change(topic, Members.of(MergePatch.apply(present(topic), patch.json())), caller);
    }

    /**
     * Replaces all members.
     *
     * @throws Problem 404, 412, 422 or 428
     */
    @Transactional
    public EditedTopic put(String slug, Members given, IfMatch condition, Caller caller) {
        var topic = lock(slug);
        condition.require(topic.version(), topic.version(), PARTS);
        return change(topic, given, caller);
    }

    private EditedTopic change(EditedTopic topic, Members given, Caller caller) {
        var input = TopicInput.read(given, Optional.of(topic.slug()), locales);
        store.update(input, topic.version() + 1);
        audit.record(caller, "change", subject(topic.slug()), Map.of("names", input.names()));
        return store.find(topic.slug()).orElseThrow();
    }

    /**
     * Deletes one that no article is about.
     *
     * @throws Problem 404, 409 {@code wrong-state}, 412 or 428
     */
    @Transactional
    public void delete(String slug, IfMatch condition, Caller caller) {
        var topic = lock(slug);
        condition.require(topic.version(), topic.version(), PARTS);
        if (topic.articles() > 0) {
            throw new HasArticles(topic);
        }
        store.delete(topic.slug());
        audit.record(caller, "delete", subject(topic.slug()), Map.of("names", topic.names()));
    }

    private EditedTopic lock(String slug) {
        return store.lock(slug).orElseThrow(() -> new TopicNotFound(slug));
    }

    private ObjectNode present(EditedTopic topic) {
        var present = json.createObjectNode();
        present.put("slug", topic.slug());
        present.set("names", json.valueToTree(topic.names()));
        present.set("descriptions", json.valueToTree(topic.descriptions()));
        present.set("hotUntil", json.valueToTree(topic.hotUntil()));
        present.put("order", topic.order());
        return present;
    }

    private String free(String slug) {
        for (int number = 2; ; number++) {
            var candidate = slug + "-" + number;
            if (store.find(candidate).isEmpty()) {
                return candidate;
            }
        }
    }

    private static String subject(String slug) {
        return "topics/" + slug;
    }

    private static class SlugTaken extends Problem {
        SlugTaken(String slug, String suggestion) {
            super(
                    ProblemType.SLUG_TAKEN,
                    "There is a topic '%s'; '%s' is free.".formatted(slug, suggestion));
            member("suggestion", suggestion);
        }
    }

    private static class HasArticles extends Problem {
        HasArticles(EditedTopic topic) {
            super(
                    ProblemType.WRONG_STATE,
                    "%d articles are about '%s', public or not; take it from them first."
                            .formatted(topic.articles(), topic.slug()));
            member("articles", topic.articles());
            member("allowed", List.of());
        }
    }
}
