package io.cryptoqa.discovery;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.Answers.slugs;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** {@code GET /v1/articles/latest}. */
@HttpTest
class LatestArticlesTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;

    @Test
    void theNewestComesFirstByTheDateReadersSee() {
        content.anArticle().slug("older").publishedAt(daysAgo(3)).save();
        content.anArticle().slug("newest").publishedAt(daysAgo(1)).save();
        content.anArticle().slug("newer").publishedAt(daysAgo(2)).save();
        content.anArticle().slug("imported").publishedAt(daysAgo(1)).dated(daysAgo(900)).save();
        assertThat(slugs(get("/v1/articles/latest")))
                .containsExactly("newest", "newer", "older", "imported");
    }

    @Test
    void itAnswersAsTheListOfArticlesDoes() {
        content.aTopic("defi").named("en", "DeFi").save();
        content.anArticle().about("defi").by("Ada").image("https://example.com/i.png").save();
        content.anArticle().save();
        var latest = get("/v1/articles/latest");
        assertThat(latest).hasStatus(OK).hasHeader("Content-Language", "en");
        assertThat(json(latest)).isEqualTo(json(get("/v1/articles")));
    }

    @Test
    void onlyWhatReadersMaySeeNowIsListed() {
        content.anArticle().slug("draft").draft().save();
        content.anArticle().slug("withdrawn").shown(daysAgo(9), daysAgo(1)).save();
        content.anArticle().slug("scheduled").publishedAt(START.plusSeconds(1)).save();
        assertThat(get("/v1/articles/latest")).hasStatus(OK);
        assertThat(slugs(get("/v1/articles/latest"))).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(slugs(get("/v1/articles/latest"))).containsExactly("scheduled");
    }

    @Test
    void theListNeverFallsBackToAnotherLocale() {
        content.anArticle().slug("english-only").save();
        assertThat(slugs(get("/v1/articles/latest?locale=zh-Hans"))).isEmpty();
        var both = content.anArticle().slug("in-english").save();
        content.anEditionOf(both).in("zh-Hans").slug("中文").save();
        assertThat(slugs(get("/v1/articles/latest?locale=zh-Hans"))).containsExactly("中文");
    }

    @Test
    void thereAreTwentyUnlessALimitAsksForOtherwise() {
        for (int i = 0; i < 21; i++) {
            content.anArticle().save();
        }
        assertThat(slugs(get("/v1/articles/latest"))).hasSize(20);
        assertThat(slugs(get("/v1/articles/latest?limit=3"))).hasSize(3);
        assertThat(slugs(get("/v1/articles/latest?limit=100"))).hasSize(21);
    }

    @Test
    void aLimitOutsideOneToAHundredIsRefusedAndNotClamped() {
        for (var limit : List.of("0", "101", "-1", "2.5", "ten", "99999999999")) {
            assertThat(get("/v1/articles/latest?limit=" + limit))
                    .as(limit)
                    .hasStatus(BAD_REQUEST)
                    .bodyJson()
                    .satisfies(problem -> {
                        assertThat(problem)
                                .extractingPath("$.type")
                                .isEqualTo("/problems/bad-parameter");
                        assertThat(problem)
                                .extractingPath("$.errors[0].pointer")
                                .isEqualTo("#/query/limit");
                    });
        }
    }

    @Test
    void itsOrderIsFixedAndItHasNoFilters() {
        for (var parameter :
                List.of("sort=publishedAt", "topic=defi", "from=2026-01-01", "to=2026-01-01")) {
            assertThat(get("/v1/articles/latest?" + parameter))
                    .hasStatus(BAD_REQUEST)
                    .bodyJson()
                    .satisfies(problem -> {
                        assertThat(problem)
                                .extractingPath("$.type")
                                .isEqualTo("/problems/unknown-parameter");
                        assertThat(problem)
                                .extractingPath("$.detail")
                                .asString()
                                .contains("cursor, limit, locale");
                    });
        }
    }

    @Test
    void aWalkMeetsEachOnceWhileOthersArePublished() {
        for (int day = 1; day <= 5; day++) {
            content.anArticle().slug("old-" + day).publishedAt(daysAgo(day)).save();
        }
        var met = new ArrayList<String>();
        var cursor = "";
        for (int pages = 0; cursor != null && pages < 9; pages++) {
            var page = get("/v1/articles/latest?limit=2" + cursor);
            met.addAll(slugs(page));
            clock.pass(Duration.ofMinutes(1));
            content.anArticle().publishedAt(clock.instant()).save();
            var next = json(page).at("/page/next");
            if (next.isNull()) {
                assertThat(page).doesNotContainHeader("Link");
                cursor = null;
            } else {
                cursor = "&cursor=" + next.asString();
                assertThat(page)
                        .hasHeader(
                                "Link",
                                "</v1/articles/latest?limit=2%s&locale=en>; rel=\"next\""
                                        .formatted(cursor));
            }
        }
        assertThat(met).containsExactly("old-1", "old-2", "old-3", "old-4", "old-5");
    }

    private static Instant daysAgo(int days) {
        return START.minus(Duration.ofDays(days));
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }
}
