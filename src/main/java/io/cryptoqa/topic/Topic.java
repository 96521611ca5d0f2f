package io.cryptoqa.topic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subject that articles are about; one slug for all languages. */
@Entity
class Topic {

    @Id UUID id;

    String slug;

    /** Until when editors call it hot, whatever is published; null if they do not. */
    @Nullable Instant hotUntil;

    /** Where editors put it among all topics; ties go by slug. */
    int position;

    /** When it was last changed; null if it never was. */
    @Nullable Instant changedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Topic() {}
}
