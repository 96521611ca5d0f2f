package io.cryptoqa.editing;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what an article has whatever the language, and deletes one that nobody ever read. */
@Component
class ChangingArticles {

    private final ArticleStore store;
    private final Placing placing;
    private final Permissions permissions;
    private final Audit audit;
    private final JdbcClient jdbc;

    ChangingArticles(
            ArticleStore store,
            Placing placing,
            Permissions permissions,
            Audit audit,
            JdbcClient jdbc) {
        this.store = store;
        this.placing = placing;
        this.permissions = permissions;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** The JSON of a change: what is left out stays, null is none (RFC 7396). */
    @Schema(name = "ArticlePatch")
    record Shape(@Nullable List<String> topics, @Nullable List<UUID> pins, @Nullable String ref) {}

    /**
     * Changes topics, pins or ref.
     *
     * @throws Problem 403, 404, 412, 422 or 428
     */
    @Transactional
    public StoredArticle patch(String id, Members patch, IfMatch condition, Caller caller) {
        var article = store.lock(id);
        permissions.requireOwnPart(caller, article);
        article.requireOwnMatch(condition);
        var topics = patch.has("topics") ? placing.readTopics(patch) : article.topics();
        var pins = patch.has("pins") ? placing.readPins(patch, article.id()) : article.pins();
        var ref =
                patch.has("ref")
                        ? patch.text("ref", Text.line(NewArticle.LONGEST_REF))
                        : article.ref();
        if (topics.isEmpty() && isShown(article)) {
            patch.violate("topics", "required", "A published article has one topic at least.");
        }
        if (ref != null && !ref.equals(article.ref()) && store.idOfRef(ref).isPresent()) {
            patch.violate("ref", "ref-taken", "Another article has the ref '%s'.".formatted(ref));
        }
        patch.check();
        var changed = change(article, topics, pins, ref);
        if (changed.isEmpty()) {
            return article;
        }
        placing.raise(article);
        audit.record(caller, "change", "articles/" + article.id(), changed);
        if (changed.containsKey("topics")) {
            placing.changed(article);
        }
        return store.get(article.id());
    }

    private Map<String, Object> change(
            StoredArticle article, List<String> topics, List<UUID> pins, @Nullable String ref) {
        var changed = new HashMap<String, Object>();
        if (!pins.equals(article.pins())) {
            placing.replacePins(article.id(), pins);
            changed.put("pins", pins.stream().map(UUID::toString).toList());
        }
        if (!Objects.equals(ref, article.ref())) {
            jdbc.sql("update article set ref = ? where id = ?")
                    .param(ref)
                    .param(article.id())
                    .update();
            changed.put("ref", String.valueOf(ref));
        }
        if (!topics.equals(article.topics())) {
            placing.replaceTopics(article, topics);
            changed.put("topics", topics);
        }
        return changed;
    }

    private boolean isShown(StoredArticle article) {
        return article.editions().stream().anyMatch(edition -> !edition.coming().isEmpty());
    }

    /**
     * Deletes an article that was never public; its slugs are free again.
     *
     * @throws Problem 403, 404, 409 {@code wrong-state}, 412 or 428
     */
    @Transactional
    public void delete(String id, IfMatch condition, Caller caller) {
        var article = store.lock(id);
        permissions.requireOwnPart(caller, article);
        article.requireWholeMatch(condition);
        if (article.editions().stream().anyMatch(StoredEdition::wasPublic)) {
            throw new WasPublic(article.id());
        }
        placing.changed(article);
        // children first: the two databases follow cascades in different orders
        for (var table :
                List.of(
                        "publication",
                        "due",
                        "listing",
                        "preview_link",
                        "revision",
                        "edition",
                        "slug")) {
            jdbc.sql("delete from " + table + " where article_id = ?").param(article.id()).update();
        }
        jdbc.sql("delete from article where id = ?").param(article.id()).update();
        audit.record(
                caller,
                "delete",
                "articles/" + article.id(),
                Map.of(
                        "titles",
                        article.editions().stream()
                                .map(edition -> edition.words().title())
                                .toList()));
    }

    private static class WasPublic extends Problem {
        WasPublic(UUID id) {
            super(
                    ProblemType.WRONG_STATE,
                    "The article %s was public, so it is kept; its editions can be archived."
                            .formatted(id));
            member("allowed", List.of("archive"));
        }
    }
}
