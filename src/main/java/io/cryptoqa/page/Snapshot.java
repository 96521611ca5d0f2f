package io.cryptoqa.page;

import static java.util.Objects.requireNonNull;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.Shown;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads parts that all show one instant, each of which may fail by itself: one read-only
 * transaction of one snapshot, and around each part a savepoint and a limit to the time of a
 * statement. What took too long is cut off by the database, so a locked table costs a page that
 * time and no more; after each such cut the limit is halved, so that any number of locked tables
 * costs less than twice as much as one. For a second after, pages go without that part at once, or
 * they would all wait for it, and each with a connection.
 */
@Component
class Snapshot {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    /** A statement cut off, by both databases; a lock not had, by PostgreSQL and by H2. */
    private static final Set<String> TOO_LATE = Set.of("57014", "55P03", "HYT00");

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TransactionTemplate transactions;
    private final JdbcOperations jdbc;
    private final PageSettings settings;
    private final Clock clock;
    private final Map<String, Instant> givenUp = new ConcurrentHashMap<>();

    Snapshot(
            PlatformTransactionManager transactionManager,
            JdbcOperations jdbc,
            PageSettings settings,
            Clock clock) {
        transactions = new TransactionTemplate(transactionManager);
        transactions.setReadOnly(true);
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads everything that is read with the given parts. */
    <T> T read(Function<Parts, T> reader) {
        return requireNonNull(
                transactions.execute(status -> {
                    // there is nothing to commit, and a part that failed has spoilt the commit
                    status.setRollbackOnly();
                    var parts = new Parts(settings.patience().toMillis());
                    try {
                        return reader.apply(parts);
                    } finally {
                        parts.end();
                    }
                }));
    }

    /** The parts of one reading, one after the other. */
    final class Parts {

        private long patience;

        private Parts(long patience) {
            this.patience = patience;
        }

        /** Reads what there is no page without. */
        <T> T essential(Supplier<T> source) {
            run(connection -> set(connection, patience));
            return source.get();
        }

        /** Reads a part, or says why it could not be had. */
        <T> Block<T> block(String name, Supplier<Block<T>> source) {
            var last = givenUp.get(name);
            if (last != null && clock.instant().isBefore(last.plus(PAUSE))) {
                return missing("timeout");
            }
            var savepoint = begin();
            try {
                var block = source.get();
                run(connection -> connection.releaseSavepoint(savepoint));
                givenUp.remove(name);
                return block;
            } catch (Problem answer) {
                throw answer;
            } catch (RuntimeException failed) {
                run(connection -> connection.rollback(savepoint));
                if (isTooLate(failed)) {
                    LOG.warn("The block {} of a page took longer than {} ms", name, patience);
                    givenUp.put(name, clock.instant());
                    patience = Math.max(1, patience / 2);
                    return missing("timeout");
                }
                LOG.error("The block {} of a page failed", name, failed);
                return missing("error");
            }
        }

        private static <T> Block<T> missing(String reason) {
            Shown.passing();
            return Block.missing(reason);
        }

        private Savepoint begin() {
            return requireNonNull(
                    jdbc.execute(
                            (ConnectionCallback<Savepoint>)
                                    connection -> {
                                        var savepoint = connection.setSavepoint();
                                        set(connection, patience);
                                        return savepoint;
                                    }));
        }

        /** PostgreSQL forgets it with the transaction; H2 keeps it with the connection. */
        private void end() {
            run(connection -> {
                if (!isPostgresql(connection)) {
                    set(connection, 0);
                }
            });
        }
    }

    private static void set(Connection connection, long milliseconds) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    (isPostgresql(connection)
                                    ? "set local statement_timeout = "
                                    : "set query_timeout ")
                            + milliseconds);
        }
    }

    private static boolean isPostgresql(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private interface Act {
        void on(Connection connection) throws SQLException;
    }

    private void run(Act act) {
        jdbc.execute(
                (ConnectionCallback<@Nullable Void>)
                        connection -> {
                            act.on(connection);
                            return null;
                        });
    }

    private static boolean isTooLate(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TOO_LATE.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
