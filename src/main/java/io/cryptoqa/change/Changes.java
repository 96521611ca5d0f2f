package io.cryptoqa.change;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.change.Change.Kind;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what became of the public text, in the transaction in which it did, and reads it.
 *
 * <p>The one row that numbers come from stays locked until the commit, so they are gapless in the
 * order of commits: whoever has read up to a number misses none below it. A number taken before the
 * commit from a sequence would not do; a later one could be seen before it.
 */
@Component
public class Changes {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Changes(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Adds one, as of the instant from which it holds. Other publishers wait from here to the
     * commit, so this is the last thing that a transaction does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID article, String locale, Kind kind, Instant at) {
        var number =
                jdbc.sql("select last_number from change_number for update")
                                .query(Long.class)
                                .single()
                        + 1;
        jdbc.sql("update change_number set last_number = ?").param(number).update();
        jdbc.sql("insert into change (number, article_id, locale, kind, at) values (?, ?, ?, ?, ?)")
                .params(number, article, locale, kind.name().toLowerCase(Locale.ROOT), utc(at))
                .update();
        jdbc.sql(
                        """
                        update article set shown_at = :at
                        where id = :article and (shown_at is null or shown_at < :at)
                        """)
                .param("at", utc(at))
                .param("article", article)
                .update();
        events.publishEvent(
                Changed.of(
                        CacheGroup.article(article),
                        CacheGroup.articles(locale),
                        CacheGroup.CHANGES));
    }

    /** The number of the newest; 0 if there is none. */
    @Transactional(readOnly = true)
    public long last() {
        return jdbc.sql("select last_number from change_number").query(Long.class).single();
    }

    /** Those that follow a number, in order. */
    @Transactional(readOnly = true)
    public List<Change> after(long number, int most) {
        return jdbc.sql(
                        """
                        select number, article_id, locale, kind, at from change
                        where number > ? order by number limit ?
                        """)
                .params(number, most)
                .query((row, _) -> read(row))
                .list();
    }

    /**
     * Those from a number on, itself included, that readers of these locales could notice: not what
     * is only to come.
     */
    @Transactional(readOnly = true)
    public List<Change> noticeableFrom(long number, Collection<String> locales, int most) {
        return jdbc.sql(
                        """
                        select number, article_id, locale, kind, at from change
                        where number >= :number and kind <> 'scheduled' and locale in (:locales)
                        order by number limit :most
                        """)
                .param("number", number)
                .param("locales", locales)
                .param("most", most)
                .query((row, _) -> read(row))
                .list();
    }

    private static Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("number"),
                row.getObject("article_id", UUID.class),
                row.getString("locale"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                instant(row, "at"));
    }
}
