package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question and its answer, whatever the language. */
@Entity
class Article {

    @Id UUID id;

    /** Raised by every change of the article or one of its editions; null before it is saved. */
    @Version @Nullable Long version;

    /** The version that last changed the article's own part: topics, pins, ref. */
    long ownVersion;

    @Nullable String ref;
    Instant createdAt;

    /** When something of it was last changed that readers see; null if nothing was. */
    @Nullable Instant shownAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Article() {}
}
