package io.cryptoqa.demo;

import io.cryptoqa.article.Settling;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes generated articles with everything that is derived from them, as if each had been edited,
 * published and settled by {@link Settling}, but many rows at a time.
 */
@Component
class WritingArticles {

    /** Who made them, where the database says so. */
    static final String WRITER = "demo";

    private final JdbcOperations jdbc;
    private final JdbcClient client;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WritingArticles(
            JdbcOperations jdbc, JdbcClient client, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes some, all or none.
     *
     * @param topics the id of each topic's slug
     */
    @Transactional
    public void write(List<DemoArticle> some, Map<String, UUID> topics) {
        events.publishEvent(Changed.of(CacheGroup.EVERYTHING));
        var batch = new Batch(clock.instant(), topics, taken(some));
        some.forEach(batch::add);
        batch.tables().forEach(rows -> rows.insert(jdbc));
        // One publisher at a time from here to the commit, as for everybody who publishes.
        var number =
                client.sql("select last_number from change_number for update")
                        .query(Long.class)
                        .single();
        batch.counters.write(jdbc);
        var changes = batch.changes(number);
        changes.insert(jdbc);
        client.sql("update change_number set last_number = ?")
                .param(number + batch.changed.size())
                .update();
    }

    /** Those of their slugs that other articles have. */
    private Set<String> taken(List<DemoArticle> some) {
        return client.sql("select slug from slug where slug in (:slugs)")
                .param("slugs", some.stream().map(DemoArticle::slug).toList())
                .query((row, _) -> row.getString(1))
                .set();
    }

    private record Change(UUID article, String locale, String kind, Instant at) {}

    /** The rows of some articles, table by table. */
    private static final class Batch {

        private final Instant now;
        private final Map<String, UUID> topicIds;
        private final Set<String> taken;
        private final Counters counters = new Counters();
        private final List<Change> changed = new ArrayList<>();

        private final Rows articles =
                new Rows(
                        "article",
                        "id",
                        "version",
                        "own_version",
                        "ref",
                        "created_at",
                        "created_by");
        private final Rows slugs = new Rows("slug", "slug", "article_id");
        private final Rows topics = new Rows("article_topic", "article_id", "position", "topic_id");
        private final Rows editions =
                new Rows(
                        "edition",
                        "article_id",
                        "locale",
                        "version",
                        "revision",
                        "published_at",
                        "listed_at",
                        "counted");
        private final Rows revisions =
                new Rows(
                        "revision",
                        "article_id",
                        "locale",
                        "number",
                        "slug",
                        "title",
                        "summary",
                        "author_name",
                        "image_url",
                        "image_alt",
                        "sources",
                        "corrections",
                        "word_count",
                        "reading_minutes",
                        "created_at",
                        "created_by",
                        "body");
        private final Rows publications =
                new Rows("publication", "article_id", "locale", "starts_at", "ends_at", "revision");
        private final Rows listings =
                new Rows("listing", "topic_id", "locale", "listed_at", "article_id");
        private final Rows due = new Rows("due", "article_id", "locale", "at");

        Batch(Instant now, Map<String, UUID> topicIds, Set<String> taken) {
            this.now = now;
            this.topicIds = topicIds;
            this.taken = new HashSet<>(taken);
        }

        /** Parents first. */
        List<Rows> tables() {
            return List.of(
                    articles,
                    slugs.by("slug"),
                    topics,
                    editions.by("locale", "listed_at"),
                    revisions,
                    publications,
                    listings.by("topic_id", "locale", "listed_at"),
                    due);
        }

        void add(DemoArticle article) {
            var id = article.id();
            // the ref is unique, and ends in a number as no title does twice
            var slug =
                    taken.contains(article.slug())
                            ? article.slug() + "-" + article.ref()
                            : article.slug();
            articles.add(id, 1L, 1L, article.ref(), article.dates().created(), WRITER);
            slugs.add(slug, id);
            var ids =
                    article.topics().stream()
                            .map(topic -> Objects.requireNonNull(topicIds.get(topic.slug())))
                            .toList();
            for (int position = 0; position < ids.size(); position++) {
                topics.add(id, position, ids.get(position));
            }
            article.editions().forEach(edition -> add(article, edition, slug, ids));
        }

        private void add(
                DemoArticle article, DemoArticle.Edition edition, String slug, List<UUID> ids) {
            var id = article.id();
            var locale = edition.locale();
            var created = article.dates().created();
            var from = article.dates().published();
            var until = article.dates().until();
            var isListed = until.isAfter(now);
            var isLive = isListed && !from.isAfter(now);
            editions.add(id, locale, 1L, 1, from, isListed ? from : null, isLive);
            revisions.add(
                    id,
                    locale,
                    1,
                    slug,
                    edition.title(),
                    edition.summary(),
                    edition.author(),
                    edition.imageUrl(),
                    edition.imageAlt(),
                    edition.sources(),
                    "[]",
                    edition.words(),
                    edition.minutes(),
                    created,
                    WRITER,
                    edition.body());
            publications.add(id, locale, from, until, 1);
            if (isListed) {
                ids.forEach(topic -> listings.add(topic, locale, from, id));
            }
            if (isLive) {
                counters.add(locale, LocalDate.ofInstant(from, ZoneOffset.UTC), ids);
            }
            moment(id, locale, "published", from);
            if (until.isBefore(Settling.OPEN)) {
                moment(id, locale, "withdrawn", until);
            }
        }

        /** What has happened is in the change feed; what is to come, is due. */
        private void moment(UUID id, String locale, String kind, Instant at) {
            if (at.isAfter(now)) {
                due.add(id, locale, at);
            } else {
                changed.add(new Change(id, locale, kind, at));
            }
        }

        /** The changes in the order of their moments, numbered from the one after this. */
        Rows changes(long last) {
            var rows = new Rows("change", "number", "article_id", "locale", "kind", "at");
            var number = last;
            for (var change : changed.stream().sorted(Comparator.comparing(Change::at)).toList()) {
                rows.add(++number, change.article, change.locale, change.kind, change.at);
            }
            return rows;
        }
    }
}
