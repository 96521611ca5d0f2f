package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;

/** The interval {@code [startsAt, endsAt)} in which a revision is what the public reads. */
@Entity
@IdClass(Publication.Key.class)
class Publication {

    @Id UUID articleId;
    @Id String locale;
    @Id Instant startsAt;

    /** 9999-12-31T00:00:00Z while no end is known. */
    Instant endsAt;

    int revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Publication() {}

    record Key(UUID articleId, String locale, Instant startsAt) {}
}
