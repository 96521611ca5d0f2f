package io.cryptoqa.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One saved content of an edition, numbered from 1 and never changed. */
@Entity
@Immutable
@IdClass(Revision.Key.class)
class Revision {

    @Id UUID articleId;
    @Id String locale;
    @Id int number;
    String slug;
    String title;
    @Nullable String summary;
    @Nullable String authorName;
    @Nullable String authorUrl;
    @Nullable String imageUrl;
    @Nullable String imageAlt;

    /** JSON: a list of {@link ArticleView.Source}. */
    @Column(length = 100_000)
    String sources;

    /** JSON: a list of {@link ArticleView.Correction}. */
    @Column(length = 100_000)
    String corrections;

    int wordCount;
    int readingMinutes;
    Instant createdAt;
    String createdBy;

    /** Markdown; every other form is derived from it. */
    @Column(length = 500_000)
    String body;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Revision() {}

    record Key(UUID articleId, String locale, int number) {}
}
