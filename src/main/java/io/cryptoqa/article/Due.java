package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;

/** Derived: a moment at which an edition changes by itself. */
@Entity
@IdClass(Due.Key.class)
class Due {

    @Id UUID articleId;
    @Id String locale;
    @Id Instant at;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Due() {}

    record Key(UUID articleId, String locale, Instant at) {}
}
