package io.cryptoqa.editing;

import io.cryptoqa.article.Settling;
import io.cryptoqa.article.Slug;
import io.cryptoqa.change.Changes;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import io.cryptoqa.web.Shortened;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The article's own part: its topics and its pins. They have no revisions; readers see a change at
 * once.
 */
@Component
class Placing {

    static final int MOST_TOPICS = 20;
    private static final int MOST_PINS = 20;

    private final JdbcClient jdbc;
    private final Settling settling;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Placing(
            JdbcClient jdbc,
            Settling settling,
            Changes changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.settling = settling;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** The slugs in the member {@code topics}; those of no topic are noted. */
    List<String> readTopics(Members members) {
        var slugs =
                members.texts("topics", MOST_TOPICS, Text.line(100)).stream().distinct().toList();
        var known = topicIds(slugs).keySet();
        for (var slug : slugs) {
            if (!known.contains(slug)) {
                members.violate(
                        "topics",
                        "unknown-topic",
                        "No topic is called '%s'; GET /admin/v1/topics lists them."
                                .formatted(Shortened.of(slug)));
            }
        }
        return slugs;
    }

    /** The ids in the member {@code pins}; those of no other article are noted. */
    List<UUID> readPins(Members members, UUID article) {
        var texts = members.texts("pins", MOST_PINS, Text.line(100)).stream().distinct().toList();
        var pins = new ArrayList<UUID>();
        for (var text : texts) {
            var id = Slug.asId(text);
            if (id.isEmpty() || id.get().equals(article) || !exists(id.get())) {
                members.violate(
                        "pins",
                        "unknown-article",
                        "'%s' is not the id of another article.".formatted(Shortened.of(text)));
            } else {
                pins.add(id.get());
            }
        }
        return pins;
    }

    /** Gives an article its next version, by a change of its own part. */
    void raise(StoredArticle article) {
        var version = article.version() + 1;
        jdbc.sql("update article set version = ?, own_version = ? where id = ?")
                .params(version, version, article.id())
                .update();
    }

    /** Puts an article under topics; nothing is settled yet. */
    void insertTopics(UUID article, List<String> slugs) {
        var ids = topicIds(slugs);
        for (int position = 0; position < slugs.size(); position++) {
            jdbc.sql("insert into article_topic (article_id, position, topic_id) values (?, ?, ?)")
                    .params(article, position, Objects.requireNonNull(ids.get(slugs.get(position))))
                    .update();
        }
    }

    /** Replaces an article's topics; its public editions are changed by it. */
    void replaceTopics(StoredArticle article, List<String> slugs) {
        jdbc.sql("delete from article_topic where article_id = ?").param(article.id()).update();
        insertTopics(article.id(), slugs);
        article.editions().forEach(edition -> settling.settle(article.id(), edition.locale()));
    }

    /** Replaces the articles pinned to one. */
    void replacePins(UUID article, List<UUID> pins) {
        events.publishEvent(Changed.of(CacheGroup.article(article)));
        jdbc.sql("delete from pin where article_id = ?").param(article).update();
        for (int position = 0; position < pins.size(); position++) {
            jdbc.sql("insert into pin (article_id, position, pinned_id) values (?, ?, ?)")
                    .params(article, position, pins.get(position))
                    .update();
        }
    }

    /** Writes down that readers of an article see something else now, or will. */
    void changed(StoredArticle article) {
        article.editions().forEach(edition -> changed(article.id(), edition));
    }

    /** The same of one edition. */
    void changed(UUID article, StoredEdition edition) {
        Instant now = clock.instant();
        edition.changed(now)
                .ifPresent(kind -> changes.record(article, edition.locale(), kind, now));
    }

    private Map<String, UUID> topicIds(List<String> slugs) {
        var ids = new HashMap<String, UUID>();
        if (!slugs.isEmpty()) {
            jdbc.sql("select slug, id from topic where slug in (:slugs)")
                    .param("slugs", slugs)
                    .query((row, _) ->
                            Map.entry(row.getString("slug"), row.getObject("id", UUID.class)))
                    .list()
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        }
        return ids;
    }

    private boolean exists(UUID article) {
        return jdbc.sql("select count(*) from article where id = ?")
                        .param(article)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
