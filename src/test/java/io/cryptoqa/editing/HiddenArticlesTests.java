package io.cryptoqa.editing;

import static io.cryptoqa.Editor.edition;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is not public is in no answer, no count and no link for readers. */
@HttpTest
class HiddenArticlesTests {

    private static final String SECRET = "hushhush";

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired TestClock clock;

    @Test
    void noAnswerShowsAnyOfIt() {
        content.aTopic("defi").hotUntil(TestClock.START.plus(Duration.ofDays(9))).save();
        var editor = new Editor(http, callers.editor());
        var open = editor.published("Open");
        var draft = editor.draft(SECRET + " draft");
        var scheduled = editor.draft(SECRET + " scheduled");
        editor.post(
                edition(scheduled.id(), "en") + "/schedule",
                Sent.json("{\"at\": \"2026-06-20T00:00:00Z\"}").knowing(scheduled.tag()));
        var withdrawn = editor.published(SECRET + " withdrawn");
        var archived = editor.published(SECRET + " archived");
        clock.pass(Duration.ofMinutes(1));
        editor.post(
                edition(withdrawn.id(), "en") + "/unpublish",
                Sent.nothing().knowing(withdrawn.tag()));
        editor.post(
                edition(archived.id(), "en") + "/archive", Sent.nothing().knowing(archived.tag()));
        // an unpublished correction, an unpublished edition, and pins to what is hidden
        editor.patch(
                edition(open.id(), "en"),
                Sent.json(
                                "{\"title\": \"%s\", \"slug\": \"%s-new\", \"summary\": \"%s\"}"
                                        .formatted(SECRET, SECRET, SECRET))
                        .knowing(open.tag()));
        editor.put(
                edition(open.id(), "zh-Hans"), Sent.json("{\"title\": \"%s\"}".formatted(SECRET)));
        editor.patch(
                "/admin/v1/articles/" + open.id(),
                Sent.json(
                                "{\"pins\": [\"%s\", \"%s\", \"%s\"]}"
                                        .formatted(draft.id(), withdrawn.id(), archived.id()))
                        .knowing("*"));

        for (var uri :
                List.of(
                        "/v1/articles",
                        "/v1/articles?topic=defi",
                        "/v1/articles?sort=publishedAt",
                        "/v1/articles/latest",
                        "/v1/articles/open",
                        "/v1/articles/open?body=html,markdown,text",
                        "/v1/articles/open.md",
                        "/v1/articles/open/related",
                        "/v1/topics",
                        "/v1/topics/defi",
                        "/v1/topics/hot",
                        "/v1/articles?locale=zh-Hans",
                        "/v1/articles/open?locale=zh-Hans")) {
            var answer = http.get().uri(uri).exchange().getResponse();
            assertThat(answer.getStatus()).as(uri).isEqualTo(200);
            assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                    .as(uri)
                    .doesNotContain(SECRET);
        }
        assertThat(editor.get("/v1/articles").json().at("/items").size()).isEqualTo(1);
        assertThat(editor.get("/v1/topics/defi").json().at("/articleCount").asInt()).isEqualTo(1);
        for (var slug :
                List.of(
                        SECRET + "-draft",
                        SECRET + "-scheduled",
                        SECRET + "-withdrawn",
                        SECRET + "-new")) {
            for (var path : List.of("", ".md", "/related")) {
                var uri = "/v1/articles/" + slug + path;
                assertThat(http.get().uri(uri).exchange().getResponse().getStatus())
                        .as(uri)
                        .isEqualTo(404);
            }
        }
        for (var id : List.of(draft.id(), scheduled.id(), withdrawn.id())) {
            assertThat(http.get().uri("/v1/articles/" + id).exchange().getResponse().getStatus())
                    .isEqualTo(404);
        }
    }
}
