package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article in one locale. Its words are in its revisions; whether it is public, in its
 * publications.
 */
@Entity
@IdClass(EditionKey.class)
class Edition {

    @Id UUID articleId;
    @Id String locale;

    /** The article's version that last changed this edition. */
    long version;

    /** The newest saved revision. */
    int revision;

    @Nullable Integer submittedRevision;
    @Nullable Instant archivedAt;

    /** What readers see as its date, and lists sort by. */
    @Nullable Instant publishedAt;

    /** Derived: {@link #publishedAt} while a live or future publication exists, else null. */
    @Nullable Instant listedAt;

    /** Derived: whether it is part of the topic counters. */
    boolean counted;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Edition() {}
}
