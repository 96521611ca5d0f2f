package io.cryptoqa.search;

import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which node feeds the index: one at a time, in the order of the changes. A node is known by its
 * directory, so that one that was killed goes on at once; another takes its place when nothing was
 * heard of it for a while.
 */
@Component
@Transactional
class Feeder {

    private static final Duration HEARD_OF = Duration.ofSeconds(20);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final SearchSettings settings;
    private final Audit audit;
    private final Clock clock;
    private @Nullable String node;
    private Instant lastBeat = Instant.MIN;

    Feeder(JdbcClient jdbc, SearchSettings settings, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What there is to do.
     *
     * @param last the number of the newest change
     * @param rebuild whether somebody wants the index to be built anew
     */
    record Task(long last, boolean rebuild) {}

    @Transactional(readOnly = true)
    Task task() {
        return jdbc.sql(
                        "select n.last_number, f.rebuild from change_number n cross join search_feeder f")
                .query((row, _) -> new Task(row.getLong(1), row.getBoolean(2)))
                .single();
    }

    /** Whether it is this node; asks the database every few seconds. */
    boolean isHere() {
        var now = clock.instant();
        if (node != null && !now.isBefore(lastBeat) && now.isBefore(lastBeat.plus(BEAT))) {
            return true;
        }
        var me = name();
        var mine =
                jdbc.sql(
                                        """
                                        update search_feeder set node = :me, seen_at = :now
                                        where node is null or node = :me or seen_at < :silent
                                        """)
                                .param("me", me)
                                .param("now", utc(now))
                                .param("silent", utc(now.minus(HEARD_OF)))
                                .update()
                        == 1;
        node = mine ? me : null;
        lastBeat = now;
        return mine;
    }

    /** Lets another node begin at once. */
    void leave() {
        if (node != null) {
            jdbc.sql("update search_feeder set node = null where node = ?").param(node).update();
            node = null;
        }
    }

    /** Has the index built anew, by whichever node feeds it. */
    void wantRebuild(Caller caller) {
        jdbc.sql("update search_feeder set rebuild = true").update();
        audit.record(caller, "reindex", "search-index", Map.of());
    }

    /** One was built; until then, whoever goes on after a crash begins again. */
    void built() {
        jdbc.sql("update search_feeder set rebuild = false").update();
    }

    private String name() {
        var file = settings.directory().resolve("node");
        try {
            Files.createDirectories(settings.directory());
            if (!Files.exists(file)) {
                var begun = Files.createTempFile(settings.directory(), "node", ".tmp");
                Files.writeString(begun, UUID.randomUUID().toString());
                Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
