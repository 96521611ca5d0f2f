package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.utc;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Forbidden;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Invalid;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.Inserting;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Problem;
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes articles: with their first edition and, if asked for, public at once. All or nothing. */
@Component
class CreatingArticles {

    private final ArticleStore store;
    private final SavingEditions saving;
    private final Placing placing;
    private final LifeCycle lifeCycle;
    private final Permissions permissions;
    private final Inserting inserting;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Locales locales;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    CreatingArticles(
            ArticleStore store,
            SavingEditions saving,
            Placing placing,
            LifeCycle lifeCycle,
            Permissions permissions,
            Inserting inserting,
            Audit audit,
            JdbcClient jdbc,
            Locales locales,
            Clock clock) {
        this.store = store;
        this.saving = saving;
        this.placing = placing;
        this.lifeCycle = lifeCycle;
        this.permissions = permissions;
        this.inserting = inserting;
        this.audit = audit;
        this.jdbc = jdbc;
        this.locales = locales;
        this.clock = clock;
    }

    /** What was made or changed, and what deserves a second look. */
    record Made(StoredArticle article, boolean isNew, EditionText text) {}

    /**
     * Makes one.
     *
     * @param publish whether it is public from now on
     * @throws Problem 403 if the caller may not publish; 409 {@code slug-taken}; 422
     */
    @Transactional
    public Made create(Members members, boolean publish, Caller caller) {
        requirePublisher(publish, caller);
        var given = NewArticle.read(members, locales, placing, clock.instant(), publish);
        var id = ids.generate();
        if (!insert(id, given, caller)) {
            throw new Invalid(
                    "#/ref",
                    "ref-taken",
                    "Another article has the ref '%s'; PUT /admin/v1/articles/ref/{ref} changes it."
                            .formatted(given.ref()));
        }
        return create(id, given, publish, caller);
    }

    /**
     * Makes one with a caller's own id, or brings the one that has it to what is sent; sending the
     * same again changes nothing.
     */
    @Transactional
    public Made put(
            String ref, Members members, boolean publish, IfMatch condition, Caller caller) {
        requirePublisher(publish, caller);
        var known = store.idOfRef(ref);
        var given = NewArticle.read(members, locales, placing, clock.instant(), false);
        if (given.ref() != null && !given.ref().equals(ref)) {
            throw new Invalid("#/ref", "other-ref", "'ref' differs from that of the address.");
        }
        var named = new NewArticle(given.locale(), given.text(), given.topics(), ref);
        if (known.isEmpty()) {
            condition.honourAbsence();
            var id = ids.generate();
            if (insert(id, named, caller)) {
                return create(id, named, publish, caller);
            }
            known = store.idOfRef(ref);
        }
        return update(known.orElseThrow(), named, publish, condition, caller);
    }

    private Made create(UUID id, NewArticle given, boolean publish, Caller caller) {
        if (publish) {
            Readiness.require(
                    Readiness.missing(given.text().summary(), given.text().body(), given.topics()));
        }
        if (given.topics() != null) {
            placing.insertTopics(id, given.topics());
        }
        saving.add(id, given.locale(), 1, given.text(), null, caller);
        if (publish) {
            var made = store.get(id);
            lifeCycle.publishNew(made, made.edition(given.locale()));
        }
        var details = new HashMap<String, Object>();
        details.put("locale", given.locale());
        details.put("title", given.text().title());
        details.put("published", publish);
        audit.record(caller, "create", "articles/" + id, details);
        return new Made(store.get(id), true, given.text());
    }

    private Made update(
            UUID id, NewArticle given, boolean publish, IfMatch condition, Caller caller) {
        var article = store.lock(id.toString());
        var edition = article.find(given.locale());
        edition.ifPresent(known -> permissions.requireDraft(caller, known));
        condition.honour(
                edition.map(StoredEdition::version).orElse(article.ownVersion()),
                article.version(),
                article.changedSince(condition.known()));
        var changed = new HashMap<String, Object>();
        var topics = given.topics();
        if (topics != null && !topics.equals(article.topics())) {
            permissions.requireOwnPart(caller, article);
            placing.raise(article);
            placing.replaceTopics(article, topics);
            changed.put("topics", topics);
        }
        var raised = store.get(id);
        if (edition.isEmpty()) {
            saving.raise(id, raised.version() + 1);
            saving.add(
                    id,
                    given.locale(),
                    raised.version() + 1,
                    given.text(),
                    shared(article),
                    caller);
            changed.put("edition", given.locale());
        } else if (saving.save(raised, edition.get(), given.text(), caller)) {
            changed.put("edition", given.locale());
        }
        var saved = store.get(id);
        if (publish && lifeCycle.publishSaved(saved, saved.edition(given.locale()))) {
            changed.put("published", true);
        }
        if (topics != null && changed.containsKey("topics")) {
            placing.changed(saved);
        }
        if (!changed.isEmpty()) {
            audit.record(caller, "update", "articles/" + id, changed);
        }
        return new Made(store.get(id), false, given.text());
    }

    /** The slug that a further edition shares with the article's others. */
    static String shared(StoredArticle article) {
        return article.editions().getFirst().words().slug();
    }

    /** Whether the row is in; false if another article has the ref. */
    private boolean insert(UUID id, NewArticle given, Caller caller) {
        var now = utc(clock.instant());
        if (given.ref() != null) {
            return inserting.tryInsert(
                    """
                    insert into article (id, version, own_version, ref, created_at, created_by)
                    values (?, 1, 1, ?, ?, ?)
                    """,
                    id,
                    given.ref(),
                    now,
                    caller.name());
        }
        jdbc.sql(
                        """
                        insert into article (id, version, own_version, created_at, created_by)
                        values (?, 1, 1, ?, ?)
                        """)
                .params(id, now, caller.name())
                .update();
        return true;
    }

    private static void requirePublisher(boolean publish, Caller caller) {
        if (publish && !(caller.is(Role.EDITOR) && caller.may(Scope.CONTENT_PUBLISH))) {
            throw new Forbidden(
                    "Publishing needs the role editor and the scope content:publish; nothing was made.");
        }
    }
}
