package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.article.Settling;
import io.cryptoqa.change.Change.Kind;
import io.cryptoqa.change.Changes;
import io.cryptoqa.editing.State.Step;
import io.cryptoqa.editing.StoredEdition.Interval;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of an edition's life. Each locks the article's row, so that they go one after the
 * other, and changes intervals only from now on: what readers saw stays on record.
 */
@Component
class LifeCycle {

    private final ArticleStore store;
    private final SavingEditions saving;
    private final Settling settling;
    private final Changes changes;
    private final Permissions permissions;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LifeCycle(
            ArticleStore store,
            SavingEditions saving,
            Settling settling,
            Changes changes,
            Permissions permissions,
            Audit audit,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.saving = saving;
        this.settling = settling;
        this.changes = changes;
        this.permissions = permissions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** From when, and until when if an end is set, the present revision is to be public. */
    record Schedule(Instant at, @Nullable Instant until) {}

    /**
     * Takes a step.
     *
     * @param schedule for {@link Step#SCHEDULE} alone
     * @return the article after it
     * @throws Problem 403, 404, 409 {@code wrong-state}, 412, 422 or 428
     */
    @Transactional
    public StoredArticle take(
            Step step,
            String id,
            String locale,
            @Nullable Schedule schedule,
            IfMatch condition,
            Caller caller) {
        var article = store.lock(id);
        var edition = article.edition(locale);
        permissions.requireStep(caller, step, edition);
        article.requireMatch(condition, edition);
        var state = edition.state(clock.instant());
        if (!state.allows(step)) {
            throw new WrongState(step, state);
        }
        if (step == Step.PUBLISH || step == Step.SCHEDULE) {
            Readiness.require(Readiness.missing(article, edition));
        }
        if (take(step, article, edition, schedule)) {
            var details = new HashMap<String, Object>();
            details.put("revision", edition.words().revision());
            details.put("from", state.id());
            if (schedule != null) {
                details.put("at", schedule.at.toString());
                details.put("until", String.valueOf(schedule.until));
            }
            audit.record(
                    caller, step.id(), "articles/%s/editions/%s".formatted(id, locale), details);
        }
        return store.get(article.id());
    }

    /** Publishes an edition that was just made, as part of its making. */
    void publishNew(StoredArticle article, StoredEdition edition) {
        publish(article, edition, clock.instant());
    }

    /**
     * Publishes an edition that was just saved.
     *
     * @return false if readers see just that already
     */
    boolean publishSaved(StoredArticle article, StoredEdition edition) {
        var state = edition.state(clock.instant());
        if (!state.allows(Step.PUBLISH)) {
            throw new WrongState(Step.PUBLISH, state);
        }
        Readiness.require(Readiness.missing(article, edition));
        return take(Step.PUBLISH, article, edition, null);
    }

    private boolean take(
            Step step, StoredArticle article, StoredEdition edition, @Nullable Schedule schedule) {
        var now = clock.instant();
        var locale = edition.locale();
        switch (step) {
            case SUBMIT -> {
                touch(article, locale);
                submitted(article.id(), locale, edition.words().revision());
            }
            case PUBLISH -> {
                if (isShown(edition, now)) {
                    return false;
                }
                touch(article, locale);
                publish(article, edition, now);
            }
            case SCHEDULE -> {
                if (schedule == null) {
                    throw new IllegalArgumentException("a schedule is needed");
                }
                touch(article, locale);
                schedule(article, edition, schedule, now);
            }
            case UNPUBLISH -> {
                touch(article, locale);
                withdraw(article, edition, now, Kind.WITHDRAWN);
            }
            case ARCHIVE -> {
                if (edition.archivedAt() != null) {
                    return false;
                }
                touch(article, locale);
                archived(article.id(), locale, now);
                withdraw(article, edition, now, Kind.ARCHIVED);
            }
            case RESTORE -> {
                touch(article, locale);
                archived(article.id(), locale, null);
            }
        }
        return true;
    }

    /** Whether publishing would change nothing. */
    private static boolean isShown(StoredEdition edition, Instant now) {
        return edition.coming().size() == 1
                && edition.live(now)
                        .filter(live ->
                                live.isOpen() && live.revision() == edition.words().revision())
                        .isPresent();
    }

    private void publish(StoredArticle article, StoredEdition edition, Instant now) {
        var id = article.id();
        var locale = edition.locale();
        var revision = edition.words().revision();
        cancelComing(id, locale, now);
        var live = edition.live(now);
        if (live.isPresent() && live.get().revision() == revision) {
            // the same words go on without the end that was set
            end(id, locale, live.get(), Settling.OPEN);
        } else {
            live.ifPresent(interval -> end(id, locale, interval, now));
            begin(id, locale, new Interval(now, Settling.OPEN, revision));
        }
        submitted(id, locale, null);
        var date = edition.publishedAt();
        settling.settle(id, locale, date == null || date.isAfter(now) ? now : date);
        changes.record(id, locale, live.isPresent() ? Kind.UPDATED : Kind.PUBLISHED, now);
    }

    private void schedule(
            StoredArticle article, StoredEdition edition, Schedule schedule, Instant now) {
        var id = article.id();
        var locale = edition.locale();
        var until = schedule.until == null ? Settling.OPEN : schedule.until;
        cancelComing(id, locale, now);
        edition.live(now)
                .filter(live -> live.until().isAfter(schedule.at))
                .ifPresent(live -> end(id, locale, live, schedule.at));
        begin(id, locale, new Interval(schedule.at, until, edition.words().revision()));
        submitted(id, locale, null);
        var date = edition.publishedAt();
        settling.settle(id, locale, date == null || date.isAfter(now) ? schedule.at : date);
        if (schedule.at.isAfter(clock.instant())) {
            changes.record(id, locale, Kind.SCHEDULED, now);
        } else {
            // it began while this waited for its turn: no moment is due any more that would tell
            var wasLive = edition.live(now).isPresent();
            changes.record(id, locale, wasLive ? Kind.UPDATED : Kind.PUBLISHED, schedule.at);
        }
    }

    private void withdraw(StoredArticle article, StoredEdition edition, Instant now, Kind kind) {
        var id = article.id();
        var locale = edition.locale();
        var live = edition.live(now);
        cancelComing(id, locale, now);
        live.ifPresent(interval -> end(id, locale, interval, now));
        submitted(id, locale, null);
        var date = edition.publishedAt();
        // a date to come was that of the publication which is cancelled
        settling.settle(id, locale, date != null && date.isAfter(now) ? null : date);
        // who asks for this locale is told so at once, though nothing of it was ever public
        events.publishEvent(Changed.of(CacheGroup.article(id)));
        if (live.isPresent()) {
            changes.record(id, locale, kind, now);
        } else if (kind == Kind.ARCHIVED && edition.wasPublic()) {
            changes.record(id, locale, kind, now);
        } else if (!edition.coming().isEmpty()) {
            changes.record(id, locale, Kind.SCHEDULED, now);
        }
    }

    private void touch(StoredArticle article, String locale) {
        var version = article.version() + 1;
        saving.raise(article.id(), version);
        jdbc.sql("update edition set version = ? where article_id = ? and locale = ?")
                .params(version, article.id(), locale)
                .update();
    }

    private void submitted(UUID id, String locale, @Nullable Integer revision) {
        jdbc.sql("update edition set submitted_revision = ? where article_id = ? and locale = ?")
                .param(revision)
                .param(id)
                .param(locale)
                .update();
    }

    private void archived(UUID id, String locale, @Nullable Instant at) {
        jdbc.sql("update edition set archived_at = ? where article_id = ? and locale = ?")
                .param(at == null ? null : utc(at))
                .param(id)
                .param(locale)
                .update();
    }

    private void cancelComing(UUID id, String locale, Instant now) {
        jdbc.sql("delete from publication where article_id = ? and locale = ? and starts_at > ?")
                .params(id, locale, utc(now))
                .update();
    }

    /** Gives an interval another end; one that would have no length never was. */
    private void end(UUID id, String locale, Interval interval, Instant until) {
        if (interval.from().isBefore(until)) {
            jdbc.sql(
                            """
                            update publication set ends_at = ?
                            where article_id = ? and locale = ? and starts_at = ?
                            """)
                    .params(utc(until), id, locale, utc(interval.from()))
                    .update();
        } else {
            jdbc.sql(
                            "delete from publication where article_id = ? and locale = ? and starts_at = ?")
                    .params(id, locale, utc(interval.from()))
                    .update();
        }
    }

    private void begin(UUID id, String locale, Interval interval) {
        jdbc.sql(
                        """
                        insert into publication (article_id, locale, starts_at, ends_at, revision)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        locale,
                        utc(interval.from()),
                        utc(interval.until()),
                        interval.revision())
                .update();
    }

    private static class WrongState extends Problem {
        WrongState(Step step, State state) {
            super(
                    ProblemType.WRONG_STATE,
                    "The edition is %s; it can be taken to %s, but not to %s."
                            .formatted(state.id(), String.join(", ", state.allowed()), step.id()));
            member("state", state.id());
            member("allowed", state.allowed());
        }
    }
}
