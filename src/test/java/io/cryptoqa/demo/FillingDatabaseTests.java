package io.cryptoqa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.Answers;
import io.cryptoqa.Application;
import io.cryptoqa.Callers;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import io.cryptoqa.article.Settling;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Generated articles in a database, as readers and the change feed find them. */
@HttpTest
class FillingDatabaseTests {

    private static final List<String> WRITTEN =
            List.of(
                    "locale_total",
                    "topic_total",
                    "topic_day",
                    "due",
                    "change",
                    "listing",
                    "publication",
                    "revision",
                    "edition",
                    "article_topic",
                    "slug",
                    "article",
                    "topic_name",
                    "topic");

    @Autowired MockMvcTester http;
    @Autowired FillingDatabase filling;
    @Autowired Settling settling;
    @Autowired TransactionTemplate transactions;
    @Autowired Callers callers;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcConnectionDetails database;

    @TempDir Path folder;

    @Test
    void itRefusesADatabaseInWhichSomebodyHasWritten() {
        filling.fill(20, 1);
        write();
        filling.fill(20, 1); // all there, so there is nothing to refuse
        assertThatThrownBy(() -> filling.fill(21, 1))
                .isInstanceOf(CannotFill.class)
                .hasMessageContaining("has an article of somebody's");
        assertThatThrownBy(() -> filling.fill(1, 2)).isInstanceOf(CannotFill.class);
        assertThat(count("select count(*) from article")).isEqualTo(21);
        assertThat(
                        SpringFactoriesLoader.forDefaultResourceLocation()
                                .load(FailureAnalyzer.class, (_, _, failure) -> {})
                                .stream()
                                .map(each -> each.analyze(new CannotFill("Say why.")))
                                .filter(each -> each != null))
                .singleElement()
                .satisfies(analysis -> assertThat(analysis.getDescription()).isEqualTo("Say why."));
    }

    @Test
    void withoutAnyAskedForItDoesNothing() {
        filling.fill(0, 1);
        assertThat(count("select count(*) from topic")).isZero();
    }

    @Test
    void twoThousandGiveTheCountsOfThePage() {
        filling.fill(2_000, 1);
        assertThat(label("crypto")).isEqualTo("182 Articles");
        assertThat(label("technical-analysis")).isEqualTo("1,606 Articles");
        assertThat(label("defi")).isEqualTo("93 Articles");
        assertThat(count("select count(*) from article")).isEqualTo(2_000);
        assertThat(count("select count(*) from edition where locale = 'zh-Hans'")).isEqualTo(400);
        assertThat(count("select count(*) from edition where locale = 'en' and counted"))
                .isEqualTo(1_978);
        assertThat(count("select count(distinct published_at) from edition")).isEqualTo(2_000);
        assertChangesAreWhole();
        assertDerivedAreThoseOfARebuild();

        var list = Answers.json(http.get().uri("/v1/articles?limit=3&locale=en").exchange());
        assertThat(list.at("/items")).hasSize(3);
        var slug = list.at("/items/0/slug").asString();
        assertThat(http.get().uri("/v1/articles/{slug}?body=mdast,html", slug)).hasStatusOk();
        assertThat(Answers.slugs(http.get().uri("/v1/articles?locale=zh-Hans").exchange()))
                .hasSize(20);
    }

    @Test
    void interruptedItGoesOnToTheSameEnd() {
        filling.fill(160, 3);
        var whole = everything();
        WRITTEN.forEach(table -> jdbc.sql("delete from " + table).update());
        filling.fill(1, 3);
        filling.fill(50, 3);
        clock.pass(Duration.ofHours(20)); // another day, before the first that is scheduled
        filling.fill(160, 3);
        assertThat(everything()).isEqualTo(whole);
        filling.fill(160, 3);
        filling.fill(100, 3);
        assertThat(everything()).isEqualTo(whole);
    }

    @Test
    void whatIsScheduledBecomesPublicByItself() {
        filling.fill(2_000, 1);
        clock.pass(Duration.ofDays(31));
        var live =
                count(
                        """
                        select count(*) from article_topic a join topic t on t.id = a.topic_id
                        join publication p on p.article_id = a.article_id and p.locale = 'en'
                        where t.slug = 'technical-analysis' and p.ends_at > timestamp with time zone '2026-07-16 12:00:00+00'
                        """);
        assertThat(live).isGreaterThanOrEqualTo(1_606);
        assertThat(label("technical-analysis")).isEqualTo("%,d Articles".formatted(live));
    }

    @Test
    void anotherSeedAddsOthersWhoseSlugsDiffer() {
        filling.fill(30, 1);
        var taken = new DemoArticles(2, clock.instant()).range(1, 2).getFirst().slug();
        jdbc.sql("insert into slug (slug, article_id) select ?, id from article where ref = ?")
                .params(taken, "demo-1-1")
                .update();
        filling.fill(30, 2);
        assertThat(count("select count(*) from article")).isEqualTo(60);
        assertThat(
                        jdbc.sql(
                                        "select slug from revision where article_id = (select id from article where ref = 'demo-2-1') and locale = 'en'")
                                .query(String.class)
                                .single())
                .isEqualTo(taken + "-demo-2-1");
    }

    @Test
    void theServiceIsFilledBeforeItAnswers() {
        try (var service =
                new SpringApplicationBuilder(Application.class)
                        .run(
                                "--server.port=0",
                                "--spring.datasource.url=" + database.getJdbcUrl(),
                                "--spring.datasource.username=" + database.getUsername(),
                                "--spring.datasource.password=" + database.getPassword(),
                                "--cryptoqa.jobs=false",
                                "--cryptoqa.data-dir=" + folder,
                                "--cryptoqa.demo.articles=12",
                                "--cryptoqa.demo.seed=-5")) {
            assertThat(service.isRunning()).isTrue();
        }
        assertThat(count("select count(*) from article where ref like 'demo--5-%'")).isEqualTo(12);
    }

    private void write() {
        assertThat(
                        http.post()
                                .uri("/admin/v1/articles")
                                .header("Authorization", "Bearer " + callers.editor())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"locale\": \"en\", \"title\": \"Mine\"}"))
                .hasStatus(201);
    }

    private String label(String topic) {
        return Answers.json(http.get().uri("/v1/topics/{topic}?locale=en", topic).exchange())
                .at("/countLabel")
                .asString();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    /** One change for each beginning and each end that has been, numbered without a gap. */
    private void assertChangesAreWhole() {
        var first = count("select min(number) from change");
        var last = count("select last_number from change_number");
        var changes = count("select count(*) from change");
        assertThat(last - first + 1).isEqualTo(changes);
        assertThat(changes)
                .isEqualTo(
                        jdbc.sql(
                                        "select sum(case when starts_at <= ? then 1 else 0 end + case when ends_at <= ? then 1 else 0 end) from publication")
                                .params(now(), now())
                                .query(Integer.class)
                                .single());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record Stored(UUID article, String locale) {}

    private void assertDerivedAreThoseOfARebuild() {
        var kept = derived();
        for (var table : List.of("locale_total", "topic_total", "topic_day", "listing", "due")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update edition set listed_at = null, counted = false").update();
        var editions =
                jdbc.sql("select article_id, locale from edition")
                        .query((row, _) ->
                                new Stored(row.getObject(1, UUID.class), row.getString(2)))
                        .list();
        transactions.executeWithoutResult(
                _ -> editions.forEach(each -> settling.settle(each.article, each.locale)));
        assertThat(derived()).isEqualTo(kept);
    }

    private Map<String, List<String>> derived() {
        return rows(
                Map.of(
                        "edition",
                        "article_id, locale, published_at, listed_at, counted",
                        "listing",
                        "article_id, locale, topic_id, listed_at",
                        "due",
                        "article_id, locale, at",
                        "locale_total",
                        "locale, articles",
                        "topic_total",
                        "locale, topic_id, articles",
                        "topic_day",
                        "locale, topic_id, published_on, articles"));
    }

    /** All that was written, but the numbers of changes, which tell the batches apart. */
    private Map<String, List<String>> everything() {
        var columns = new TreeMap<String, String>();
        WRITTEN.forEach(table -> columns.put(table, "*"));
        columns.put("change", "article_id, locale, kind, at");
        return rows(columns);
    }

    private Map<String, List<String>> rows(Map<String, String> columns) {
        var all = new TreeMap<String, List<String>>();
        columns.forEach((table, names) ->
                all.put(table, rows("select %s from %s".formatted(names, table))));
        return all;
    }

    private List<String> rows(String sql) {
        return jdbc
                .sql(sql)
                .query((row, _) -> {
                    var text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        var value = row.getObject(i);
                        text.append(value instanceof Timestamp at ? at.toInstant() : instant(value))
                                .append(' ');
                    }
                    return text.toString();
                })
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private static Object instant(Object value) {
        return value instanceof OffsetDateTime at ? at.toInstant() : String.valueOf(value);
    }
}
