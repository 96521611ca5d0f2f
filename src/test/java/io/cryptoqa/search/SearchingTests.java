package io.cryptoqa.search;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.Answers.slugs;
import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** {@code GET /v1/search}. */
@HttpTest
class SearchingTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired SearchableContent searchable;
    @Autowired TestClock clock;

    private MvcTestResult search(String words, String... parameters) {
        var request = http.get().uri("/v1/search").queryParam("q", words);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private Content.ArticleBuilder anArticle(String slug, String title) {
        return content.anArticle().slug(slug).titled(title);
    }

    @Test
    void titlesSayMoreThanSummariesAndThoseMoreThanBodies() {
        anArticle("in-body", "Saving fees").body("A rollup settles later.\n").save();
        anArticle("in-summary", "Cheaper transfers").summary("What a rollup does.").save();
        anArticle("in-title", "What is a rollup?").save();
        anArticle("elsewhere", "Mining pools").save();
        searchable.index();
        assertThat(slugs(search("rollup"))).containsExactly("in-title", "in-summary", "in-body");
    }

    @ParameterizedTest
    @CsvSource({
        "altmann chatgtp, en",
        "ALTMAN, en",
        "altman's leadership, en",
        "leading, en",
        "chatgpt altman lead, en",
        "openia, en",
        "\"lead to ChatGPT\", en",
        "\"Sam Altman\", en",
        "who led openai to chatgpt, en",
        "opena, en",
        "cafe, en",
        "Café, en",
        "萨姆, zh-Hans",
        "奥特曼领导力, zh-Hans",
        "chatgpt 领导, zh-Hans",
        "奥特曼的领导力如何促成, zh-Hans"
    })
    void anArticleIsFoundByWhatIsRememberedOfIt(String words, String locale) {
        var id =
                anArticle("altman", "How did Sam Altman's leadership lead to ChatGPT?")
                        .summary("He has led OpenAI since 2019.")
                        .body("## In a café\n\nThey met over coffee.\n")
                        .save();
        content.anEditionOf(id)
                .in("zh-Hans")
                .slug("altman")
                .titled("萨姆·奥特曼的领导力如何促成 ChatGPT？")
                .summary("他在 2019 年出任首席执行官。")
                .save();
        anArticle("other", "What is a stablecoin?").summary("A coin with a peg.").save();
        searchable.index();
        assertThat(slugs(search(words, "locale", locale))).containsExactly("altman");
    }

    @Test
    void aPhraseInQuotationMarksIsFoundAsItStands() {
        anArticle("together", "A hardware wallet for beginners").save();
        anArticle("apart", "A wallet, and what hardware it needs").save();
        searchable.index();
        assertThat(slugs(search("hardware wallet"))).containsExactly("together", "apart");
        assertThat(slugs(search("\"hardware wallet\""))).containsExactly("together");
        assertThat(slugs(search("“hardware wallet” beginners"))).containsExactly("together");
    }

    @Test
    void aChineseWordIsMarkedAsAWholeAndNothingElse() {
        anArticle("bitcoin", "什么是比特币？").in("zh-Hans").summary("币安也交易比特币，不是货币。").save();
        searchable.index();
        var highlights = json(search("比特币", "locale", "zh-Hans")).at("/items/0/highlights");
        assertThat(highlights.at("/title").asString().replace("</mark><mark>", ""))
                .isEqualTo("什么是<mark>比特币</mark>？");
        assertThat(highlights.at("/summary").asString().replace("</mark><mark>", ""))
                .isEqualTo("币安也交易<mark>比特币</mark>，不是货币。");
    }

    @Test
    void whatIsFoundIsMarkedInEscapedText() {
        anArticle("swap", "Is a <b>swap</b> a trade & more?")
                .summary("A swap, at times.")
                .body("First a line.\n\nA swap with 3 < 5 & \"marks\".\n")
                .save();
        searchable.index();
        var highlights = json(search("swap")).at("/items/0/highlights");
        assertThat(highlights.at("/title").asString())
                .isEqualTo("Is a &lt;b&gt;<mark>swap</mark>&lt;&#x2F;b&gt; a trade &amp; more?");
        assertThat(highlights.at("/summary").asString())
                .isEqualTo("A <mark>swap</mark>, at times.");
        assertThat(highlights.at("/body/0").asString())
                .contains("A <mark>swap</mark> with 3 &lt; 5 &amp; ");
        var none = json(search("line")).at("/items/0/highlights");
        assertThat(none.at("/title").isNull()).isTrue();
        assertThat(none.at("/body/0").asString()).contains("a <mark>line</mark>");
    }

    @Test
    void anAnswerCountsEverythingThatMatchesByTopic() {
        content.aTopic("defi").named("en", "DeFi").save();
        content.aTopic("mining").named("en", "Mining").save();
        for (int i = 0; i < 5; i++) {
            anArticle("loan-" + i, "A loan of kind " + i)
                    .about(i < 2 ? new String[] {"defi", "mining"} : new String[] {"defi"})
                    .save();
        }
        anArticle("other", "A pool").about("mining").save();
        searchable.index();
        var answer = json(search("loan", "limit", "2"));
        assertThat(answer.at("/total").asInt()).isEqualTo(5);
        assertThat(answer.at("/items")).hasSize(2);
        assertThat(answer.at("/facets").toString())
                .isEqualTo(
                        "[{\"slug\":\"defi\",\"name\":\"DeFi\",\"count\":5},{\"slug\":\"mining\",\"name\":\"Mining\",\"count\":2}]");
        assertThat(slugs(search("loan", "topic", "mining")))
                .containsExactlyInAnyOrder("loan-0", "loan-1");
    }

    @Test
    void datesAreThoseOfPublicationAndBothAreIncluded() {
        for (int day = 10; day < 14; day++) {
            anArticle("fork-" + day, "A fork on day " + day)
                    .publishedAt(Instant.parse("2026-06-%dT23:59:59Z".formatted(day)))
                    .save();
        }
        searchable.index();
        assertThat(slugs(search("fork", "from", "2026-06-11", "to", "2026-06-12")))
                .containsExactlyInAnyOrder("fork-11", "fork-12");
        assertThat(search("fork", "from", "2026-06-13", "to", "2026-06-12")).hasStatus(BAD_REQUEST);
    }

    @Test
    void ofEquallyGoodArticlesTheNewestComesFirst() {
        anArticle("a", "A halving").publishedAt(START.minus(Duration.ofDays(3))).save();
        anArticle("b", "A halving").publishedAt(START.minus(Duration.ofDays(1))).save();
        anArticle("c", "A halving").publishedAt(START.minus(Duration.ofDays(2))).save();
        searchable.index();
        assertThat(slugs(search("halving"))).containsExactly("b", "c", "a");
    }

    @Test
    void theTitleThatIsJustWhatWasAskedComesFirst() {
        anArticle("longer", "Staking, restaking and liquid staking: what is staking?").save();
        anArticle("exact", "What is staking?")
                .publishedAt(START.minus(Duration.ofDays(900)))
                .save();
        anArticle("newer", "What is staking, and what is not staking?").save();
        searchable.index();
        assertThat(slugs(search("what is staking")).getFirst()).isEqualTo("exact");
    }

    @Test
    void whatIsPublishedDuringAWalkDoesNotShiftIt() {
        for (int i = 0; i < 7; i++) {
            anArticle("airdrop-" + i, "Airdrop " + i).save();
        }
        searchable.index();
        var met = new ArrayList<String>();
        var answer = search("airdrop", "limit", "2");
        met.addAll(slugs(answer));
        for (int page = 0; json(answer).at("/page/next").isString(); page++) {
            clock.pass(Duration.ofSeconds(1));
            anArticle("late-" + page, "Airdrop airdrop").publishedAt(clock.instant()).save();
            searchable.index();
            answer =
                    search(
                            "airdrop",
                            "limit",
                            "2",
                            "cursor",
                            json(answer).at("/page/next").asString());
            met.addAll(slugs(answer));
        }
        assertThat(met)
                .containsExactlyInAnyOrder(
                        "airdrop-0",
                        "airdrop-1",
                        "airdrop-2",
                        "airdrop-3",
                        "airdrop-4",
                        "airdrop-5",
                        "airdrop-6");
        assertThat(slugs(search("airdrop"))).hasSize(10);
    }

    @Test
    void aCursorBelongsToItsQuestion() {
        for (int i = 0; i < 3; i++) {
            anArticle("burn-" + i, "Burn " + i).save();
        }
        searchable.index();
        var next = json(search("burn", "limit", "1")).at("/page/next").asString();
        assertThat(search("burn", "limit", "1", "cursor", next)).hasStatus(OK);
        assertThat(search("mint", "limit", "1", "cursor", next)).hasStatus(BAD_REQUEST);
        assertThat(search("burn", "locale", "zh-Hans", "cursor", next)).hasStatus(BAD_REQUEST);
    }

    @Test
    void neitherDraftsNorWithdrawnArticlesNorOtherLanguagesAreFound() {
        anArticle("draft", "A secret fork").draft().save();
        anArticle("chinese", "A fork").in("zh-Hans").save();
        var gone = anArticle("gone", "A fork that failed").save();
        anArticle("live", "A fork").save();
        searchable.index();
        content.withdraw(gone, "en", clock.instant());
        // the index has not heard of it yet
        assertThat(slugs(search("fork"))).containsExactly("live");
        searchable.index();
        assertThat(json(search("fork")).at("/total").asInt()).isEqualTo(1);
    }

    @Test
    void aScheduledArticleIsFoundFromItsInstantOnWithNothingRunning() {
        var at = START.plus(Duration.ofHours(1));
        anArticle("soon", "A merge to come").shown(at, at.plus(Duration.ofHours(1))).save();
        searchable.index();
        assertThat(slugs(search("merge"))).isEmpty();
        clock.pass(Duration.ofHours(1));
        assertThat(slugs(search("merge"))).containsExactly("soon");
        clock.pass(Duration.ofHours(1));
        assertThat(slugs(search("merge"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "\"\"\"",
                "*",
                "?",
                "~",
                "^",
                "a~2^4",
                "+fork -chain",
                "(fork",
                "fork)",
                "[a TO b]",
                "{a TO b}",
                "title_en:fork",
                "fork AND",
                "OR",
                "NOT",
                "fork OR (",
                "\\",
                "\\\\",
                "/fork/",
                "/(/",
                "&&",
                "||",
                "!",
                ":",
                "_exists_:x",
                "${fork}",
                "<script>",
                "%",
                "'",
                "';--",
                "\uD83D\uDE80",
                "\u0000",
                "\uFFFF",
                "  ",
                "\t\n",
                "\u200B",
                "的",
                "a",
                "-",
                "“",
                "« fork »",
                "\uD800"
            })
    void nothingThatIsTypedIsSyntax(String typed) {
        anArticle("fork", "A fork in the chain").save();
        searchable.index();
        assertThat(search(typed)).hasStatus(OK);
        assertThat(http.get().uri("/v1/suggest").queryParam("q", typed)).hasStatus(OK);
    }

    @Test
    void whateverIsTypedIsAnswered() {
        anArticle("fork", "A fork in the chain").body("Words \"and\" marks.\n").save();
        searchable.index();
        var random = new Random(42);
        for (int i = 0; i < 200; i++) {
            var typed = new StringBuilder();
            for (int length = random.nextInt(1, 60); length > 0; length--) {
                typed.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(0x21, 0x7F);
                            case 1 -> "\"“”*~^()[]{}\\/+-&|! ".charAt(random.nextInt(20));
                            case 2 -> random.nextInt(0x4E00, 0x9FFF);
                            default -> random.nextInt(0x20, 0x1F900);
                        });
            }
            if (typed.length() <= 500 && !typed.toString().isBlank()) {
                assertThat(search(typed.toString())).as(typed.toString()).hasStatus(OK);
            }
        }
    }

    @Test
    void aQuestionNeedsWordsAndNotTooMany() {
        searchable.index();
        assertThat(http.get().uri("/v1/search")).hasStatus(BAD_REQUEST);
        assertThat(search("")).hasStatus(BAD_REQUEST);
        assertThat(search("a".repeat(501))).hasStatus(BAD_REQUEST);
        assertThat(search("a ".repeat(250))).hasStatus(OK);
        assertThat(search("a", "limit", "0")).hasStatus(BAD_REQUEST);
        assertThat(search("a", "limit", "101")).hasStatus(BAD_REQUEST);
        assertThat(search("a", "cursor", "abc")).hasStatus(BAD_REQUEST);
        assertThat(search("a", "page", "2")).hasStatus(BAD_REQUEST);
        assertThat(search("a", "topic", "no-such")).hasStatus(NOT_FOUND);
        assertThat(search("a", "locale", "xx")).hasStatus(BAD_REQUEST);
    }

    @Test
    void titlesAndTopicsAreSuggestedWhileSomebodyTypes() {
        content.aTopic("stablecoins").named("en", "Stablecoins").save();
        anArticle("staking", "How does staking work?").save();
        anArticle("stable", "What keeps a stablecoin stable?").save();
        anArticle("mining", "What is mining?").save();
        searchable.index();
        assertThat(suggested("sta"))
                .containsExactly("topic stablecoins", "article stable", "article staking");
        assertThat(suggested("how does st")).containsExactly("article staking");
        assertThat(suggested("stbale")).containsExactly("topic stablecoins", "article stable");
        assertThat(suggested("minnig")).containsExactly("article mining");
        assertThat(suggested("how does stakin")).containsExactly("article staking");
        anArticle("minting", "Who is minting, and who mines?").save();
        searchable.index();
        assertThat(suggested("minin")).containsExactly("article mining", "article minting");
        assertThat(suggested("zzz")).isEmpty();
        assertThat(http.get().uri("/v1/suggest?q=a&cursor=abc")).hasStatus(BAD_REQUEST);
        assertThat(http.get().uri("/v1/suggest")).hasStatus(BAD_REQUEST);
    }

    @Test
    void aWholePageOfMistypedWordsIsAnswered() {
        var vocabulary = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            vocabulary.append("wa").append(Integer.toString(i + 50_000, 36)).append(' ');
        }
        anArticle("long", "waxxa waxxb waxxc").body(vocabulary + "\n").save();
        searchable.index();
        var typed = "wazzz wayyy waqqq wappp warrr watttt waoooo wabbbb";
        assertThat(search(typed)).hasStatus(OK);
        assertThat(search((typed + " ").repeat(9))).hasStatus(OK);
        assertThat(http.get().uri("/v1/suggest").queryParam("q", typed)).hasStatus(OK);
        assertThat(http.get().uri("/v1/suggest").queryParam("q", (typed + " ").repeat(9)))
                .hasStatus(OK);
    }

    @Test
    void chineseTitlesAreSuggestedByTheirCharacters() {
        anArticle("mining", "什么是比特币挖矿？").in("zh-Hans").save();
        anArticle("other", "什么是稳定币？").in("zh-Hans").save();
        searchable.index();
        assertThat(suggested("比特", "zh-Hans")).containsExactly("article mining");
        assertThat(suggested("什么是比", "zh-Hans")).containsExactly("article mining");
    }

    private List<String> suggested(String typed) {
        return suggested(typed, "en");
    }

    private List<String> suggested(String typed, String locale) {
        var answer =
                http.get()
                        .uri("/v1/suggest")
                        .queryParam("q", typed)
                        .param("locale", locale)
                        .exchange();
        assertThat(answer).hasStatus(OK);
        return json(answer)
                .at("/items")
                .valueStream()
                .map(item -> item.at("/type").asString() + " " + item.at("/slug").asString())
                .toList();
    }
}
