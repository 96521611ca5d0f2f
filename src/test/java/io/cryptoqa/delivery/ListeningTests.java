package io.cryptoqa.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cryptoqa.HttpTest;
import io.cryptoqa.delivery.Notifying.Notification;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What other nodes on the same PostgreSQL change, and what if that cannot be heard. */
@HttpTest
class ListeningTests {

    @Autowired Drops drops;
    @Autowired Notifying notifying;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcConnectionDetails database;
    @Autowired TransactionTemplate transactions;
    @Autowired ApplicationEventPublisher events;

    @BeforeEach
    void onPostgresqlOnly() {
        assumeThat(Notifying.isPostgresql(database)).isTrue();
        until(drops::isAssured);
    }

    /** Waits for a state, however long that takes here. */
    private static void until(BooleanSupplier state) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute is over").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private Representation coins() {
        return new Representation(
                200,
                new byte[0],
                "",
                List.of(),
                "",
                -1,
                0,
                Representation.NEVER,
                drops.last(),
                drops.of(Set.of(CacheGroup.COINS)));
    }

    private void hear(String payload) {
        jdbc.sql("select 1 from (select pg_notify(?, ?)) sent")
                .params(Notifying.CHANNEL, payload)
                .query(Integer.class)
                .single();
    }

    @Test
    void whatAnotherNodeChangesIsDropped() {
        var answer = coins();

        hear("another 0 topics coins");

        until(() -> !answer.isUndropped());
    }

    @Test
    void theConnectionIsMadeAnewAndWhatWasKeptIsDropped() {
        var answer = coins();

        jdbc.sql(
                        """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where application_name = 'cryptoqa listener' and datname = current_database()
                        """)
                .query(Long.class)
                .single();

        until(() -> !answer.isUndropped());
        until(drops::isAssured);
        var later = coins();
        hear("another 0 coins");
        until(() -> !later.isUndropped());
    }

    @Test
    void aTransactionSendsOneNotificationWhenItIsCommittedAndNoneElse() throws Exception {
        try (var connection =
                DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            connection.createStatement().execute("listen " + Notifying.CHANNEL);
            transactions.executeWithoutResult(status -> {
                events.publishEvent(Changed.of(CacheGroup.TOPICS));
                status.setRollbackOnly();
            });
            transactions.executeWithoutResult(_ -> {
                events.publishEvent(Changed.of(CacheGroup.COINS));
                events.publishEvent(Changed.of(CacheGroup.PROMOTIONS, CacheGroup.COINS));
            });
            hear("end");

            var heard = new HashSet<String>();
            var listener = connection.unwrap(PGConnection.class);
            until(() -> {
                try {
                    for (var each : listener.getNotifications(1_000)) {
                        heard.add(each.getParameter());
                    }
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
                return heard.contains("end");
            });
            heard.remove("end");
            assertThat(heard)
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("coins")
                    .contains("promotions");
        }
    }

    /** Of a commit whose acknowledgement was lost, it comes later than all else. */
    @Test
    void ofOnesOwnCommitsOnlyThoseAcknowledgedAreKnown() {
        var notification = new Notification("mine", 0, Set.of(CacheGroup.COINS));

        assertThat(notifying.isKnown(notification)).isFalse();
        notifying.acknowledge("mine");
        assertThat(notifying.isKnown(notification)).isTrue();
        assertThat(notifying.isKnown(notification)).isFalse();
    }

    @Test
    void moreThanFitsIsEverything() {
        var many = new HashSet<CacheGroup>();
        for (int i = 0; i < 300; i++) {
            many.add(CacheGroup.article(UUID.randomUUID()));
        }

        transactions.executeWithoutResult(_ -> events.publishEvent(new Changed(many)));

        assertThat(Notification.of("another 0 everything").groups())
                .containsExactly(CacheGroup.EVERYTHING);
        assertThat(Notification.of("nonsense").groups()).containsExactly(CacheGroup.EVERYTHING);
    }
}
