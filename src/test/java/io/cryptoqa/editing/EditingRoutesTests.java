package io.cryptoqa.editing;

import static io.cryptoqa.Editor.edition;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Reply;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What editors have beside writing and publishing. */
@HttpTest
class EditingRoutesTests {

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired TestClock clock;

    private Editor editor;

    @BeforeEach
    void begin() {
        content.aTopic("defi").save();
        editor = new Editor(http, callers.editor());
    }

    private Reply save(Reply article, String json) {
        return editor.patch(edition(article.id(), "en"), Sent.json(json).knowing(article.tag()));
    }

    @Test
    void aFileWithFrontMatterIsAnArticle() {
        var made =
                editor.post(
                        "/admin/v1/articles?publish=true",
                        Sent.markdown(
                                """
                                ---
                                title: What is DeFi?
                                summary: Finance by contracts.
                                topics: [defi]
                                publishedAt: 2025-03-04
                                author: Ada
                                ref: cms-7
                                ---

                                ## Why

                                Because.
                                """));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/ref")).isEqualTo("cms-7");
        var read = editor.get("/v1/articles/what-is-defi?body=markdown");
        assertThat(read.text("/publishedAt")).isEqualTo("2025-03-04T00:00:00Z");
        assertThat(read.text("/author/name")).isEqualTo("Ada");
        assertThat(read.text("/body/markdown")).isEqualTo("## Why\n\nBecause.\n");
    }

    @Test
    void pastedHtmlBecomesMarkdownAndWhatWasDroppedIsTold() {
        var html =
                "<b style='font-weight:normal'><h2>Why</h2><p>A <b>bold</b> word</p></b><iframe src='https://x.example'></iframe>";
        var made =
                editor.post(
                        "/admin/v1/articles",
                        Sent.json(
                                """
                                {"title": "Pasted", "body": {"format": "html", "content": "%s"}}
                                """
                                        .formatted(html)));
        assertThat(made.edition("body").at("/content").asString())
                .isEqualTo("## Why\n\nA **bold** word\n");
        assertThat(made.json().at("/warnings").size()).isPositive();
        var converted =
                editor.post(
                        "/admin/v1/convert",
                        Sent.json("{\"format\": \"html\", \"content\": \"%s\"}".formatted(html)));
        assertThat(converted.text("/markdown")).isEqualTo("## Why\n\nA **bold** word\n");
        assertThat(converted.text("/text")).isEqualTo("Why\n\nA bold word");
    }

    @Test
    void aTreeIsTakenAndWhatIsNoTreeIsNamed() {
        var good =
                """
                {"format": "mdast", "content": {"type": "root", "children": [
                  {"type": "paragraph", "children": [{"type": "text", "value": "Hello"}]}]}}
                """;
        assertThat(editor.post("/admin/v1/convert", Sent.json(good)).text("/markdown"))
                .isEqualTo("Hello\n");
        var bad = good.replace("\"text\"", "\"html\"");
        assertThat(editor.post("/admin/v1/convert", Sent.json(bad)).violations())
                .containsExactly("#/content/children/0/children/0 unknown-node");
    }

    @Test
    void everyRevisionIsKeptComparedAndRestored() {
        var first = editor.draft("What is staking?");
        var second = save(first, "{\"title\": \"Two\", \"summary\": \"Second.\"}");
        var revisions = edition(first.id(), "en") + "/revisions";
        assertThat(editor.get(revisions).json().at("/items").size()).isEqualTo(2);
        assertThat(editor.get(revisions + "/1").edition("title").asString())
                .isEqualTo("What is staking?");
        var diff = editor.get(revisions + "/2/diff");
        assertThat(diff.json().at("/fields").size()).isEqualTo(2);
        assertThat(diff.text("/fields/0/after")).isEqualTo("Two");
        var restored = editor.post(revisions + "/1/restore", Sent.nothing().knowing(second.tag()));
        assertThat(restored.edition("revision").asInt()).isEqualTo(3);
        assertThat(restored.edition("title").asString()).isEqualTo("What is staking?");
        assertThat(editor.get(revisions + "/4").status()).isEqualTo(404);
    }

    @Test
    void aPreviewLinkShowsADraftUntilItExpiresOrIsRevoked() {
        var draft = editor.draft("What is staking?");
        var links = edition(draft.id(), "en") + "/preview-links";
        var newest = editor.post(links, Sent.nothing());
        assertThat(newest.status()).isEqualTo(201);
        var path = URI.create(newest.text("/url")).getPath();
        var shown = editor.get(path);
        assertThat(shown.json().at("/preview").asBoolean()).isTrue();
        assertThat(shown.text("/title")).isEqualTo("What is staking?");
        assertThat(shown.json().at("/body/mdast").isObject()).isTrue();
        assertThat(http.get().uri(path).exchange().getResponse().getHeader("Cache-Control"))
                .contains("no-store");
        var pinned = editor.post(links, Sent.json("{\"revision\": 1}"));
        save(draft, "{\"title\": \"New\"}");
        assertThat(editor.get(path).text("/title")).isEqualTo("New");
        assertThat(editor.get(URI.create(pinned.text("/url")).getPath()).text("/title"))
                .isEqualTo("What is staking?");
        assertThat(editor.get(links).json().at("/items").size()).isEqualTo(2);
        assertThat(
                        editor.send(HttpMethod.DELETE, links + "/" + newest.id(), Sent.nothing())
                                .status())
                .isEqualTo(204);
        assertThat(editor.get(path).status()).isEqualTo(404);
        clock.pass(Duration.ofDays(7));
        assertThat(editor.get(URI.create(pinned.text("/url")).getPath()).status()).isEqualTo(404);
        assertThat(editor.get(path.substring(0, path.length() - 1) + "A").status()).isEqualTo(404);
    }

    @Test
    void aFormerSlugAndARedirectLeadOn() {
        var published = editor.published("What is staking?");
        clock.pass(Duration.ofMinutes(1));
        var renamed = save(published, "{\"slug\": \"staking\"}");
        editor.post(
                edition(published.id(), "en") + "/publish", Sent.nothing().knowing(renamed.tag()));
        var made =
                editor.post(
                        "/admin/v1/redirects",
                        Sent.json(
                                "{\"slug\": \"old-cms-7\", \"articleId\": \"%s\"}"
                                        .formatted(published.id())));
        assertThat(made.status()).isEqualTo(201);
        for (var slug : new String[] {"what-is-staking", "old-cms-7"}) {
            var answer = http.get().uri("/v1/articles/" + slug).exchange().getResponse();
            assertThat(answer.getStatus()).as(slug).isEqualTo(301);
            assertThat(answer.getHeader("Location")).isEqualTo("/v1/articles/staking");
        }
        assertThat(editor.get("/admin/v1/redirects").json().at("/items").size()).isEqualTo(2);
        assertThat(
                        editor.send(
                                        HttpMethod.DELETE,
                                        "/admin/v1/redirects/what-is-staking",
                                        Sent.nothing())
                                .status())
                .isEqualTo(409);
        assertThat(
                        editor.send(
                                        HttpMethod.DELETE,
                                        "/admin/v1/redirects/old-cms-7",
                                        Sent.nothing())
                                .status())
                .isEqualTo(204);
    }

    @Test
    void topicsAndPinsReachReadersAtOnce() {
        content.aTopic("security").save();
        var other = editor.published("Other");
        var published = editor.published("What is staking?");
        var changed =
                editor.patch(
                        "/admin/v1/articles/" + published.id(),
                        Sent.json(
                                        "{\"topics\": [\"security\"], \"pins\": [\"%s\"]}"
                                                .formatted(other.id()))
                                .knowing(published.tag()));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(editor.get("/v1/articles/what-is-staking").text("/category/slug"))
                .isEqualTo("security");
        assertThat(editor.get("/v1/topics/security").json().at("/articleCount").asInt())
                .isEqualTo(1);
        assertThat(editor.get("/v1/topics/defi").json().at("/articleCount").asInt()).isEqualTo(1);
        assertThat(editor.get("/v1/articles/what-is-staking/related").text("/items/0/reasons/0"))
                .isEqualTo("pinned");
        assertThat(
                        editor.patch(
                                        "/admin/v1/articles/" + published.id(),
                                        Sent.json("{\"topics\": []}").knowing(changed.tag()))
                                .violations())
                .containsExactly("#/topics required");
    }

    @Test
    void onlyWhatWasNeverPublicIsDeleted() {
        var draft = editor.draft("What is staking?");
        var path = "/admin/v1/articles/" + draft.id();
        assertThat(editor.send(HttpMethod.DELETE, path, Sent.nothing()).status()).isEqualTo(428);
        assertThat(
                        editor.send(HttpMethod.DELETE, path, Sent.nothing().knowing(draft.tag()))
                                .status())
                .isEqualTo(204);
        assertThat(editor.get(path).status()).isEqualTo(404);
        var published = editor.published("What is staking?");
        assertThat(
                        editor.send(
                                        HttpMethod.DELETE,
                                        "/admin/v1/articles/" + published.id(),
                                        Sent.nothing().knowing("*"))
                                .text("/code"))
                .isEqualTo("wrong-state");
    }

    @Test
    void theListHoldsWorkingCopiesByWhatIsAskedFor() {
        editor.draft("What is staking?");
        editor.published("What is 100% safe?");
        var list = "/admin/v1/articles?";
        assertThat(editor.get(list + "limit=1").json().at("/page/next").isString()).isTrue();
        assertThat(editor.get(list + "state=draft").json().at("/items").size()).isEqualTo(1);
        assertThat(editor.get(list + "state=published").json().at("/items").size()).isEqualTo(1);
        assertThat(editor.get(list + "q=100%25").json().at("/items").size()).isEqualTo(1);
        assertThat(editor.get(list + "topic=defi&locale=en").json().at("/items").size())
                .isEqualTo(2);
        assertThat(editor.get(list + "author=nobody").json().at("/items").size()).isZero();
        assertThat(editor.get(list).json().at("/items/0/editions/0/body").isNull()).isTrue();
        assertThat(editor.get(list + "state=odd").status()).isEqualTo(400);
        assertThat(editor.get(list + "locale=fr").text("/code")).isEqualTo("unknown-locale");
    }

    @Test
    void topicsAreMadeChangedAndDeleted() {
        var topics = "/admin/v1/topics";
        var made =
                editor.post(
                        topics,
                        Sent.json("{\"slug\": \"wallets\", \"names\": {\"en\": \"Wallets\"}}"));
        assertThat(made.status()).isEqualTo(201);
        var changed =
                editor.patch(
                        topics + "/wallets",
                        Sent.json("{\"names\": {\"zh-Hans\": \"钱包\"}, \"order\": 3}")
                                .knowing(made.tag()));
        assertThat(changed.text("/names/en")).isEqualTo("Wallets");
        assertThat(editor.get("/v1/topics/wallets?locale=zh-Hans").text("/name")).isEqualTo("钱包");
        assertThat(
                        editor.patch(
                                        topics + "/wallets",
                                        Sent.json("{\"names\": {\"fr\": \"x\"}, \"slug\": \"y\"}")
                                                .knowing(changed.tag()))
                                .violations())
                .containsExactlyInAnyOrder("#/names/fr unknown-locale", "#/slug fixed");
        assertThat(
                        editor.post(
                                        topics,
                                        Sent.json(
                                                "{\"slug\": \"wallets\", \"names\": {\"en\": \"W\"}}"))
                                .text("/suggestion"))
                .isEqualTo("wallets-2");
        editor.draft("What is staking?");
        assertThat(
                        editor.send(
                                        HttpMethod.DELETE,
                                        topics + "/defi",
                                        Sent.nothing().knowing("*"))
                                .status())
                .isEqualTo(409);
        assertThat(
                        editor.send(
                                        HttpMethod.DELETE,
                                        topics + "/wallets",
                                        Sent.nothing().knowing(changed.tag()))
                                .status())
                .isEqualTo(204);
    }

    @Test
    void aReadingIsEnteredCorrectedAndTakenBack() {
        var path = "/admin/v1/fear-greed/readings/2026-06-14";
        var entered = editor.put(path, Sent.json("{\"value\": 0}"));
        assertThat(entered.status()).isEqualTo(201);
        assertThat(editor.get("/v1/widgets/fear-greed").json().at("/value").asInt(-1)).isZero();
        clock.pass(Duration.ofMinutes(1));
        var corrected = editor.put(path, Sent.json("{\"value\": 42}").knowing(entered.tag()));
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(editor.put(path, Sent.json("{\"value\": 43}").knowing(entered.tag())).status())
                .isEqualTo(412);
        for (var bad : new String[] {"101", "-1", "41.5", "\"42\"", "null"}) {
            assertThat(editor.put(path, Sent.json("{\"value\": %s}".formatted(bad))).violations())
                    .as(bad)
                    .hasSize(1);
        }
        assertThat(
                        editor.put(
                                        "/admin/v1/fear-greed/readings/2026-06-16",
                                        Sent.json("{\"value\": 1}"))
                                .violations())
                .containsExactly("#/date future-date");
        assertThat(editor.send(HttpMethod.DELETE, path, Sent.nothing()).status()).isEqualTo(204);
        assertThat(editor.get(path).status()).isEqualTo(404);
    }

    @Test
    void aSyncThatSendsTheSameAgainChangesNothing() {
        var path = "/admin/v1/articles/ref/cms-7?publish=true";
        var made = editor.put(path, Sent.json(Editor.complete("What is staking?")));
        assertThat(made.status()).isEqualTo(201);
        var again = editor.put(path, Sent.json(Editor.complete("What is staking?")));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.tag()).isEqualTo(made.tag());
        clock.pass(Duration.ofMinutes(1));
        var changed = editor.put(path, Sent.json(Editor.complete("What is staking now?")));
        assertThat(changed.edition("publishedRevision").asInt()).isEqualTo(2);
        assertThat(editor.put(path, Sent.json("{\"title\": \"x\"}").knowing("\"1\"")).status())
                .isEqualTo(412);
    }

    @Test
    void aSyncThatOnlyPublishesIsWrittenDown() {
        var path = "/admin/v1/articles/ref/cms-7";
        editor.put(path, Sent.json(Editor.complete("What is staking?")));
        editor.put(path + "?publish=true", Sent.json(Editor.complete("What is staking?")));
        var audit =
                new Editor(http, callers.admin())
                        .get("/admin/v1/audit?action=update")
                        .json()
                        .at("/items");
        assertThat(audit.size()).isEqualTo(1);
        assertThat(audit.at("/0/details/published").asBoolean()).isTrue();
    }

    @Test
    void whoDidWhatIsWrittenDown() {
        var draft = editor.draft("What is staking?");
        save(draft, "{\"title\": \"New\"}");
        save(draft, "{\"title\": \"Late\"}");
        var audit = new Editor(http, callers.admin()).get("/admin/v1/audit").json().at("/items");
        assertThat(audit.valueStream().map(each -> each.at("/action").asString()))
                .containsExactlyInAnyOrder("refused", "save", "create");
    }
}
