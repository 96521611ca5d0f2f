package io.cryptoqa.article;

import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How the databases go about what readers ask, so that it costs the same however much there is. */
@HttpTest
class PlansTests {

    private static final String GROWING =
            "(article|edition|publication|revision|slug|due|change|article_topic|listing|likeness|pin)";

    /** A line of a plan that reads a table that grows, as PostgreSQL writes it. */
    private static final Pattern POSTGRESQL =
            Pattern.compile("(Seq|Index|Index Only|Heap) Scan .*on " + GROWING + "\\b");

    /** The same as H2 writes it. */
    private static final Pattern H2 =
            Pattern.compile("\"?PUBLIC\"?\\.\"?" + GROWING + "\"? ", Pattern.CASE_INSENSITIVE);

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/articles?topic=defi",
                "/v1/articles?from=2026-01-01&to=2026-12-31",
                "/v1/articles/latest",
                "/v1/articles/a?body=html",
                "/v1/articles/a.md",
                "/v1/articles/a/related",
                "/v1/topics",
                "/v1/topics/defi",
                "/v1/topics/hot",
                "/v1/pages/qa/a",
                "/v1/changes",
                "/feeds/articles.rss",
                "/v1/widgets/hot-events"
            })
    void nothingReadsWholeWhatGrows(String path) throws Exception {
        manyArticles();
        content.anArticle().slug("a").about("defi").publishedAt(START.minusSeconds(1)).save();
        var sent = Statements.during(() -> assertThat(http.get().uri(path)).hasStatusOk());
        for (var query : sent) {
            if (query.stripLeading().startsWith("select")
                    || query.stripLeading().startsWith("with")) {
                var plan = plan(query);
                assertThat(wholeReads(plan)).as(plan).isEmpty();
            }
        }
    }

    /** The lines of a plan at which a table that grows is read without a condition on an index. */
    private static List<String> wholeReads(String plan) {
        var lines = plan.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(line ->
                        (TestDatabase.isPostgresql() ? POSTGRESQL : H2)
                                .matcher(lines.get(line))
                                .find())
                .filter(line -> isWhole(line + 1 < lines.size() ? lines.get(line + 1) : ""))
                .mapToObj(lines::get)
                .toList();
    }

    private static boolean isWhole(String next) {
        return TestDatabase.isPostgresql()
                ? !next.contains("Index Cond") && !next.contains("Recheck Cond")
                : next.contains("/* PUBLIC.") && !next.contains(": ");
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
        var nulls = Collections.nCopies(number[0], "null");
        var values = nulls.isEmpty() ? "" : "(%s)".formatted(String.join(",", nulls));
        var plan = rows(connection, "explain execute listing" + values);
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
}
