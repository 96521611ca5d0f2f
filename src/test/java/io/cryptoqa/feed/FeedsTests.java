package io.cryptoqa.feed;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The feeds, read by programs that know nothing of what wrote them. */
@HttpTest
class FeedsTests {

    private static final String RSS = "/feeds/articles.rss";
    private static final String ATOM = "/feeds/articles.atom";
    private static final String JSON = "/feeds/articles.json";
    private static final List<String> FORMATS = List.of(RSS, ATOM, JSON);
    private static final String SITE = "http://localhost:8080";

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired Callers callers;
    @Autowired TestClock clock;

    @Test
    void anUnknownTopicIsNoEmptyFeed() {
        for (var format : FORMATS) {
            assertThat(get(format + "?topic=none"))
                    .hasStatus(NOT_FOUND)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("topic-not-found");
            assertThat(get(format + "?limit=3"))
                    .hasStatus(BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.detail")
                    .asString()
                    .contains("locale, topic");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/feeds/articles.rss  | application/rss+xml                        | application/rss+xml",
                "/feeds/articles.rss  | application/xml                            | application/rss+xml",
                "/feeds/articles.rss  | text/xml;q=0.1, text/html                  | application/rss+xml",
                "/feeds/articles.rss  | application/atom+xml, application/xml;q=0.9 | application/rss+xml",
                "/feeds/articles.rss  | application/atom+xml                       | -",
                "/feeds/articles.rss  | application/json                           | -",
                "/feeds/articles.atom | application/xml                            | application/atom+xml",
                "/feeds/articles.atom | text/html,*/*;q=0.5                        | application/atom+xml",
                "/feeds/articles.atom | application/rss+xml                        | -",
                "/feeds/articles.json | application/json                           | application/feed+json",
                "/feeds/articles.json | application/xml                            | -",
            })
    void aRouteAnswersItsTypeToWhoeverAdmitsThatOrAGeneralOne(
            String route, String accept, String type) {
        var answer = http.get().uri(route).header("Accept", accept).exchange();
        if (type.equals("-")) {
            assertThat(answer).hasStatus(NOT_ACCEPTABLE);
            assertThat(json(answer).at("/code").asString()).isEqualTo("not-acceptable");
        } else {
            assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(type);
        }
    }

    @Test
    void allFormatsSayTheSame() {
        content.aTopic("defi").named("en", "DeFi & more").save();
        content.aTopic("security").named("en", "Security").save();
        var id =
                content.anArticle()
                        .slug("what")
                        .titled("What?")
                        .summary("In short: a & b.")
                        .about("defi", "security")
                        .by("Ada Lovelace")
                        .image("/images/a.png")
                        .body("## Why\n\nBecause *so*.\n\n```\na\n\n    b\n```\n")
                        .publishedAt(START.minusSeconds(60))
                        .dated(Instant.parse("2025-01-02T03:04:05Z"))
                        .save();
        var urn = "urn:uuid:" + id + "#en";
        var page = SITE + "/qa/what?locale=en";
        var html = json(get("/v1/articles/what?body=html")).at("/body/html").asString();
        assertThat(html).contains("<pre><code>a\n\n    b\n</code></pre>");

        var rss = Xml.read(bytes(RSS));
        var channel = Xml.one(rss, "channel");
        assertThat(rss.getAttribute("version")).isEqualTo("2.0");
        assertThat(Xml.text(channel, "title")).isEqualTo("Crypto Q&A");
        assertThat(Xml.text(channel, "link")).isEqualTo(SITE + "/qa?locale=en");
        assertThat(Xml.text(channel, "description")).isNotEmpty();
        assertThat(Xml.text(channel, "language")).isEqualTo("en");
        assertThat(Xml.text(channel, "lastBuildDate")).isEqualTo("Mon, 15 Jun 2026 11:59:00 GMT");
        assertThat(Xml.one(channel, "atom:link").getAttribute("href"))
                .isEqualTo(SITE + "/feeds/articles.rss?locale=en");
        assertThat(Xml.one(channel, "atom:link").getAttribute("rel")).isEqualTo("self");
        var item = Xml.one(channel, "item");
        assertThat(Xml.text(item, "guid")).isEqualTo(urn);
        assertThat(Xml.one(item, "guid").getAttribute("isPermaLink")).isEqualTo("false");
        assertThat(Xml.text(item, "title")).isEqualTo("What?");
        assertThat(Xml.text(item, "link")).isEqualTo(page);
        assertThat(Xml.text(item, "description")).isEqualTo("In short: a &amp; b.");
        assertThat(Xml.text(item, "content:encoded")).isEqualTo(html);
        assertThat(Xml.text(item, "dc:creator")).isEqualTo("Ada Lovelace");
        assertThat(Xml.text(item, "pubDate")).isEqualTo("Thu, 02 Jan 2025 03:04:05 GMT");
        assertThat(Xml.all(item, "category"))
                .extracting(each -> each.getTextContent())
                .containsExactly("DeFi & more", "Security");

        var atom = Xml.read(bytes(ATOM));
        assertThat(atom.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(atom.getAttribute("xml:lang")).isEqualTo("en");
        assertThat(Xml.text(atom, "id")).isEqualTo(SITE + "/feeds/articles.atom?locale=en");
        assertThat(Xml.text(atom, "updated")).isEqualTo("2026-06-15T11:59:00Z");
        assertThat(Xml.where(atom, "link", "rel", "self", "href")).contains(Xml.text(atom, "id"));
        assertThat(Xml.where(atom, "link", "rel", "alternate", "href"))
                .contains(SITE + "/qa?locale=en");
        var entry = Xml.one(atom, "entry");
        assertThat(Xml.text(entry, "id")).isEqualTo(urn);
        assertThat(Xml.text(entry, "title")).isEqualTo("What?");
        assertThat(Xml.text(entry, "updated")).isEqualTo("2026-06-15T11:59:00Z");
        assertThat(Xml.text(entry, "published")).isEqualTo("2025-01-02T03:04:05Z");
        assertThat(Xml.text(entry, "summary")).isEqualTo("In short: a & b.");
        assertThat(Xml.text(entry, "content")).isEqualTo(html);
        assertThat(Xml.one(entry, "content").getAttribute("type")).isEqualTo("html");
        assertThat(Xml.text(Xml.one(entry, "author"), "name")).isEqualTo("Ada Lovelace");
        assertThat(Xml.where(entry, "link", "rel", "alternate", "href")).contains(page);
        assertThat(Xml.where(entry, "category", "term", "defi", "label")).contains("DeFi & more");

        var feed = json(get(JSON));
        assertThat(feed.at("/version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.at("/title").asString()).isEqualTo("Crypto Q&A");
        assertThat(feed.at("/home_page_url").asString()).isEqualTo(SITE + "/qa?locale=en");
        assertThat(feed.at("/feed_url").asString())
                .isEqualTo(SITE + "/feeds/articles.json?locale=en");
        assertThat(feed.at("/language").asString()).isEqualTo("en");
        var first = feed.at("/items/0");
        assertThat(first.at("/id").asString()).isEqualTo(urn);
        assertThat(first.at("/url").asString()).isEqualTo(page);
        assertThat(first.at("/title").asString()).isEqualTo("What?");
        assertThat(first.at("/summary").asString()).isEqualTo("In short: a & b.");
        assertThat(first.at("/content_html").asString()).isEqualTo(html);
        assertThat(first.at("/date_published").asString()).isEqualTo("2025-01-02T03:04:05Z");
        assertThat(first.at("/date_modified").asString()).isEqualTo("2026-06-15T11:59:00Z");
        assertThat(first.at("/authors/0/name").asString()).isEqualTo("Ada Lovelace");
        assertThat(first.at("/authors/0").has("url")).isFalse();
        assertThat(first.at("/tags").valueStream().map(JsonNode::asString))
                .containsExactly("DeFi & more", "Security");
        assertThat(first.at("/language").asString()).isEqualTo("en");
        assertThat(first.at("/image").asString()).isEqualTo(SITE + "/images/a.png");
        assertThat(feed.findValues("summary")).noneMatch(JsonNode::isNull);
    }

    @Test
    void whatNobodySignedIsByTheEditorsAndWhatIsMissingIsLeftOut() {
        content.anArticle().summary(null).save();
        var item = json(get(JSON)).at("/items/0");
        assertThat(item.at("/authors/0/name").asString()).isEqualTo("Editors of this site");
        assertThat(item.has("summary")).isFalse();
        assertThat(item.has("image")).isFalse();
        var entry = Xml.one(Xml.read(bytes(ATOM)), "entry");
        assertThat(Xml.text(Xml.one(entry, "author"), "name")).isEqualTo("Editors of this site");
        assertThat(Xml.all(entry, "summary")).isEmpty();
        var rssItem = Xml.one(Xml.one(Xml.read(bytes(RSS)), "channel"), "item");
        assertThat(Xml.all(rssItem, "description")).isEmpty();
    }

    @Test
    void hostileWordsAreWords() throws IOException, FeedException {
        var titles =
                List.of(
                        "<script>alert(1)</script>",
                        "]]> & ]]&gt; &#x3C;b>",
                        "Is 😀 a \"coin\"? <!-- <![CDATA[",
                        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>");
        for (int i = 0; i < titles.size(); i++) {
            content.anArticle()
                    .titled(titles.get(i))
                    .summary(titles.get(i))
                    .by(titles.get(i))
                    .body("`]]>` and `<b>`\n\n    " + titles.get(i) + "\n")
                    .publishedAt(START.minusSeconds(1 + i))
                    .save();
        }
        assertThat(rome(RSS).getEntries()).extracting(SyndEntry::getTitle).isEqualTo(titles);
        assertThat(rome(ATOM).getEntries()).extracting(SyndEntry::getTitle).isEqualTo(titles);
        assertThat(items(RSS)).extracting(item -> item.getTitle().orElse("")).isEqualTo(titles);
        assertThat(json(get(JSON)).at("/items").valueStream().map(each -> each.at("/title")))
                .extracting(JsonNode::asString)
                .isEqualTo(titles);
        var entries = Xml.all(Xml.read(bytes(ATOM)), "entry");
        for (int i = 0; i < titles.size(); i++) {
            assertThat(Xml.text(entries.get(i), "summary")).isEqualTo(titles.get(i));
            assertThat(Xml.text(entries.get(i), "content"))
                    .contains("<code>]]&gt;</code>")
                    .doesNotContain("<script", "<!");
        }
        var item = Xml.all(Xml.one(Xml.read(bytes(RSS)), "channel"), "item").getFirst();
        assertThat(Xml.text(item, "description"))
                .as("a description is HTML")
                .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void charactersThatXmlCannotHoldDoNotBreakAFeed() {
        content.anArticle()
                .titled("a\uFFFEb\uFFFFc")
                .summary("d\uFFFE")
                .by("e\uFFFF")
                .body("one &#1; two &#12; three &#xFFFE; four\n")
                .save();
        var entry = Xml.one(Xml.read(bytes(ATOM)), "entry");
        assertThat(Xml.text(entry, "title")).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(Xml.text(entry, "content")).contains("one \uFFFD two \uFFFD three \uFFFD four");
        var item = Xml.one(Xml.one(Xml.read(bytes(RSS)), "channel"), "item");
        assertThat(Xml.text(item, "title")).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(Xml.text(item, "dc:creator")).isEqualTo("e\uFFFD");
        assertThat(json(get(JSON)).at("/items/0/title").asString()).isEqualTo("a\uFFFEb\uFFFFc");
    }

    @Test
    void addressesInTheBodyAreAbsolute() {
        content.anArticle()
                .slug("here")
                .body(
                        "[a](/x?y#z) [b](other) [c](#why) [d](?e) [f](//cdn.example/g) "
                                + "[h](https://example.org/i) [j](mailto:k@example.org) ![l](/m.png)\n")
                .save();
        var html = json(get(JSON)).at("/items/0/content_html").asString();
        assertThat(html)
                .contains("href=\"http://localhost:8080/x?y#z\"")
                .contains("href=\"http://localhost:8080/qa/other\"")
                .contains("href=\"http://localhost:8080/qa/here?locale=en#why\"")
                .contains("href=\"http://localhost:8080/qa/here?e\"")
                .contains("href=\"http://cdn.example/g\"")
                .contains("href=\"https://example.org/i\"")
                .contains("href=\"mailto:k@example.org\"")
                .contains("src=\"http://localhost:8080/m.png\"");
        assertThat(Xml.text(Xml.one(Xml.read(bytes(ATOM)), "entry"), "content")).isEqualTo(html);
    }

    @Test
    void theNewestFiftyAreThere() throws IOException, FeedException {
        var slugs = new ArrayList<String>();
        for (int i = 1; i <= 51; i++) {
            content.anArticle().slug("a-" + i).titled("A " + i).publishedAt(daysAgo(i)).save();
            slugs.add("A " + i);
        }
        var newest = slugs.subList(0, 50);
        assertThat(rome(RSS).getEntries()).extracting(SyndEntry::getTitle).isEqualTo(newest);
        assertThat(rome(ATOM).getEntries()).extracting(SyndEntry::getTitle).isEqualTo(newest);
        assertThat(titles(JSON)).isEqualTo(newest);
    }

    @Test
    void theNumberOfStatementsDoesNotGrow() {
        content.aTopic("defi").save();
        content.anArticle().about("defi").save();
        for (var uri : List.of(RSS, ATOM, JSON, RSS + "?topic=defi")) {
            var ofOne = Statements.during(() -> get(uri));
            assertThat(ofOne).hasSizeLessThanOrEqualTo(5);
            assertThat(ofOne.stream().filter(sql -> sql.contains(".body"))).hasSize(1);
        }
        content.anArticle().about("defi").save();
        var ofOne = Statements.during(() -> get(RSS + "?topic=defi"));
        for (int i = 0; i < 20; i++) {
            content.anArticle().about("defi").save();
        }
        assertThat(Statements.during(() -> get(RSS + "?topic=defi"))).hasSameSizeAs(ofOne);
        assertThat(titles(JSON + "?topic=defi")).hasSize(22);
    }

    @Test
    void onlyWhatReadersMaySeeNowIsThere() {
        content.anArticle().draft().save();
        var live = content.anArticle().titled("Live").publishedAt(daysAgo(1)).save();
        content.anArticle().titled("Scheduled").publishedAt(START.plusSeconds(1)).save();
        for (var format : FORMATS) {
            assertThat(titles(format)).as(format).containsExactly("Live");
        }
        clock.pass(Duration.ofSeconds(1));
        for (var format : FORMATS) {
            assertThat(titles(format)).as(format).containsExactly("Scheduled", "Live");
        }
        clock.pass(Duration.ofSeconds(1));
        content.withdraw(live, "en", clock.instant());
        for (var format : FORMATS) {
            assertThat(titles(format)).as(format).containsExactly("Scheduled");
        }
    }

    @Test
    void aCorrectedArticleIsTheSameWithALaterTime() throws IOException, FeedException {
        content.aTopic("defi").save();
        var editor = new Editor(http, callers.editor());
        var made = editor.published("Before?");
        var before = rome(ATOM).getEntries().getFirst();
        clock.pass(Duration.ofHours(1));
        var path = Editor.edition(made.id(), "en");
        var saved =
                editor.patch(
                        path,
                        Sent.json("{\"title\": \"After?\", \"slug\": \"after\"}")
                                .knowing(made.tag()));
        assertThat(rome(ATOM).getEntries().getFirst().getTitle()).isEqualTo("Before?");
        assertThat(editor.post(path + "/publish", Sent.nothing().knowing(saved.tag())).status())
                .isEqualTo(200);
        var after = rome(ATOM).getEntries().getFirst();
        assertThat(after.getTitle()).isEqualTo("After?");
        assertThat(after.getUri()).isEqualTo(before.getUri());
        assertThat(after.getLink()).isEqualTo(SITE + "/qa/after?locale=en");
        assertThat(after.getPublishedDate()).isEqualTo(before.getPublishedDate());
        assertThat(after.getUpdatedDate().toInstant())
                .isEqualTo(before.getUpdatedDate().toInstant().plus(Duration.ofHours(1)));
        assertThat(items(RSS).getFirst().getGuid()).contains(before.getUri());
        assertThat(json(get(JSON)).at("/items/0/id").asString()).isEqualTo(before.getUri());
        assertThat(Xml.text(Xml.read(bytes(ATOM)), "updated"))
                .isEqualTo(START.plus(Duration.ofHours(1)).toString());
    }

    @Test
    void aFeedIsInOneLanguageAndNoneOfItsIdsIsInAnother() throws IOException, FeedException {
        content.aTopic("defi").named("en", "DeFi").named("zh-Hans", "去中心化金融").save();
        var both = content.anArticle().titled("English").about("defi").save();
        content.anEditionOf(both).in("zh-Hans").slug("什么是钱包").titled("什么是钱包？").save();
        content.anArticle().titled("English only").about("defi").save();
        var ids = new HashSet<String>();
        for (var format : FORMATS) {
            assertThat(titles(format)).containsExactlyInAnyOrder("English", "English only");
            var chinese = get(format + "?locale=zh-Hans");
            assertThat(chinese).hasStatusOk().hasHeader("Content-Language", "zh-Hans");
            assertThat(titles(format + "?locale=zh-Hans")).containsExactly("什么是钱包？");
            assertThat(
                            http.get()
                                    .uri(format)
                                    .header("Accept-Language", "zh-CN")
                                    .exchange()
                                    .getResponse()
                                    .getContentAsByteArray())
                    .isEqualTo(chinese.getResponse().getContentAsByteArray());
        }
        items(RSS).forEach(item -> assertThat(ids.add(item.getGuid().orElseThrow())).isTrue());
        items(RSS + "?locale=zh-Hans")
                .forEach(item -> assertThat(ids.add(item.getGuid().orElseThrow())).isTrue());
        var rss = rome(RSS + "?locale=zh-Hans&topic=defi");
        assertThat(rss.getTitle()).isEqualTo("加密问答：去中心化金融");
        assertThat(rss.getLanguage()).isEqualTo("zh-Hans");
        assertThat(rss.getEntries().getFirst().getLink())
                .isEqualTo(
                        SITE + "/qa/%E4%BB%80%E4%B9%88%E6%98%AF%E9%92%B1%E5%8C%85?locale=zh-Hans");
        assertThat(Xml.read(bytes(ATOM + "?locale=zh-Hans")).getAttribute("xml:lang"))
                .isEqualTo("zh-Hans");
    }

    @Test
    void aTopicHasAFeedOfItsOwn() {
        content.aTopic("defi").named("en", "DeFi").described("en", "Lending & more.").save();
        content.aTopic("nft").save();
        content.anArticle().titled("Of DeFi").about("nft", "defi").save();
        content.anArticle().titled("Of NFT").about("nft").save();
        for (var format : FORMATS) {
            assertThat(titles(format + "?topic=defi")).containsExactly("Of DeFi");
            assertThat(titles(format + "?topic=DEFI")).containsExactly("Of DeFi");
        }
        var feed = json(get(JSON + "?topic=defi"));
        assertThat(feed.at("/title").asString()).isEqualTo("Crypto Q&A: DeFi");
        assertThat(feed.at("/description").asString()).isEqualTo("Lending & more.");
        assertThat(feed.at("/feed_url").asString())
                .isEqualTo(SITE + "/feeds/articles.json?topic=defi&locale=en");
    }

    @Test
    void aFeedWithoutArticlesIsAFeed() throws IOException, FeedException {
        assertThat(rome(RSS).getEntries()).isEmpty();
        assertThat(items(RSS)).isEmpty();
        assertThat(rome(ATOM).getEntries()).isEmpty();
        var atom = Xml.read(bytes(ATOM));
        assertThat(Xml.text(atom, "updated")).isEqualTo("1970-01-01T00:00:00Z");
        clock.pass(Duration.ofDays(1));
        assertThat(bytes(ATOM)).isEqualTo(get(ATOM).getResponse().getContentAsByteArray());
        assertThat(Xml.all(Xml.one(Xml.read(bytes(RSS)), "channel"), "lastBuildDate")).isEmpty();
        assertThat(json(get(JSON)).at("/items").isArray()).isTrue();
    }

    @Test
    void anotherReaderUnderstandsBoth() {
        content.anArticle().titled("What?").publishedAt(START.minusSeconds(60)).save();
        for (var format : List.of(RSS, ATOM)) {
            var item = items(format).getFirst();
            assertThat(item.getTitle()).as(format).contains("What?");
            assertThat(item.getLink().orElse("")).as(format).startsWith(SITE + "/qa/article-");
            assertThat(item.getContent()).as(format).contains("<p>A body.</p>");
            assertThat(item.getPubDateAsZonedDateTime().orElseThrow().toInstant())
                    .as(format)
                    .isEqualTo(START.minusSeconds(60));
            assertThat(item.getChannel().getTitle()).as(format).isEqualTo("Crypto Q&A");
        }
        var date = items(RSS).getFirst().getPubDate().orElseThrow();
        var rfc822 = DateTimeFormatter.RFC_1123_DATE_TIME.localizedBy(Locale.US);
        assertThat(OffsetDateTime.parse(date, rfc822).toInstant())
                .isEqualTo(START.minusSeconds(60));
    }

    private static Instant daysAgo(int days) {
        return START.minus(Duration.ofDays(days));
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private byte[] bytes(String uri) {
        var answer = get(uri);
        assertThat(answer).as(uri).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private SyndFeed rome(String uri) throws IOException, FeedException {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes(uri))));
    }

    private List<Item> items(String uri) {
        return new RssReader().read(new ByteArrayInputStream(bytes(uri))).toList();
    }

    private List<String> titles(String uri) {
        if (uri.startsWith(JSON)) {
            return json(get(uri))
                    .at("/items")
                    .valueStream()
                    .map(item -> item.at("/title").asString())
                    .toList();
        }
        var root = Xml.read(bytes(uri));
        var entries =
                uri.startsWith(RSS)
                        ? Xml.all(Xml.one(root, "channel"), "item")
                        : Xml.all(root, "entry");
        return entries.stream().map(entry -> Xml.text(entry, "title")).toList();
    }
}
