package io.cryptoqa.seed;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.cryptoqa.seed.SeedFolder.SeedEdition;
import io.cryptoqa.seed.SeedFolder.SeedReading;
import io.cryptoqa.seed.SeedFolder.SeedTopic;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes content by plain JDBC against the schema as it was at migration 004, derived columns
 * included: a migration must not call code that follows the schema of today.
 */
class SeedWriter {

    private static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");
    static final String WRITER = "cryptoqa";
    private static final String SOURCE = "sample";

    private final Connection connection;
    private final Rows rows;
    private final Instant now;
    private final JsonMapper json = new JsonMapper();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Map<String, UUID> topicIds = new HashMap<>();

    SeedWriter(Connection connection, Instant now) {
        this.connection = connection;
        rows = new Rows(connection);
        this.now = now;
    }

    void write(SeedFolder folder) throws SQLException {
        for (var topic : folder.topics()) {
            topic(topic);
        }
        for (var editions : folder.articles()) {
            article(editions);
        }
        for (var reading : folder.readings()) {
            reading(reading);
        }
        count();
    }

    private void topic(SeedTopic topic) throws SQLException {
        var id = ids.generate();
        topicIds.put(topic.slug(), id);
        rows.run(
                "insert into topic (id, slug, hot_until, position) values (?, ?, ?, ?)",
                id,
                topic.slug(),
                topic.hotUntil(),
                topic.position());
        for (var name : topic.names().entrySet()) {
            rows.run(
                    "insert into topic_name (topic_id, locale, name, description) values (?, ?, ?, ?)",
                    id,
                    name.getKey(),
                    name.getValue(),
                    topic.descriptions().get(name.getKey()));
        }
    }

    private void article(List<SeedEdition> editions) throws SQLException {
        var id = ids.generate();
        rows.run(
                "insert into article (id, version, own_version, created_at) values (?, 1, 1, ?)",
                id,
                now);
        var slugs = editions.stream().map(edition -> edition.text("slug")).distinct().toList();
        for (var slug : slugs) {
            rows.run("insert into slug (slug, article_id) values (?, ?)", slug, id);
        }
        var topics = editions.getFirst().topics();
        for (int position = 0; position < topics.size(); position++) {
            rows.run(
                    "insert into article_topic (article_id, position, topic_id) values (?, ?, ?)",
                    id,
                    position,
                    topicId(topics.get(position)));
        }
        for (var edition : editions) {
            edition(id, edition, topics);
        }
    }

    private void edition(UUID article, SeedEdition edition, List<String> topics)
            throws SQLException {
        var locale = edition.text("locale");
        var publishedAt = edition.publishedAt();
        var isLive = !publishedAt.isAfter(now);
        rows.run(
                """
                insert into edition (article_id, locale, version, revision, published_at, listed_at, counted)
                values (?, ?, 1, 1, ?, ?, ?)
                """,
                article,
                locale,
                publishedAt,
                publishedAt,
                isLive);
        var readingTime = edition.readingTime();
        rows.run(
                """
                insert into revision (article_id, locale, number, slug, title, summary, author_name, author_url,
                  image_url, image_alt, sources, corrections, word_count, reading_minutes, created_at, created_by, body)
                values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?, ?, ?)
                """,
                article,
                locale,
                edition.text("slug"),
                edition.text("title"),
                edition.text("summary"),
                edition.nested("author", "name"),
                edition.nested("author", "url"),
                edition.nested("image", "url"),
                edition.nested("image", "alt"),
                json.writeValueAsString(edition.sources()),
                readingTime.words(),
                readingTime.minutes(),
                now,
                WRITER,
                edition.file().body());
        rows.run(
                "insert into publication (article_id, locale, starts_at, ends_at, revision) values (?, ?, ?, ?, 1)",
                article,
                locale,
                publishedAt,
                OPEN);
        if (!isLive) {
            rows.run(
                    "insert into due (article_id, locale, at) values (?, ?, ?)",
                    article,
                    locale,
                    publishedAt);
        }
        for (var topic : topics) {
            rows.run(
                    "insert into listing (topic_id, locale, listed_at, article_id) values (?, ?, ?, ?)",
                    topicId(topic),
                    locale,
                    publishedAt,
                    article);
        }
    }

    private void reading(SeedReading reading) throws SQLException {
        rows.run(
                """
                insert into fear_greed_reading (read_on, source, index_value, as_of, fetched_at)
                values (?, ?, ?, ?, ?)
                """,
                reading.day(),
                SOURCE,
                reading.value(),
                reading.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                now);
    }

    /** Makes the counters from the listings; days are counted in Java, which knows UTC. */
    private void count() throws SQLException {
        var totals = new HashMap<Total, Integer>();
        var days = new HashMap<Day, Integer>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select l.topic_id, l.locale, e.published_at from listing l
                                join edition e on e.article_id = l.article_id and e.locale = l.locale
                                where e.counted
                                """)) {
            while (rows.next()) {
                var topic = rows.getObject(1, UUID.class);
                var locale = rows.getString(2);
                var day =
                        rows.getObject(3, OffsetDateTime.class)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDate();
                totals.merge(new Total(locale, topic), 1, Integer::sum);
                days.merge(new Day(locale, day, topic), 1, Integer::sum);
            }
        }
        for (var total : totals.entrySet()) {
            rows.run(
                    "insert into topic_total (locale, topic_id, articles) values (?, ?, ?)",
                    total.getKey().locale,
                    total.getKey().topic,
                    total.getValue());
        }
        for (var day : days.entrySet()) {
            rows.run(
                    "insert into topic_day (locale, published_on, topic_id, articles) values (?, ?, ?, ?)",
                    day.getKey().locale,
                    day.getKey().day,
                    day.getKey().topic,
                    day.getValue());
        }
    }

    private record Total(String locale, UUID topic) {}

    private record Day(String locale, LocalDate day, UUID topic) {}

    private UUID topicId(String slug) {
        return Objects.requireNonNull(topicIds.get(slug), "no topic " + slug);
    }
}
