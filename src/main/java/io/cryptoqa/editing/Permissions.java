package io.cryptoqa.editing;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Forbidden;
import io.cryptoqa.access.Role;
import io.cryptoqa.editing.State.Step;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What authors may change: drafts that they began. Editors may change everything. Roles and scopes
 * as such are checked before a request gets here.
 */
@Component
class Permissions {

    private final Clock clock;

    Permissions(Clock clock) {
        this.clock = clock;
    }

    /** Refuses an author who did not begin the edition, or whose edition is past being a draft. */
    void requireDraft(Caller caller, StoredEdition edition) {
        if (caller.is(Role.EDITOR)) {
            return;
        }
        requireOwn(caller, edition);
        var state = edition.state(clock.instant());
        if (state != State.DRAFT && state != State.SUBMITTED) {
            throw new Forbidden(
                    "The edition is %s; an author may change drafts only.".formatted(state.id()));
        }
    }

    /** Refuses an author who did not begin the edition. */
    void requireOwn(Caller caller, StoredEdition edition) {
        if (!caller.is(Role.EDITOR) && !edition.createdBy().equals(caller.name())) {
            throw new Forbidden(
                    "The edition was begun by %s; an author may change and preview own drafts only."
                            .formatted(edition.createdBy()));
        }
    }

    /**
     * Refuses an author whose article is not all drafts of his own: topics and pins show at once.
     */
    void requireOwnPart(Caller caller, StoredArticle article) {
        if (!caller.is(Role.EDITOR) && !article.createdBy().equals(caller.name())) {
            throw new Forbidden(
                    "The article was begun by %s; an author may change own ones only."
                            .formatted(article.createdBy()));
        }
        article.editions().forEach(edition -> requireDraft(caller, edition));
    }

    /** Refuses a step that is not the caller's to take. */
    void requireStep(Caller caller, Step step, StoredEdition edition) {
        if (step == Step.SUBMIT) {
            requireOwn(caller, edition);
        }
    }
}
