package io.cryptoqa.delivery;

import io.cryptoqa.web.CacheGroup;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells all nodes on the same PostgreSQL what a transaction changes, by a notification that is part
 * of it: they get it when it is committed and not before, one for each transaction. On H2 there are
 * no other nodes.
 */
@Component
class Notifying {

    static final String CHANNEL = "cryptoqa_changed";

    /** The database takes less than 8,000 bytes. */
    private static final int LONGEST = 7_900;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean isPostgresql;
    private final String node = UUID.randomUUID().toString();
    private final AtomicLong number = new AtomicLong();

    /** Those of this node whose commit was acknowledged, and which it has not heard yet. */
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    Notifying(JdbcClient jdbc, JdbcConnectionDetails database, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        isPostgresql = isPostgresql(database);
    }

    static boolean isPostgresql(JdbcConnectionDetails database) {
        return database.getJdbcUrl().startsWith("jdbc:postgresql:");
    }

    /**
     * What is heard of another's transaction, or of one's own.
     *
     * @param id of the notification
     * @param sentAt by the sender's clock, in milliseconds
     */
    record Notification(String id, long sentAt, Set<CacheGroup> groups) {

        /** Of a payload; of one that is none of ours, everything. */
        static Notification of(String payload) {
            var parts = payload.split(" ", -1);
            try {
                return new Notification(
                        parts[0],
                        Long.parseLong(parts[1]),
                        Arrays.stream(parts)
                                .skip(2)
                                .map(CacheGroup::new)
                                .collect(Collectors.toSet()));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException unknown) {
                return new Notification(payload, 0, Set.of(CacheGroup.EVERYTHING));
            }
        }
    }

    /**
     * Sends the names of groups, in the present transaction if there is one.
     *
     * @return the id of the notification
     */
    String send(Collection<CacheGroup> groups) {
        var id = node + "-" + number.incrementAndGet();
        if (isPostgresql) {
            jdbc.sql("select 1 from (select pg_notify(?, ?)) sent")
                    .params(CHANNEL, write(id, groups))
                    .query(Integer.class)
                    .single();
        }
        return id;
    }

    private String write(String id, Collection<CacheGroup> groups) {
        var head = id + " " + clock.millis() + " ";
        var names = groups.stream().map(CacheGroup::name).collect(Collectors.joining(" "));
        return head
                + (head.length() + names.length() > LONGEST ? CacheGroup.EVERYTHING.name() : names);
    }

    /** The transaction of one of these was committed, and what it changes is dropped here. */
    void acknowledge(String id) {
        if (isPostgresql) {
            acknowledged.add(id);
        }
    }

    /**
     * Whether a notification is only what this node knows: of a commit whose acknowledgement was
     * lost it learns here that it was made after all.
     */
    boolean isKnown(Notification heard) {
        return acknowledged.remove(heard.id);
    }

    /** Whether it was sent by this node, by its own clock. */
    boolean isOwn(Notification heard) {
        return heard.id.startsWith(node);
    }

    /** Some may never be heard. */
    void forget() {
        acknowledged.clear();
    }
}
