package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;

/** Derived: an edition in the list of one topic. */
@Entity
@IdClass(Listing.Key.class)
class Listing {

    @Id UUID articleId;
    @Id String locale;
    @Id UUID topicId;

    /** The edition's own. */
    Instant listedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Listing() {}

    record Key(UUID articleId, String locale, UUID topicId) {}
}
