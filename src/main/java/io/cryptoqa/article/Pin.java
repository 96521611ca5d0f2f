package io.cryptoqa.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;

/** An article that editors put first among those related to another. */
@Entity
@IdClass(Pin.Key.class)
class Pin {

    @Id UUID articleId;
    @Id int position;
    UUID pinnedId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Pin() {}

    record Key(UUID articleId, int position) {}
}
