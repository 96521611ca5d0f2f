package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;

/** One topic of an article; position 0 is its category. */
@Entity
@IdClass(ArticleTopic.Key.class)
class ArticleTopic {

    @Id UUID articleId;
    @Id int position;
    UUID topicId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ArticleTopic() {}

    record Key(UUID articleId, int position) {}
}
