package io.cryptoqa.sentiment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fear-and-greed value of one UTC day from one source. A day without one has no row. */
@Entity
@Table(name = "fear_greed_reading")
@IdClass(Reading.Key.class)
class Reading {

    @Id String source;
    @Id LocalDate readOn;

    /** 0, extreme fear, to 100, extreme greed; 0 is a value like any other. */
    @Column(name = "index_value")
    int indexValue;

    /** The instant the value describes. */
    Instant asOf;

    /** When this service learnt it. */
    Instant fetchedAt;

    /** When the source expects to have another value; null where it does not say. */
    @Nullable Instant nextUpdateAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Reading() {}

    record Key(String source, LocalDate readOn) {}
}
