package io.cryptoqa.topic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a topic is called in one locale. */
@Entity
@IdClass(TopicName.Key.class)
class TopicName {

    @Id UUID topicId;
    @Id String locale;
    String name;
    @Nullable String description;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected TopicName() {}

    record Key(UUID topicId, String locale) {}
}
