package io.cryptoqa.feed;

import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** {@code /sitemap.xml}, as long as one is enough. */
@HttpTest
class SitemapTests {

    private static final String QA = "http://localhost:8080/qa/";

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;

    private final SitemapReader sitemap;

    SitemapTests(@Autowired MockMvcTester http) {
        sitemap = new SitemapReader(http);
    }

    @Test
    void aParameterOrAnUnknownPartIsRefused() {
        assertThat(http.get().uri("/sitemap.xml?page=1"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("unknown-parameter");
        content.anArticle().save();
        for (var part :
                List.of("f-1", "1", "0-0", "0-129", "00-1", "8-2-3", "g-4", "1-2", "%00", "..")) {
            assertThat(http.get().uri(URI.create("/sitemaps/" + part + ".xml")))
                    .as(part)
                    .hasStatus(NOT_FOUND)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("not-found");
        }
        assertThat(sitemap.urls("/sitemaps/0-1.xml")).hasSize(1);
    }

    @Test
    void withoutArticlesItHasThePlaceWhereTheyWillBe() {
        assertThat(sitemap.urls())
                .containsExactly(new SitemapReader.Entry("http://localhost:8080/qa", "", Map.of()));
    }

    @Test
    void everyLiveEditionIsThereWithItsLanguages() {
        var both = content.anArticle().slug("both").publishedAt(START.minusSeconds(50)).save();
        content.anEditionOf(both)
                .in("zh-Hans")
                .slug("两者")
                .publishedAt(START.minusSeconds(40))
                .save();
        content.anArticle().slug("english").dated(START.minusSeconds(9_000_000)).save();
        content.anArticle().in("zh-Hans").slug("chinese").save();
        var en = QA + "both?locale=en";
        var zh = QA + "%E4%B8%A4%E8%80%85?locale=zh-Hans";
        var bothAlternates = Map.of("en", en, "zh-Hans", zh, "x-default", en);
        var english = QA + "english?locale=en";
        var chinese = QA + "chinese?locale=zh-Hans";
        var yesterday = START.minus(Duration.ofDays(1)).toString();
        assertThat(sitemap.urls())
                .containsExactlyInAnyOrder(
                        new SitemapReader.Entry(
                                en, START.minusSeconds(50).toString(), bothAlternates),
                        new SitemapReader.Entry(
                                zh, START.minusSeconds(40).toString(), bothAlternates),
                        new SitemapReader.Entry(
                                english, yesterday, Map.of("en", english, "x-default", english)),
                        new SitemapReader.Entry(chinese, yesterday, Map.of("zh-Hans", chinese)));
    }

    @Test
    void onlyWhatReadersMaySeeNowIsThere() {
        content.anArticle().draft().save();
        var gone = content.anArticle().slug("gone").save();
        content.anArticle().slug("coming").publishedAt(START.plusSeconds(60)).save();
        content.anArticle().slug("new").formerly("old").publishedAt(START).save();
        content.anArticle().in("fr").slug("french").save();
        assertThat(locs()).containsExactlyInAnyOrder("gone?locale=en", "new?locale=en");
        clock.pass(Duration.ofMinutes(1));
        content.withdraw(gone, "en", clock.instant());
        assertThat(locs()).containsExactlyInAnyOrder("new?locale=en", "coming?locale=en");
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithinAChunk() {
        content.anArticle().save();
        var ofOne = Statements.during(() -> sitemap.urls());
        for (int i = 0; i < 30; i++) {
            content.anArticle().save();
        }
        assertThat(Statements.during(() -> sitemap.urls())).hasSameSizeAs(ofOne);
        assertThat(ofOne).noneMatch(sql -> sql.contains("offset") || sql.contains("body"));
    }

    @Test
    void nothingIsLostBetweenChunks() {
        for (int i = 0; i < 600; i++) {
            var id = content.anArticle().save();
            content.anEditionOf(id).in("zh-Hans").save();
        }
        var urls = sitemap.urls();
        assertThat(urls).hasSize(1_200).allMatch(entry -> entry.alternates().size() == 3);
        assertThat(urls.stream().map(SitemapReader.Entry::loc)).doesNotHaveDuplicates();
    }

    private List<String> locs() {
        return sitemap.urls().stream().map(entry -> entry.loc().substring(QA.length())).toList();
    }
}
