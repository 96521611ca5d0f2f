package io.cryptoqa.feed;

import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import io.cryptoqa.feed.SitemapReader.Entry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** {@code /sitemap.xml} where one could not hold all. */
@HttpTest
@TestPropertySource(properties = "cryptoqa.feed.urls-per-sitemap=3")
class SitemapPartsTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;

    private final SitemapReader sitemap;

    SitemapPartsTests(@Autowired MockMvcTester http) {
        sitemap = new SitemapReader(http);
    }

    @Test
    void upToTheLimitThereIsOne() {
        save(3);
        assertThat(sitemap.urls()).hasSize(3);
        save(1);
        assertThat(sitemap.walk(sitemap.parts())).hasSize(4);
    }

    @Test
    void thePartsTogetherHaveEveryLiveEditionOnce() {
        var expected = new HashSet<String>();
        for (int i = 0; i < 25; i++) {
            var id = content.anArticle().slug("a-" + i).save();
            expected.add("http://localhost:8080/qa/a-" + i + "?locale=en");
            if (i % 3 == 0) {
                content.anEditionOf(id).in("zh-Hans").slug("z-" + i).save();
                expected.add("http://localhost:8080/qa/z-" + i + "?locale=zh-Hans");
            }
            content.anArticle().draft().save();
            content.anArticle().publishedAt(START.plusSeconds(60)).save();
        }
        var parts = sitemap.parts();
        for (var part : parts) {
            assertThat(sitemap.urls(URI.create(part.loc()).getPath()))
                    .hasSizeBetween(1, 3)
                    .allSatisfy(
                            entry -> assertThat(entry.alternates().values()).contains(entry.loc()));
        }
        assertThat(sitemap.walk(parts))
                .extracting(Entry::loc)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aPartChangedWhenTheLastOfItsEditionsCameOrWent() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            ids.add(content.anArticle().publishedAt(START.minusSeconds(1000 - i)).save());
        }
        for (var part : sitemap.parts()) {
            assertThat(part.modified())
                    .isEqualTo(
                            sitemap.walk(List.of(part)).stream()
                                    .map(Entry::modified)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow());
        }
        var before = sitemap.parts();
        clock.pass(Duration.ofHours(1));
        content.withdraw(ids.getFirst(), "en", clock.instant());
        var after = sitemap.parts();
        // ids are made of the time, so the article may have been the only one of its part
        assertThat(after)
                .satisfiesAnyOf(
                        parts -> assertThat(parts).hasSizeLessThan(before.size()),
                        parts ->
                                assertThat(parts)
                                        .anyMatch(part -> part.modified().equals(clock.instant())));
    }

    @Test
    void aWalkLosesNothingWhileOthersComeAndGo() {
        var ids = save(20);
        var parts = sitemap.parts();
        var stay = sitemap.walk(parts).stream().map(Entry::loc).toList();
        clock.pass(Duration.ofHours(1));
        content.withdraw(ids.getFirst(), "en", clock.instant());
        save(7);
        var walked = sitemap.walk(parts.subList(1, parts.size())).stream().map(Entry::loc).toList();
        assertThat(walked).containsAll(stay.subList(3, stay.size()));
        assertThat(sitemap.walk(sitemap.parts())).hasSize(26);
    }

    @Test
    void aPartIsReadWithoutWhatStandsBeforeIt() {
        save(20);
        var last = URI.create(sitemap.parts().getLast().loc()).getPath();
        assertThat(Statements.during(() -> sitemap.urls(last)))
                .hasSize(3)
                .noneMatch(sql -> sql.contains("offset"));
        save(1);
        assertThat(Statements.during(() -> sitemap.parts())).hasSizeLessThanOrEqualTo(7);
    }

    private List<UUID> save(int articles) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < articles; i++) {
            ids.add(content.anArticle().save());
        }
        return ids;
    }
}
