package io.cryptoqa.sentiment;

import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.input.Csv;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Invalid;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import io.cryptoqa.web.Inserting;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Readings by editors: one value for a UTC day, today's or a past one's. */
@Component
class EnteringReadings {

    private static final String SOURCE = ReadingSource.EDITORIAL.id();
    private static final String SUBJECT = "fear-greed/readings";
    private static final String ROWS =
            """
            select read_on, index_value, as_of, fetched_at from fear_greed_reading where source = ?
            """;

    private final JdbcClient jdbc;
    private final Inserting inserting;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EnteringReadings(
            JdbcClient jdbc,
            Inserting inserting,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.inserting = inserting;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A reading, and whether its day had none before. */
    record Entered(EnteredReading reading, boolean isNew) {}

    /** What came of many readings at once. */
    @Schema(name = "ImportedReadings")
    record Imported(int created, int updated, int deleted, int unchanged) {}

    /**
     * Enters the value of a day, or corrects it; the same value again changes nothing.
     *
     * @throws Problem 412 or 422
     */
    @Transactional
    public Entered put(LocalDate day, int value, IfMatch condition, Caller caller) {
        var now = clock.instant();
        if (isToCome(day, now)) {
            throw new Invalid("#/date", "future-date", toCome(day));
        }
        var before = enter(day, value, condition, now);
        if (before.isEmpty()) {
            audit.record(caller, "enter", subject(day), Map.of("value", value));
        } else if (before.get().value() != value) {
            audit.record(
                    caller,
                    "correct",
                    subject(day),
                    Map.of("value", value, "before", before.get().value()));
        }
        return new Entered(get(day), before.isEmpty());
    }

    /**
     * Enters or corrects the values of many days, all or none. A day without a value there has no
     * reading any more; days that are not in the file keep theirs.
     *
     * @throws Invalid with the fault of every row
     */
    @Transactional
    public Imported putAll(Csv csv, Caller caller) {
        var now = clock.instant();
        var values = values(csv, now);
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        values.forEach((day, value) ->
                counts.merge(
                        value.isPresent()
                                ? outcome(day, value.get(), now)
                                : remove(day) ? Outcome.DELETED : Outcome.UNCHANGED,
                        1,
                        Integer::sum));
        var imported =
                new Imported(
                        counts.getOrDefault(Outcome.CREATED, 0),
                        counts.getOrDefault(Outcome.UPDATED, 0),
                        counts.getOrDefault(Outcome.DELETED, 0),
                        counts.getOrDefault(Outcome.UNCHANGED, 0));
        if (!values.isEmpty()) {
            audit.record(
                    caller,
                    "import",
                    SUBJECT,
                    Map.of(
                            "from",
                            values.firstKey().toString(),
                            "to",
                            values.lastKey().toString(),
                            "created",
                            imported.created,
                            "updated",
                            imported.updated,
                            "deleted",
                            imported.deleted));
        }
        return imported;
    }

    private enum Outcome {
        CREATED,
        UPDATED,
        DELETED,
        UNCHANGED
    }

    private Outcome outcome(LocalDate day, int value, Instant now) {
        var before = enter(day, value, IfMatch.nothing(), now);
        if (before.isEmpty()) {
            return Outcome.CREATED;
        }
        return before.get().value() == value ? Outcome.UNCHANGED : Outcome.UPDATED;
    }

    /** Whether there was one to remove. */
    private boolean remove(LocalDate day) {
        events.publishEvent(Changed.of(CacheGroup.READINGS));
        return jdbc.sql("delete from fear_greed_reading where source = ? and read_on = ?")
                        .params(SOURCE, day)
                        .update()
                == 1;
    }

    /** In the order of days, so that two files at once do not wait for each other. */
    private static SortedMap<LocalDate, Optional<Integer>> values(Csv csv, Instant now) {
        var values = new TreeMap<LocalDate, Optional<Integer>>();
        var days = new HashSet<LocalDate>();
        for (var row : csv.rows()) {
            row.require("date");
            var day = row.parsed("date", "a date such as 2026-04-27", EnteredReading::day);
            var value = row.integer("value", 0, 100);
            if (day == null) {
                continue;
            }
            if (isToCome(day, now)) {
                row.violate("date", "future-date", toCome(day));
            } else if (!days.add(day)) {
                row.violate("date", "duplicate", "%s is in the file twice.".formatted(day));
            } else {
                values.put(day, Optional.ofNullable(value));
            }
        }
        csv.check();
        return values;
    }

    private static boolean isToCome(LocalDate day, Instant now) {
        return day.isAfter(now.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private static String toCome(LocalDate day) {
        return "%s is to come; nobody can have read its value.".formatted(day);
    }

    /** Writes the value of a day, and answers what it had before. */
    private Optional<EnteredReading> enter(
            LocalDate day, int value, IfMatch condition, Instant now) {
        events.publishEvent(Changed.of(CacheGroup.READINGS));
        var known = lock(day);
        if (known.isEmpty()) {
            condition.honourAbsence();
            if (inserting.tryInsert(
                    """
                    insert into fear_greed_reading (source, read_on, index_value, as_of, fetched_at)
                    values (?, ?, ?, ?, ?)
                    """,
                    SOURCE,
                    day,
                    value,
                    utc(asOf(day, now)),
                    utc(now))) {
                return Optional.empty();
            }
            // somebody else has just entered one
            known = lock(day);
        }
        var before = known.orElseThrow();
        condition.honourTag(before.tag());
        if (before.value() != value) {
            jdbc.sql(
                            """
                            update fear_greed_reading set index_value = ?, as_of = ?, fetched_at = ?
                            where source = ? and read_on = ?
                            """)
                    .params(value, utc(asOf(day, now)), utc(now), SOURCE, day)
                    .update();
        }
        return known;
    }

    /**
     * Takes a reading back.
     *
     * @throws Problem 404 or 412
     */
    @Transactional
    public void delete(LocalDate day, IfMatch condition, Caller caller) {
        var known = lock(day).orElseThrow(() -> new ReadingNotFound(day));
        condition.honourTag(known.tag());
        remove(day);
        audit.record(caller, "delete", subject(day), Map.of("value", known.value()));
    }

    /** The reading of a day. */
    EnteredReading get(LocalDate day) {
        return jdbc.sql(ROWS + " and read_on = ?")
                .params(SOURCE, day)
                .query(EnteringReadings::reading)
                .optional()
                .orElseThrow(() -> new ReadingNotFound(day));
    }

    /** Those before a day, the newest first. */
    List<EnteredReading> before(LocalDate day, int most) {
        return jdbc.sql(ROWS + " and read_on < ? order by source desc, read_on desc limit ?")
                .params(SOURCE, day, most)
                .query(EnteringReadings::reading)
                .list();
    }

    private Optional<EnteredReading> lock(LocalDate day) {
        return jdbc.sql(ROWS + " and read_on = ? for update")
                .params(SOURCE, day)
                .query(EnteringReadings::reading)
                .optional();
    }

    /** Today's value is as of now; that of a past day, as of its start, like all daily values. */
    private static Instant asOf(LocalDate day, Instant now) {
        var start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return start.plus(1, ChronoUnit.DAYS).isAfter(now) ? now : start;
    }

    private static EnteredReading reading(ResultSet row, int number) throws SQLException {
        return new EnteredReading(
                row.getObject("read_on", LocalDate.class),
                row.getInt("index_value"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getObject("fetched_at", OffsetDateTime.class).toInstant());
    }

    private static String subject(LocalDate day) {
        return SUBJECT + "/" + day;
    }

    private static class ReadingNotFound extends Problem {
        ReadingNotFound(LocalDate day) {
            super(ProblemType.NOT_FOUND, "No editor has entered a reading of %s.".formatted(day));
        }
    }
}
