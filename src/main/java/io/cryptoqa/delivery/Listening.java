package io.cryptoqa.delivery;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what other nodes on the same PostgreSQL change: one connection of its own, outside the
 * pool, because it is never given back. As long as it is not there, or does not answer within a few
 * seconds, this node answers from the database; when it is there again, everything kept is dropped,
 * for nobody knows what was missed.
 */
@Component
class Listening implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** How long to wait for a notification before asking whether the connection is still there. */
    private static final int LISTEN_MILLIS = 1_000;

    private static final String ANSWER_SECONDS = "3";
    private static final long PAUSE_MILLIS = 500;

    private final JdbcConnectionDetails database;
    private final Notifying notifying;
    private final Drops drops;
    private final boolean isPostgresql;

    private volatile @Nullable Thread thread;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    Listening(
            JdbcConnectionDetails database,
            Notifying notifying,
            Drops drops,
            DeliverySettings settings) {
        this.database = database;
        this.notifying = notifying;
        this.drops = drops;
        isPostgresql = settings.enabled() && Notifying.isPostgresql(database);
        if (isPostgresql) {
            drops.lose();
        }
    }

    @Override
    public void start() {
        if (isPostgresql) {
            stopping = new CountDownLatch(1);
            thread = Thread.ofPlatform().name("delivery-listener").daemon().start(this::run);
        }
    }

    private void run() {
        var isFailing = false;
        do {
            try (var connection = connect()) {
                var listener = connection.unwrap(PGConnection.class);
                execute(connection, "listen " + Notifying.CHANNEL);
                notifying.forget();
                drops.regain();
                if (isFailing) {
                    LOG.info("Changes of other nodes are heard again");
                }
                isFailing = false;
                listen(connection, listener);
            } catch (SQLException | RuntimeException | Error lost) {
                // whatever it was, nobody else listens
                drops.lose();
                if (!isFailing) {
                    LOG.warn(
                            "Changes of other nodes are not heard; answers come from the database"
                                    + " until they are",
                            lost);
                }
                isFailing = true;
            }
        } while (!isStopped(PAUSE_MILLIS));
    }

    private void listen(Connection connection, PGConnection listener) throws SQLException {
        while (!isStopped(0)) {
            PGNotification @Nullable [] heard = listener.getNotifications(LISTEN_MILLIS);
            if (heard == null || heard.length == 0) {
                execute(connection, "select 1");
            } else {
                for (var notification : heard) {
                    hear(Notifying.Notification.of(notification.getParameter()));
                }
            }
        }
        drops.lose();
    }

    private void hear(Notifying.Notification heard) {
        if (!notifying.isKnown(heard)) {
            if (!notifying.isOwn(heard)) {
                drops.madeAt(heard.sentAt());
            }
            drops.drop(heard.groups());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        putIfThere(properties, "user", database.getUsername());
        putIfThere(properties, "password", database.getPassword());
        properties.setProperty("ApplicationName", "cryptoqa listener");
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("connectTimeout", ANSWER_SECONDS);
        properties.setProperty("loginTimeout", ANSWER_SECONDS);
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void putIfThere(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private boolean isStopped(long pause) {
        try {
            return stopping.await(pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            stopping.countDown();
            try {
                running.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
