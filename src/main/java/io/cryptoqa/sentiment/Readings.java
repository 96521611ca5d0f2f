package io.cryptoqa.sentiment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Readings as readers may see them: of days that have begun, from sources that are known. */
interface Readings extends Repository<Reading, Reading.Key> {

    String VALUE =
            """
            select new io.cryptoqa.sentiment.Readings$Value(r.source, r.readOn, r.indexValue, r.asOf, r.fetchedAt, r.nextUpdateAt)
            from Reading r where r.source in :sources and r.asOf <= :now
            """;

    /** The newest first; of one day, in no order. */
    @Query(VALUE + " and r.readOn <= :today order by r.readOn desc")
    List<Value> newest(Collection<String> sources, LocalDate today, Instant now, Limit limit);

    /** Those of a window of days, both ends included, in no order. */
    @Query(VALUE + " and r.readOn between :from and :to")
    List<Value> between(Collection<String> sources, LocalDate from, LocalDate to, Instant now);

    /** Those of these days, in no order. */
    @Query(VALUE + " and r.readOn in :days")
    List<Value> on(Collection<String> sources, Collection<LocalDate> days, Instant now);

    /** When the next of those that are there already may be seen; null if none is to come. */
    @Query(
            """
            select min(r.asOf) from Reading r
            where r.source in :sources and r.readOn >= :today and r.asOf > :now
            """)
    @Nullable Instant nextMoment(Collection<String> sources, LocalDate today, Instant now);

    /**
     * One reading; its value is 0 to 100.
     *
     * @param nextUpdateAt when its source said that it will have another; null if it did not
     */
    record Value(
            String sourceId,
            LocalDate day,
            int value,
            Instant asOf,
            Instant fetchedAt,
            @Nullable Instant nextUpdateAt) {

        /** The most trusted source first. */
        static final Comparator<Value> BY_TRUST = Comparator.comparing(Value::source);

        ReadingSource source() {
            return ReadingSource.ofId(sourceId);
        }
    }
}
