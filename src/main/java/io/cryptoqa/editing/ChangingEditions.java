package io.cryptoqa.editing;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.editing.StoredEdition.Words;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.MergePatch;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.UnknownLocale;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Saves what editors send of one edition: a new revision, or a new edition. */
@Component
class ChangingEditions {

    private static final String BODY = "body";

    private final ArticleStore store;
    private final Histories histories;
    private final SavingEditions saving;
    private final Permissions permissions;
    private final Audit audit;
    private final Locales locales;
    private final JsonMapper json;
    private final ShowingArticles showing;
    private final Clock clock;

    ChangingEditions(
            ArticleStore store,
            Histories histories,
            SavingEditions saving,
            Permissions permissions,
            Audit audit,
            Locales locales,
            JsonMapper json,
            ShowingArticles showing,
            Clock clock) {
        this.store = store;
        this.histories = histories;
        this.saving = saving;
        this.permissions = permissions;
        this.audit = audit;
        this.locales = locales;
        this.json = json;
        this.showing = showing;
        this.clock = clock;
    }

    /** The article after it, whether the edition is new, and what was sent. */
    record Saved(StoredArticle article, boolean isNew, EditionText text) {}

    /**
     * Changes some members of an edition (RFC 7396).
     *
     * @throws Problem 403, 404, 409 {@code slug-taken}, 412, 422 or 428
     */
    @Transactional
    public Saved patch(String id, String locale, Members patch, IfMatch condition, Caller caller) {
        var article = store.lock(id);
        var edition = article.edition(locale);
        permissions.requireDraft(caller, edition);
        article.requireMatch(condition, edition);
        var present = present(edition.words());
        if (patch.has(BODY)) {
            // a body is a format and its content, or nothing: halves of two do not make one
            present.remove(BODY);
        }
        var text = read(Members.of(MergePatch.apply(present, patch.json())));
        return save(article, edition, text, caller);
    }

    /**
     * Replaces an edition, or adds one.
     *
     * @throws Problem as {@link #patch}
     */
    @Transactional
    public Saved put(String id, String locale, Members given, IfMatch condition, Caller caller) {
        var article = store.lock(id);
        var edition = article.find(locale);
        if (edition.isPresent()) {
            permissions.requireDraft(caller, edition.get());
            article.requireMatch(condition, edition.get());
            return save(article, edition.get(), read(given), caller);
        }
        var tag = locales.find(locale).orElseThrow(() -> new UnknownLocale(locale, locales));
        condition.honourAbsence();
        var text = read(given);
        var version = article.version() + 1;
        saving.raise(article.id(), version);
        saving.add(article.id(), tag, version, text, CreatingArticles.shared(article), caller);
        audit.record(
                caller,
                "add-edition",
                "articles/%s/editions/%s".formatted(article.id(), tag),
                Map.of("title", text.title()));
        return new Saved(store.get(article.id()), true, text);
    }

    /**
     * Makes an old revision the newest again.
     *
     * @throws Problem as {@link #patch}; 404 for a revision that there is none of
     */
    @Transactional
    public StoredArticle restore(
            String id, String locale, String number, IfMatch condition, Caller caller) {
        var article = store.lock(id);
        var edition = article.edition(locale);
        permissions.requireDraft(caller, edition);
        article.requireMatch(condition, edition);
        var words = histories.words(article, edition, number);
        var text =
                new EditionText(
                        words.slug(),
                        words.title(),
                        words.summary(),
                        words.author(),
                        words.image(),
                        showing.sources(words),
                        showing.corrections(words),
                        words.translatedFrom(),
                        null,
                        false,
                        String.valueOf(words.body()),
                        List.of());
        return save(article, edition, text, caller).article;
    }

    private Saved save(
            StoredArticle article, StoredEdition edition, EditionText text, Caller caller) {
        if (saving.save(article, edition, text, caller)) {
            var saved = store.get(article.id());
            audit.record(
                    caller,
                    "save",
                    "articles/%s/editions/%s".formatted(article.id(), edition.locale()),
                    Map.of("revision", saved.edition(edition.locale()).words().revision()));
            return new Saved(saved, false, text);
        }
        return new Saved(article, false, text);
    }

    private EditionText read(Members members) {
        var text = EditionText.read(members, locales, clock.instant());
        for (var foreign : List.of("topics", "pins", "ref")) {
            if (members.has(foreign)) {
                members.value(foreign);
                members.violate(
                        foreign,
                        "unknown-field",
                        "'%s' belongs to the article: PATCH /admin/v1/articles/{id} changes it."
                                .formatted(foreign));
            }
        }
        members.check();
        return text;
    }

    /** What of a revision can be sent, as it would be sent. */
    private ObjectNode present(Words words) {
        var present = json.createObjectNode();
        present.put("slug", words.slug());
        present.put("title", words.title());
        present.put("summary", words.summary());
        present.set("author", tree(words.author()));
        present.set("image", tree(words.image()));
        present.set("sources", json.readTree(words.sources()));
        present.set("corrections", json.readTree(words.corrections()));
        present.set("translatedFrom", tree(words.translatedFrom()));
        present.putObject(BODY).put("format", "markdown").put("content", words.body());
        return present;
    }

    private JsonNode tree(@Nullable Object value) {
        return json.valueToTree(value);
    }
}
