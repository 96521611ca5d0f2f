package io.cryptoqa.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills a database in which nobody has written with generated articles.
 *
 * <p>They are made by as many threads as there are processors and written by one, in order, five
 * thousand to a transaction. Whatever ends it half way, the next start goes on after the last batch
 * that was committed.
 *
 * <p>What is reproducible: from the same seed, begun on the same UTC day in a database with the
 * same content, every row but the ids of topics that were there before; in how many goes, and of
 * how many articles, does not matter. Begun on another day, all dates are shifted by whole days,
 * and with them the times in the ids; texts, topics, slugs and what becomes of each article are the
 * same. A slug that an article not of this seed has gets the generated article's ref as its end.
 */
@Component
class FillingDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(FillingDatabase.class);
    private static final int MADE_TOGETHER = 1_000;
    private static final int WRITTEN_TOGETHER = 5 * MADE_TOGETHER;
    private static final int TOLD = 10_000;
    private static final int TRIES = 10;

    private final JdbcClient jdbc;
    private final AddingTopics adding;
    private final WritingArticles writing;
    private final Clock clock;

    FillingDatabase(JdbcClient jdbc, AddingTopics adding, WritingArticles writing, Clock clock) {
        this.jdbc = jdbc;
        this.adding = adding;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * Sees to it that there are this many; does nothing, not even look whose the others are, if
     * there are.
     *
     * @throws CannotFill if some are missing and there are articles that neither were generated nor
     *     ship with the service
     */
    void fill(int articles, long seed) {
        if (articles == 0 || last(seed) >= articles) {
            return;
        }
        refuseOthers();
        var start = clock.instant();
        var before = last(seed);
        var tries = 0;
        for (int last = before; last < articles; last = last(seed)) {
            try {
                fill(last, articles, seed);
            } catch (DuplicateKeyException | ConcurrencyFailureException another) {
                LOG.info("Another node makes generated articles too");
                tries = last(seed) > last ? 0 : tries + 1;
                if (tries == TRIES) {
                    throw another;
                }
            }
        }
        // or the database would plan by figures from when it was empty
        jdbc.sql("analyze").update();
        LOG.info(
                "Generated {} articles in {} s",
                articles - before,
                Duration.between(start, clock.instant()).toMillis() / 1_000.0);
    }

    private void fill(int last, int articles, long seed) {
        var anchor =
                last == 0
                        ? clock.instant().truncatedTo(ChronoUnit.DAYS)
                        : Dates.anchor(last, createdAt(seed, last).toInstant());
        write(last, articles, new DemoArticles(seed, anchor), adding.add(seed, anchor));
    }

    private void write(int last, int articles, DemoArticles source, Map<String, UUID> topics) {
        var processors = Runtime.getRuntime().availableProcessors();
        var made = new ArrayDeque<Future<List<DemoArticle>>>();
        var makers = Executors.newFixedThreadPool(processors);
        var isStopped = new AtomicBoolean();
        var stop = new Thread(() -> isStopped.set(true));
        Runtime.getRuntime().addShutdownHook(stop);
        var written = last;
        try {
            var next = last;
            var batch = new ArrayList<DemoArticle>();
            while (written < articles) {
                while (made.size() <= processors && next < articles) {
                    var until = Math.min(next + MADE_TOGETHER, articles);
                    made.add(make(makers, source, next + 1, until + 1));
                    next = until;
                }
                batch.addAll(get(made.remove()));
                if (isStopped.get()) {
                    throw stopped(written, articles);
                }
                if (batch.size() == WRITTEN_TOGETHER || made.isEmpty()) {
                    writing.write(batch, topics);
                    tell(written, written + batch.size(), articles);
                    written += batch.size();
                    batch.clear();
                }
            }
        } catch (InterruptedException closing) {
            // by Spring, which is closing; this ends the start, so nobody else has to know
            throw stopped(written, articles);
        } finally {
            makers.shutdownNow();
            remove(stop);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException closing) {
            LOG.debug("The hook has run", closing);
        }
    }

    /**
     * Spring's own hook interrupts the start and then waits until it is over; a database may
     * swallow the interruption, and then that would be when all are written.
     */
    private static CannotFill stopped(int written, int articles) {
        return new CannotFill(
                "Stopped after %d of %d generated articles; the next start goes on from there."
                        .formatted(written, articles));
    }

    private static void tell(int before, int after, int articles) {
        if (after / TOLD > before / TOLD) {
            LOG.info("{} of {} generated articles", after, articles);
        }
    }

    private static Future<List<DemoArticle>> make(
            ExecutorService makers, DemoArticles source, int from, int until) {
        return makers.submit(() -> source.range(from, until));
    }

    private static List<DemoArticle> get(Future<List<DemoArticle>> made)
            throws InterruptedException {
        try {
            return made.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** The highest number that is there; 0 without any. */
    private int last(long seed) {
        var refs = DemoArticles.refs(seed);
        return jdbc.sql(
                        """
                        select ref from article where created_by = ? and ref like ?
                        order by length(ref) desc, ref desc limit 1
                        """)
                .params(WritingArticles.WRITER, refs + "%")
                .query((row, _) -> Integer.parseInt(row.getString(1).substring(refs.length())))
                .optional()
                .orElse(0);
    }

    private OffsetDateTime createdAt(long seed, int number) {
        return jdbc.sql("select created_at from article where ref = ?")
                .param(DemoArticles.refs(seed) + number)
                .query(OffsetDateTime.class)
                .single();
    }

    private void refuseOthers() {
        var others =
                jdbc.sql(
                                """
                                select count(*) from article where created_by <> 'cryptoqa'
                                  and not (created_by = ? and ref is not null and ref like 'demo-%')
                                """)
                        .param(WritingArticles.WRITER)
                        .query(Integer.class)
                        .single();
        if (others > 0) {
            throw new CannotFill(
                    """
                    cryptoqa.demo.articles fills only a database in which nobody has written, and this one has %s. Leave the \
                    property out, or choose another database (cryptoqa.data-dir, spring.datasource.url).\
                    """
                            .formatted(
                                    others == 1
                                            ? "an article of somebody's"
                                            : others + " articles of others"));
        }
    }
}
