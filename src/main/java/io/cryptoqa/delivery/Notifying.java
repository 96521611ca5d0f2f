package io.cryptoqa.delivery;

import io.cryptoqa.web.CacheGroup;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells other nodes on the same PostgreSQL what a transaction changes, by a notification that is
 * part of it: they get it when it is committed and not before, one for each transaction. On H2
 * there are no other nodes.
 */
@Component
class Notifying {

    static final String CHANNEL = "cryptoqa_changed";

    /** The database takes less than 8,000 bytes. */
    private static final int LONGEST = 7_900;

    private final JdbcClient jdbc;
    private final boolean isPostgresql;
    private final String node = UUID.randomUUID().toString();

    Notifying(JdbcClient jdbc, JdbcConnectionDetails database) {
        this.jdbc = jdbc;
        isPostgresql = isPostgresql(database);
    }

    static boolean isPostgresql(JdbcConnectionDetails database) {
        return database.getJdbcUrl().startsWith("jdbc:postgresql:");
    }

    /** Sends the names of groups, in the present transaction if there is one. */
    void send(Collection<CacheGroup> groups) {
        if (isPostgresql) {
            jdbc.sql("select 1 from (select pg_notify(?, ?)) sent")
                    .params(CHANNEL, write(groups))
                    .query(Integer.class)
                    .single();
        }
    }

    private String write(Collection<CacheGroup> groups) {
        var payload =
                node + " " + groups.stream().map(CacheGroup::name).collect(Collectors.joining(" "));
        return payload.length() > LONGEST ? node + " " + CacheGroup.EVERYTHING.name() : payload;
    }

    /** What another node changed; nothing if it was this one. */
    Set<CacheGroup> read(String payload) {
        var parts = payload.split(" ", -1);
        if (parts[0].equals(node)) {
            return Set.of();
        }
        return Arrays.stream(parts).skip(1).map(CacheGroup::new).collect(Collectors.toSet());
    }
}
