package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.utc;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what became of the public text, in the transaction in which it did. Numbers are
 * gapless in the order of commits, since the one row they come from stays locked until then; so
 * this is the last thing a transaction does.
 */
@Component
class Changes {

    /** What became of an edition, for its readers. */
    enum Kind {
        PUBLISHED,
        UPDATED,
        WITHDRAWN,
        ARCHIVED
    }

    private final JdbcClient jdbc;

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one, as of the instant from which it holds. */
    void record(UUID article, String locale, Kind kind, Instant at) {
        var number =
                jdbc.sql("select last_number from change_number for update")
                                .query(Long.class)
                                .single()
                        + 1;
        jdbc.sql("update change_number set last_number = ?").param(number).update();
        jdbc.sql("insert into change (number, article_id, locale, kind, at) values (?, ?, ?, ?, ?)")
                .params(number, article, locale, kind.name().toLowerCase(Locale.ROOT), utc(at))
                .update();
    }
}
