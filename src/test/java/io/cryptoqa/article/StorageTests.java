package io.cryptoqa.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the database itself guarantees. */
@HttpTest
class StorageTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired JdbcClient jdbc;

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

    private void assertRefused(String sql, UUID article) {
        assertThatThrownBy(() -> jdbc.sql(sql).param(article).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
