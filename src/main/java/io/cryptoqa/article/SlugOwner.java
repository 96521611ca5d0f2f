package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Whose a slug is, for ever. */
@Entity
@Table(name = "slug")
class SlugOwner {

    @Id String slug;
    UUID articleId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SlugOwner() {}
}
