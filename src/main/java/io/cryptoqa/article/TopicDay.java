package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.LocalDate;
import java.util.UUID;

/** Derived: the part of {@link TopicTotal} that was published on one UTC day. */
@Entity
@IdClass(TopicDay.Key.class)
class TopicDay {

    @Id String locale;
    @Id LocalDate publishedOn;
    @Id UUID topicId;
    int articles;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected TopicDay() {}

    record Key(String locale, LocalDate publishedOn, UUID topicId) {}
}
