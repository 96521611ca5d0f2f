package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.article.Settling;
import io.cryptoqa.change.Change.Kind;
import io.cryptoqa.change.Changes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moments at which an edition began or ceased to be public by the clock. Readers need nobody to
 * notice them; what follows from them, the change feed and the counters, is written here, from the
 * rows: at most once for each, and for those that passed while nothing ran as well.
 */
@Component
class Moments {

    private final JdbcClient jdbc;
    private final Settling settling;
    private final Changes changes;
    private final Clock clock;

    Moments(JdbcClient jdbc, Settling settling, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.settling = settling;
        this.changes = changes;
        this.clock = clock;
    }

    /** Articles that have such a moment behind them which nobody has noticed, the oldest first. */
    List<UUID> overdue(int most) {
        return jdbc.sql(
                        """
                        select article_id from due where at <= ?
                        group by article_id order by min(at) limit ?
                        """)
                .params(utc(clock.instant()), most)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private record Moment(String locale, Instant at) {}

    /** Notices those of one article, whose row it locks. */
    @Transactional
    public void catchUp(UUID article) {
        jdbc.sql("select id from article where id = ? for update")
                .param(article)
                .query(UUID.class)
                .optional();
        var moments =
                jdbc.sql("select locale, at from due where article_id = ? and at <= ? order by at")
                        .params(article, utc(clock.instant()))
                        .query((row, _) -> new Moment(row.getString("locale"), instant(row, "at")))
                        .list();
        moments.stream()
                .map(Moment::locale)
                .distinct()
                .forEach(locale -> settling.settle(article, locale));
        for (var moment : moments) {
            kind(article, moment)
                    .ifPresent(kind -> changes.record(article, moment.locale, kind, moment.at));
        }
    }

    private Optional<Kind> kind(UUID article, Moment moment) {
        var begins = isThere("starts_at", article, moment);
        var ends = isThere("ends_at", article, moment);
        if (begins) {
            return Optional.of(ends ? Kind.UPDATED : Kind.PUBLISHED);
        }
        return ends ? Optional.of(Kind.WITHDRAWN) : Optional.empty();
    }

    private boolean isThere(String column, UUID article, Moment moment) {
        return jdbc.sql(
                                "select count(*) from publication where article_id = ? and locale = ? and "
                                        + column
                                        + " = ?")
                        .params(article, moment.locale, utc(moment.at))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
