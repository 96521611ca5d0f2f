package io.cryptoqa.topic;

import static io.cryptoqa.web.SqlInstants.utc;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import io.cryptoqa.web.Inserting;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of topics, for those who change them. */
@Component
class TopicStore {

    private final JdbcClient jdbc;
    private final Inserting inserting;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    TopicStore(
            JdbcClient jdbc, Inserting inserting, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.inserting = inserting;
        this.events = events;
        this.clock = clock;
    }

    /** All topics in the editors' order. */
    List<EditedTopic> all() {
        return load("1 = 1", Map.of()).stream()
                .sorted(
                        Comparator.comparingInt(EditedTopic::order)
                                .thenComparing(EditedTopic::slug))
                .toList();
    }

    Optional<EditedTopic> find(String slug) {
        return load("t.slug = :slug", Map.of("slug", slug)).stream().findFirst();
    }

    /** The same, its row locked until the transaction ends. */
    Optional<EditedTopic> lock(String slug) {
        var locked =
                jdbc.sql("select id from topic where slug = ? for update")
                        .param(slug)
                        .query(UUID.class)
                        .optional();
        return locked.flatMap(_ -> find(slug));
    }

    private List<EditedTopic> load(String condition, Map<String, String> parameters) {
        var names = new HashMap<UUID, Map<String, String>>();
        var descriptions = new HashMap<UUID, Map<String, String>>();
        jdbc.sql(
                        """
                        select n.topic_id, n.locale, n.name, n.description from topic_name n
                        join topic t on t.id = n.topic_id where
                        """
                                + " "
                                + condition)
                .params(parameters)
                .query(row -> {
                    var id = row.getObject("topic_id", UUID.class);
                    names.computeIfAbsent(id, _ -> new TreeMap<>())
                            .put(row.getString("locale"), row.getString("name"));
                    if (row.getString("description") != null) {
                        descriptions
                                .computeIfAbsent(id, _ -> new TreeMap<>())
                                .put(row.getString("locale"), row.getString("description"));
                    }
                });
        return jdbc.sql(
                        """
                        select t.id, t.slug, t.version, t.hot_until, t.position,
                          (select count(*) from article_topic a where a.topic_id = t.id) as articles
                        from topic t where
                        """
                                + " "
                                + condition)
                .params(parameters)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var hotUntil = row.getObject("hot_until", OffsetDateTime.class);
                    return new EditedTopic(
                            row.getString("slug"),
                            row.getLong("version"),
                            names.getOrDefault(id, Map.of()),
                            descriptions.getOrDefault(id, Map.of()),
                            hotUntil == null ? null : hotUntil.toInstant(),
                            row.getInt("position"),
                            row.getInt("articles"));
                })
                .list();
    }

    /** Whether the topic is in; false if another has its slug. */
    boolean insert(TopicInput topic) {
        var id = ids.generate();
        if (!inserting.tryInsert(
                "insert into topic (id, slug, position, version) values (?, ?, ?, 1)",
                id,
                topic.slug(),
                topic.order())) {
            return false;
        }
        write(topic);
        return true;
    }

    /** Replaces what a topic has, and raises its version. */
    void update(TopicInput topic, long version) {
        jdbc.sql("update topic set version = ?, position = ? where slug = ?")
                .params(version, topic.order(), topic.slug())
                .update();
        write(topic);
    }

    private void write(TopicInput topic) {
        events.publishEvent(Changed.of(CacheGroup.TOPICS));
        var hotUntil = topic.hotUntil();
        jdbc.sql("update topic set changed_at = ?, hot_until = ? where slug = ?")
                .param(utc(clock.instant()))
                .param(hotUntil == null ? null : hotUntil.atOffset(ZoneOffset.UTC))
                .param(topic.slug())
                .update();
        jdbc.sql("delete from topic_name where topic_id = (select id from topic where slug = ?)")
                .param(topic.slug())
                .update();
        topic.names()
                .forEach((locale, name) ->
                        jdbc.sql(
                                        """
                                        insert into topic_name (topic_id, locale, name, description)
                                        select id, ?, ?, ? from topic where slug = ?
                                        """)
                                .param(locale)
                                .param(name)
                                .param(topic.descriptions().get(locale))
                                .param(topic.slug())
                                .update());
    }

    /** Deletes a topic that no article is about, with its counters, which are all 0. */
    void delete(String slug) {
        events.publishEvent(Changed.of(CacheGroup.TOPICS));
        for (var table : List.of("topic_total", "topic_day", "topic_name")) {
            jdbc.sql(
                            "delete from "
                                    + table
                                    + " where topic_id = (select id from topic where slug = ?)")
                    .param(slug)
                    .update();
        }
        jdbc.sql("delete from topic where slug = ?").param(slug).update();
    }
}
