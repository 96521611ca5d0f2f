package io.cryptoqa.topic;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All topics, for reading. Their order is made in Java: text sorts differently by database. */
public interface Topics extends Repository<Topic, UUID> {

    /** Every topic, without names, in no order. */
    @Query(
            "select new io.cryptoqa.topic.Topics$Entry(t.id, t.slug, t.hotUntil, t.position) from Topic t")
    List<Entry> all();

    /** The topic of this slug. */
    @Query(
            """
            select new io.cryptoqa.topic.Topics$Entry(t.id, t.slug, t.hotUntil, t.position)
            from Topic t where t.slug = :slug
            """)
    Optional<Entry> bySlug(String slug);

    /** The names of these topics in any of these locales, in no order. */
    @Query(
            """
            select new io.cryptoqa.topic.Topics$Name(n.topicId, n.locale, n.name, n.description)
            from TopicName n where n.topicId in :topics and n.locale in :locales
            """)
    List<Name> names(Collection<UUID> topics, Collection<String> locales);

    /** A topic without words. */
    record Entry(UUID id, String slug, @Nullable Instant hotUntil, int position) {}

    /** The words of a topic in one locale. */
    record Name(UUID topicId, String locale, String name, @Nullable String description) {}
}
