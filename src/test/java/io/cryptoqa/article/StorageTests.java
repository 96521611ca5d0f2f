package io.cryptoqa.article;

import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the database itself guarantees, and how it goes about the lists. */
@HttpTest
class StorageTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;

    @Test
    void aSlugBelongsToOneArticle() {
        content.anArticle().slug("taken").save();
        var other = content.anArticle().slug("free").save();
        assertRefused("insert into slug (slug, article_id) values ('taken', ?)", other);
        assertRefused(
                "update revision set slug = 'taken' where article_id = ? and number = 1", other);
    }

    @Test
    void anEditionHasOneOpenPublicationAtMost() {
        var id = content.anArticle().save();
        assertRefused(
                """
                insert into publication (article_id, locale, starts_at, ends_at, revision)
                values (?, 'en', timestamp with time zone '2026-06-15 13:00:00+00', timestamp with time zone '9999-12-31 00:00:00+00', 1)
                """,
                id);
    }

    @Test
    void aPublicationEndsAfterItStarts() {
        var id = content.anArticle().draft().save();
        assertRefused(
                """
                insert into publication (article_id, locale, starts_at, ends_at, revision)
                values (?, 'en', timestamp with time zone '2026-06-15 13:00:00+00', timestamp with time zone '2026-06-15 13:00:00+00', 1)
                """,
                id);
    }

    @Test
    void aPublicationShowsARevisionThatExists() {
        var id = content.anArticle().draft().save();
        assertRefused(
                """
                insert into publication (article_id, locale, starts_at, ends_at, revision)
                values (?, 'en', timestamp with time zone '2026-06-15 13:00:00+00', timestamp with time zone '9999-12-31 00:00:00+00', 2)
                """,
                id);
    }

    @Test
    void aReadingIsFromZeroToAHundred() {
        content.reading("2026-06-01", 0);
        content.reading("2026-06-02", 100);
        assertThatThrownBy(() -> content.reading("2026-06-03", 101))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> content.reading("2026-06-03", -1))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void instantsKeepTheirMicroseconds() {
        var at = Instant.parse("2026-06-01T00:00:00.123457Z");
        content.anArticle().slug("a").publishedAt(at).save();
        assertThat(
                        jdbc.sql("select starts_at from publication")
                                .query(OffsetDateTime.class)
                                .single()
                                .toInstant())
                .isEqualTo(at);
        assertThat(http.get().uri("/v1/articles/a"))
                .bodyJson()
                .extractingPath("$.publishedAt")
                .isEqualTo("2026-06-01T00:00:00.123457Z");
    }

    @Test
    void ofFiftyWritersWhoReadTheSameVersionOneWins() throws Exception {
        var id = content.anArticle().save();
        var start = new CountDownLatch(1);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 50; i++) {
            tasks.add(() -> {
                start.await();
                return jdbc.sql(
                                "update article set version = version + 1 where id = ? and version = 1")
                        .param(id)
                        .update();
            });
        }
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = tasks.stream().map(writers::submit).toList();
            start.countDown();
            var winners = 0;
            for (var answer : answers) {
                winners += answer.get();
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/articles?sort=publishedAt",
                "/v1/articles?topic=defi",
                "/v1/articles?topic=defi&sort=publishedAt",
                "/v1/articles?from=2026-01-01&to=2026-12-31",
                "/v1/articles/latest"
            })
    void aListIsReadInTheOrderOfItsIndex(String list) throws Exception {
        manyArticles();
        var sent = Statements.during(() -> http.get().uri(list).exchange());
        var query =
                sent.stream()
                        .filter(sql -> sql.contains("order by") && sql.contains("listed_at"))
                        .findFirst()
                        .orElseThrow();
        var plan = plan(query);
        if (TestDatabase.isPostgresql()) {
            assertThat(plan).doesNotContain("Sort").contains("Index");
        } else {
            assertThat(plan).contains("index sorted");
        }
    }

    private void manyArticles() {
        content.aTopic("defi").save();
        for (int i = 0; i < 200; i++) {
            content.anArticle()
                    .about("defi")
                    .publishedAt(START.minus(Duration.ofHours(i + 1)))
                    .save();
        }
        if (TestDatabase.isPostgresql()) {
            jdbc.sql("analyze").update();
        }
    }

    /** The plan that the database has for a statement whatever its parameters are. */
    private String plan(String query) throws Exception {
        try (var connection = database.getConnection()) {
            return TestDatabase.isPostgresql()
                    ? genericPlan(connection, query)
                    : h2Plan(connection, query);
        }
    }

    private static String h2Plan(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement("explain " + query)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setObject(i, null);
            }
            return text(statement.executeQuery());
        }
    }

    private static String genericPlan(Connection connection, String query) throws SQLException {
        var number = new int[1];
        var numbered =
                Pattern.compile("\\?")
                        .matcher(query)
                        .replaceAll(_ -> Matcher.quoteReplacement("$" + ++number[0]));
        // our sessions force generic plans; small tables are cheaper to read whole, but the
        // question is whether the index could serve
        rows(connection, "set enable_seqscan = off");
        rows(connection, "prepare listing as " + numbered);
        var nulls = String.join(",", Collections.nCopies(number[0], "null"));
        var plan = rows(connection, "explain execute listing(%s)".formatted(nulls));
        rows(connection, "deallocate listing");
        return plan;
    }

    private static String rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql) ? text(statement.getResultSet()) : "";
        }
    }

    private static String text(ResultSet rows) throws SQLException {
        var text = new StringBuilder();
        while (rows.next()) {
            text.append(rows.getString(1)).append('\n');
        }
        return text.toString();
    }

    private void assertRefused(String sql, UUID article) {
        assertThatThrownBy(() -> jdbc.sql(sql).param(article).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
