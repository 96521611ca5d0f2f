package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;

/** Derived: how many counted editions of a locale are about a topic. */
@Entity
@IdClass(TopicTotal.Key.class)
class TopicTotal {

    @Id String locale;
    @Id UUID topicId;
    int articles;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected TopicTotal() {}

    record Key(String locale, UUID topicId) {}
}
