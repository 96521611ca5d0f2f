package io.cryptoqa.demo;

import io.cryptoqa.demo.Seeds.Purpose;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds the topics of the generated articles that are missing; those that are there stay as is. */
@Component
class AddingTopics {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AddingTopics(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The id of each topic's slug, after adding what was missing behind all others. */
    @Transactional
    public Map<String, UUID> add(long seed, Instant anchor) {
        var known = new HashMap<String, UUID>();
        jdbc.sql("select slug, id from topic")
                .query(row -> {
                    known.put(row.getString("slug"), row.getObject("id", UUID.class));
                });
        var last =
                jdbc.sql("select coalesce(max(position), 0) from topic")
                        .query(Integer.class)
                        .single();
        for (int i = 0; i < DemoTopic.ALL.size(); i++) {
            var topic = DemoTopic.ALL.get(i);
            if (!known.containsKey(topic.slug())) {
                var id = Seeds.id(anchor.toEpochMilli(), Seeds.random(seed, Purpose.TOPIC, i));
                insert(id, topic, last + i + 1);
                known.put(topic.slug(), id);
            }
        }
        return known;
    }

    private void insert(UUID id, DemoTopic topic, int position) {
        events.publishEvent(Changed.of(CacheGroup.TOPICS));
        jdbc.sql("insert into topic (id, slug, position) values (?, ?, ?)")
                .params(id, topic.slug(), position)
                .update();
        topic.names()
                .forEach((locale, name) ->
                        jdbc.sql("insert into topic_name (topic_id, locale, name) values (?, ?, ?)")
                                .params(id, locale, name)
                                .update());
    }
}
