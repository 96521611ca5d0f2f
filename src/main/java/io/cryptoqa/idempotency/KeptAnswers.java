package io.cryptoqa.idempotency;

import io.cryptoqa.web.Inserting;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of requests that had a key, for 24 hours. */
@Component
class KeptAnswers {

    static final Duration KEPT = Duration.ofHours(24);

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Inserting inserting;
    private final JsonMapper json;
    private final Clock clock;

    KeptAnswers(JdbcClient jdbc, Inserting inserting, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.inserting = inserting;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An answer that was given.
     *
     * @param requestHash what the request was, for telling another
     */
    record Answer(String requestHash, int status, Map<String, String> headers, String body) {}

    /** The answer to the request with a key, if it was given within the last day. */
    Optional<Answer> find(Key key) {
        return jdbc.sql(
                        """
                        select request_hash, status, headers, response from idempotency
                        where caller = ? and idempotency_key = ? and created_at > ? and status is not null
                        """)
                .params(key.caller(), key.text(), oldest())
                .query((row, _) ->
                        new Answer(
                                row.getString("request_hash"),
                                row.getInt("status"),
                                json.readValue(row.getString("headers"), HEADERS),
                                row.getString("response")))
                .optional();
    }

    /** Takes a key for the transaction that follows; false if another transaction has it. */
    boolean take(Key key, String requestHash) {
        jdbc.sql(
                        "delete from idempotency where caller = ? and idempotency_key = ? and created_at <= ?")
                .params(key.caller(), key.text(), oldest())
                .update();
        return inserting.tryInsert(
                "insert into idempotency (caller, idempotency_key, request_hash, created_at) values (?, ?, ?, ?)",
                key.caller(),
                key.text(),
                requestHash,
                now());
    }

    /** Keeps the answer with the key that was taken. */
    void keep(Key key, int status, Map<String, String> headers, @Nullable String body) {
        jdbc.sql(
                        """
                        update idempotency set status = ?, headers = ?, response = ?
                        where caller = ? and idempotency_key = ?
                        """)
                .param(status)
                .param(json.writeValueAsString(headers))
                .param(body)
                .param(key.caller())
                .param(key.text())
                .update();
    }

    /** Drops those past their day. */
    void dropOld() {
        jdbc.sql("delete from idempotency where created_at <= ?").param(oldest()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
