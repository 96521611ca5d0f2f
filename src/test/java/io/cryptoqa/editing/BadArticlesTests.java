package io.cryptoqa.editing;

import static io.cryptoqa.Editor.edition;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Reply;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What cannot be taken is refused whole, with everything that is wrong, and nothing is made. */
@HttpTest
class BadArticlesTests {

    private static final String ARTICLES = "/admin/v1/articles";

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired JdbcClient jdbc;

    private Editor editor;

    @BeforeEach
    void begin() {
        content.aTopic("defi").save();
        editor = new Editor(http, callers.editor());
    }

    private Reply create(String json) {
        return editor.post(ARTICLES, Sent.json(json));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var answer =
                create(
                        """
                        {"title": "", "summary": 5, "slug": "a b", "topics": ["defi", "nope", 7], "foo": 1,
                         "author": {"name": "x", "url": "javascript:alert(1)", "age": 3},
                         "image": {"alt": "x"}, "sources": [{"title": "t"}], "publishedAt": "yesterday",
                         "body": {"format": "markdown", "content": "a\\n\\n<b>x</b>\\n\\n[x](javascript:y)"}}
                        """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.violations())
                .containsExactlyInAnyOrder(
                        "#/title required",
                        "#/summary wrong-type",
                        "#/slug bad-slug",
                        "#/topics unknown-topic",
                        "#/topics/2 wrong-type",
                        "#/foo unknown-field",
                        "#/author/url link-scheme",
                        "#/author/age unknown-field",
                        "#/image/url required",
                        "#/sources/0/url required",
                        "#/publishedAt bad-format",
                        "#/body/content raw-html",
                        "#/body/content raw-html",
                        "#/body/content link-scheme");
        assertThat(answer.json().at("/errors").toString()).contains("\"line\":3");
        assertThat(jdbc.sql("select count(*) from article").query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|#/title required",
                "{\"title\": null}|#/title required",
                "{\"title\": 7}|#/title wrong-type",
                "{\"title\": \"a\\u0000b\"}|#/title control-character",
                "{\"title\": \"a\\nb\"}|#/title control-character",
                "{\"title\": \"a\\ud800b\"}|#/title lone-surrogate",
                "{\"title\": \"a\\u202eb\"}|#/title bidi-control",
                "{\"title\": \"a\", \"body\": \"text\"}|#/body wrong-type",
                "{\"title\": \"a\", \"body\": {\"content\": \"x\"}}|#/body/format required",
                "{\"title\": \"a\", \"body\": {\"format\": \"rtf\", \"content\": \"x\"}}|#/body/format bad-format",
                "{\"title\": \"a\", \"body\": {\"format\": \"mdast\", \"content\": \"x\"}}|#/body/content wrong-type",
                "{\"title\": \"a\", \"body\": {\"format\": \"markdown\", \"content\": \"a\\u0001\"}}|#/body/content control-character",
                "{\"title\": \"a\", \"locale\": \"fr\"}|#/locale bad-format",
                "{\"title\": \"a\", \"slug\": \"latest\"}|#/slug bad-slug",
                "{\"title\": \"a\", \"publishedAt\": \"2099-01-01T00:00:00Z\"}|#/publishedAt future-date",
            })
    void aMemberThatBreaksARuleIsNamed(String json, String violation) {
        var answer = create(json);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.violations()).containsExactly(violation);
    }

    @Test
    void lengthsAreCountedInCharacters() {
        assertThat(create("{\"title\": \"%s\"}".formatted("😀".repeat(200))).status())
                .isEqualTo(201);
        assertThat(create("{\"title\": \"%s\"}".formatted("😀".repeat(201))).violations())
                .containsExactly("#/title too-long");
        assertThat(
                        create("{\"title\": \"a\", \"summary\": \"%s\"}".formatted("a".repeat(601)))
                                .violations())
                .containsExactly("#/summary too-long");
    }

    @Test
    void whatIsNotJsonIsToldWhere() {
        var answer = create("{\"title\": \"a\",\n  }");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("malformed-json");
        assertThat(answer.json().at("/line").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/column").asInt()).isPositive();
        for (var bad :
                List.of("", "{\"a\":1,\"a\":2}", "{} {}", "[", "{\"a\":" + "[".repeat(5_000))) {
            assertThat(create(bad).text("/code")).as(bad).isEqualTo("malformed-json");
        }
        assertThat(create("[]").violations()).containsExactly("# wrong-type");
    }

    @Test
    void otherMediaTypesAndCharsetsAreRefused() {
        for (var type : List.of("text/plain", "application/json;charset=utf-16", "text/html")) {
            var answer =
                    editor.post(
                            ARTICLES, new Sent("{}", MediaType.parseMediaType(type), null, null));
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
    }

    @Test
    void aTakenSlugIsRefusedWithAFreeOne() {
        editor.draft("What is staking?");
        var answer =
                create(
                        """
                        {"title": "Other", "slug": "What-Is-Staking"}
                        """);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("slug-taken");
        assertThat(answer.text("/suggestion")).isEqualTo("what-is-staking-2");
    }

    @Test
    void aChangeNeedsToKnowWhatItChanges() {
        var draft = editor.draft("What is staking?");
        var path = edition(draft.id(), "en");
        var change = Sent.json("{\"title\": \"New\"}");
        assertThat(editor.patch(path, change).text("/code")).isEqualTo("if-match-required");
        for (var stale : List.of("\"2\"", "W/\"1\"", "\"x\"", "\"0\"")) {
            var answer = editor.patch(path, change.knowing(stale));
            assertThat(answer.status()).as(stale).isEqualTo(412);
            assertThat(answer.json().at("/currentVersion").asInt()).isEqualTo(1);
        }
        assertThat(editor.patch(path, change.knowing("1")).status()).isEqualTo(400);
        assertThat(editor.patch(path, change.knowing("\"9\", \"1\"")).status()).isEqualTo(200);
    }

    @Test
    void aPatchOfABodyHasBothItsMembers() {
        var draft = editor.draft("What is staking?");
        assertThat(
                        editor.patch(
                                        edition(draft.id(), "en"),
                                        Sent.json("{\"body\": {\"content\": \"x\"}}")
                                                .knowing(draft.tag()))
                                .violations())
                .containsExactly("#/body/format required");
    }

    @Test
    void publishingTakesNoMembersItWouldPassOver() {
        var draft = editor.draft("What is staking?");
        assertThat(
                        editor.post(
                                        edition(draft.id(), "en") + "/publish",
                                        Sent.json("{\"at\": \"2026-07-01T00:00:00Z\"}")
                                                .knowing(draft.tag()))
                                .violations())
                .containsExactly("#/at unknown-field");
    }

    @Test
    void frontMatterIsReadByTheSameRules() {
        var answer =
                editor.post(
                        ARTICLES,
                        Sent.markdown("---\ntitle: Hm\nfoo: 1\ntopics: [nope]\n---\n\n<b>x</b>\n"));
        assertThat(answer.violations())
                .containsExactlyInAnyOrder(
                        "#/foo unknown-field",
                        "#/topics unknown-topic",
                        "#/body/content raw-html",
                        "#/body/content raw-html");
        assertThat(answer.json().at("/errors").toString()).contains("\"line\":7");
        assertThat(editor.post(ARTICLES, Sent.markdown("---\ntitle: [\n---\n")).status())
                .isEqualTo(422);
    }

    @Test
    void anAuthorMayNotPublishAndNothingIsMade() {
        var author = new Editor(http, callers.author());
        assertThat(author.published("What is staking?").status()).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from article").query(Integer.class).single()).isZero();
        var own = author.draft("Mine");
        assertThat(own.status()).isEqualTo(201);
        var others = editor.draft("Not mine");
        assertThat(
                        author.patch(
                                        edition(others.id(), "en"),
                                        Sent.json("{\"title\": \"x\"}").knowing(others.tag()))
                                .status())
                .isEqualTo(403);
    }
}
