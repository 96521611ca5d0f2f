package io.cryptoqa.article;

import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** Every derived column and counter, compared with what a rebuild from publications gives. */
@HttpTest
class SettlingTests {

    private static final String[] TOPICS = {"trading", "crypto", "defi", "nft"};

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired Settling settling;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    private record Saved(UUID id, String locale) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsAreThoseOfARebuildAtEveryInstantWithNoJobRunning(long seed) {
        var saved = someArticles(new Random(seed));
        assertCountsAreTrue();
        for (int hour = 0; hour < 12; hour++) {
            clock.pass(Duration.ofMinutes(47));
            assertCountsAreTrue();
        }
        assertDerivedAreThoseOfARebuild(saved);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void settlingAgainChangesNothingButWhatIsDue(long seed) {
        var saved = someArticles(new Random(seed));
        clock.pass(Duration.ofHours(5));
        saved.forEach(each -> settling.settle(each.id, each.locale));
        var once = derived();
        assertCountsAreTrue();
        saved.forEach(each -> settling.settle(each.id, each.locale));
        assertThat(derived()).isEqualTo(once);
    }

    @Test
    void withdrawingTakesAnArticleOutOfEveryDerivedColumn() {
        content.aTopic("defi").save();
        var id = content.anArticle().about("defi").save();
        content.withdraw(id, "en", START);
        assertThat(jdbc.sql("select count(*) from listing").query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select sum(articles) from topic_total").query(Integer.class).single())
                .isZero();
        assertThat(jdbc.sql("select sum(articles) from topic_day").query(Integer.class).single())
                .isZero();
        assertThat(
                        jdbc.sql(
                                        "select count(*) from edition where listed_at is null and not counted")
                                .query(Integer.class)
                                .single())
                .isOne();
    }

    /** Published, scheduled, ended and drafts, in both locales; some withdrawn again. */
    private List<Saved> someArticles(Random random) {
        for (var topic : TOPICS) {
            content.aTopic(topic).save();
        }
        var saved = new ArrayList<Saved>();
        for (int i = 0; i < 30; i++) {
            var first = random.nextInt(TOPICS.length);
            var second = (first + 1 + random.nextInt(TOPICS.length - 1)) % TOPICS.length;
            var id = shown(content.anArticle().about(TOPICS[first], TOPICS[second]), random).save();
            saved.add(new Saved(id, "en"));
            if (random.nextBoolean()) {
                shown(content.anEditionOf(id).in("zh-Hans"), random).save();
                saved.add(new Saved(id, "zh-Hans"));
            }
            if (random.nextInt(5) == 0) {
                clock.pass(Duration.ofMinutes(7));
                content.withdraw(id, "en", clock.instant());
            }
        }
        return saved;
    }

    private static Content.ArticleBuilder shown(Content.ArticleBuilder article, Random random) {
        var from = START.plus(Duration.ofMinutes(random.nextInt(-600, 600)));
        return switch (random.nextInt(4)) {
            case 0 -> article.draft();
            case 1 -> article.publishedAt(from);
            default -> article.shown(from, from.plus(Duration.ofMinutes(random.nextInt(1, 500))));
        };
    }

    /** What readers are told, against a count over publications. */
    private void assertCountsAreTrue() {
        for (var locale : List.of("en", "zh-Hans")) {
            var answer =
                    json.readTree(
                            http.get()
                                    .uri("/v1/topics?limit=100&locale=" + locale)
                                    .exchange()
                                    .getResponse()
                                    .getContentAsByteArray());
            for (var topic : answer.at("/items")) {
                assertThat(topic.at("/articleCount").asInt())
                        .as("%s in %s at %s", topic.at("/slug"), locale, clock.instant())
                        .isEqualTo(liveArticles(topic.at("/slug").asString(), locale));
            }
        }
    }

    private int liveArticles(String topic, String locale) {
        return jdbc.sql(
                        """
                        select count(*) from article_topic a join topic t on t.id = a.topic_id
                          join publication p on p.article_id = a.article_id
                        where t.slug = :topic and p.locale = :locale and p.starts_at <= :now and p.ends_at > :now
                        """)
                .param("topic", topic)
                .param("locale", locale)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private void assertDerivedAreThoseOfARebuild(List<Saved> saved) {
        saved.forEach(each -> settling.settle(each.id, each.locale));
        var kept = derived();
        for (var table : List.of("locale_total", "topic_total", "topic_day", "listing", "due")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update edition set listed_at = null, counted = false").update();
        saved.forEach(each -> settling.settle(each.id, each.locale));
        assertThat(derived()).isEqualTo(kept);
    }

    /** All derived rows as text; counters that have come down to 0 are as good as none. */
    private Map<String, List<String>> derived() {
        return Map.of(
                "edition",
                rows("select article_id, locale, listed_at, counted from edition"),
                "listing",
                rows("select article_id, locale, topic_id, listed_at from listing"),
                "due",
                rows("select article_id, locale, at from due"),
                "locale total",
                rows("select locale, articles from locale_total where articles > 0"),
                "total",
                rows("select locale, topic_id, articles from topic_total where articles > 0"),
                "day",
                rows(
                        "select locale, topic_id, published_on, articles from topic_day where articles > 0"));
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
