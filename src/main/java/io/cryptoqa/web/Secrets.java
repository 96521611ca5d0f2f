package io.cryptoqa.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys that the service makes at its first start and keeps in its database for all nodes. */
@Component
public class Secrets {

    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;

    Secrets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The key of this name, 32 random bytes, made now if there is none. */
    public byte[] key(String name) {
        var stored = jdbc.sql("select secret_key from secret where name = ?").param(name);
        var found = stored.query(String.class).optional();
        if (found.isEmpty()) {
            insert(name);
            found = stored.query(String.class).optional();
        }
        return Base64.getDecoder().decode(found.orElseThrow());
    }

    private void insert(String name) {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            jdbc.sql("insert into secret (name, secret_key, created_at) values (?, ?, ?)")
                    .params(
                            name,
                            Base64.getEncoder().encodeToString(bytes),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            // then its key is the one to use, and the caller reads it
            return;
        }
    }
}
