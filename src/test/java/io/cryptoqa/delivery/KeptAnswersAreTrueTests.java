package io.cryptoqa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Answers;
import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import io.cryptoqa.search.SearchableContent;
import io.cryptoqa.web.Route;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever editors do and however time passes, every route answers from memory what it would answer
 * from the database: all of them are asked before and after each of the things that can happen.
 */
@HttpTest
class KeptAnswersAreTrueTests {

    @Autowired MockMvcTester http;
    @Autowired WebApplicationContext context;
    @Autowired Content content;
    @Autowired Callers callers;
    @Autowired TestClock clock;
    @Autowired SearchableContent search;
    @Autowired Representations kept;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private MockMvcTester uncached;
    private Editor editor;
    private List<String> addresses;

    @BeforeEach
    void save() {
        uncached = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context).build());
        editor = new Editor(http, callers.admin());
        Route.save(content);
        content.aTopic("defi").named("zh-Hans", "去中心化金融").save();
        search.index();
        addresses =
                Route.all(mapping).stream()
                        .filter(route -> Routes.isDelivery(route.path()))
                        .flatMap(KeptAnswersAreTrueTests::addresses)
                        .toList();
    }

    private static Stream<String> addresses(Route route) {
        return route.parameters().contains("locale")
                ? Stream.of(route.uri(), route.uri("locale=zh-Hans"))
                : Stream.of(route.uri());
    }

    @Test
    void whateverEditorsDo() {
        var article = new Article();
        steps(
                new Step("an article is published", article::publish),
                new Step("an article is drafted", () -> editor.draft("Not yet")),
                new Step("it is corrected", () -> article.rewrite("Another title")),
                new Step("its correction is published", () -> article.act("publish", null)),
                new Step(
                        "it gets another date",
                        () ->
                                article.patch(
                                        """
                                        {"publishedAt": "2026-01-02T03:04:05Z"}\
                                        """)),
                new Step(
                        "it gets another slug",
                        () ->
                                article.patch(
                                        """
                                        {"slug": "elsewhere"}\
                                        """)),
                new Step("that is published", () -> article.act("publish", null)),
                new Step(
                        "it gets other topics",
                        () ->
                                article.own(
                                        """
                                        {"topics": ["known", "other"]}\
                                        """)),
                new Step(
                        "it gets pins",
                        () ->
                                article.own(
                                        """
                                        {"pins": ["%s"]}\
                                        """
                                                .formatted(known()))),
                new Step("the known one gets pins", () -> pin(article.id)),
                new Step("a translation that was never public is made", article::translate),
                new Step("it is archived unread", () -> article.act("zh-Hans", "archive", null)),
                new Step("and restored", () -> article.act("zh-Hans", "restore", null)),
                new Step("that is published", article::publishTranslation),
                new Step("the index follows", search::follow),
                new Step(
                        "it is scheduled to end",
                        () ->
                                article.act(
                                        "schedule",
                                        """
                                        {"at": "2026-06-15T13:00:00Z", "until": "2026-06-15T14:00:00Z"}\
                                        """)),
                new Step("time passes to its second start", () -> pass(Duration.ofHours(1))),
                new Step("time passes to its end", () -> pass(Duration.ofHours(1))),
                new Step("it is archived", () -> article.act("archive", null)),
                new Step("it is restored", () -> article.act("restore", null)),
                new Step("the index follows again", search::follow));
    }

    @Test
    void whateverHappensAroundArticles() {
        steps(
                new Step(
                        "a topic is renamed",
                        () ->
                                change(
                                        "/admin/v1/topics/known",
                                        """
                                        {"names": {"en": "Renamed"}}\
                                        """)),
                new Step(
                        "a topic is hot no more",
                        () ->
                                change(
                                        "/admin/v1/topics/other",
                                        """
                                        {"hotUntil": null, "order": -1}\
                                        """)),
                new Step(
                        "a topic is made",
                        () ->
                                made(
                                        "/admin/v1/topics",
                                        """
                                        {"slug": "new", "names": {"en": "New"}}\
                                        """)),
                new Step("a topic is deleted", () -> deleted("/admin/v1/topics/new")),
                new Step(
                        "a promotion is made",
                        () ->
                                made(
                                        "/admin/v1/promotions",
                                        """
                                        {"code": "more", "titles": {"en": "More", "zh-Hans": "更多"}, "link": "/more",
                                         "startsAt": "2026-06-15T12:30:00Z", "endsAt": "2026-06-15T12:45:00Z"}\
                                        """)),
                new Step("it begins", () -> pass(Duration.ofMinutes(30))),
                new Step("it ends", () -> pass(Duration.ofMinutes(15))),
                new Step("it is deleted", () -> deleted("/admin/v1/promotions/more")),
                new Step(
                        "a reading is entered",
                        () ->
                                put(
                                        "/admin/v1/fear-greed/readings/2026-06-13",
                                        """
                                        {"value": 7}\
                                        """)),
                new Step(
                        "it is corrected",
                        () ->
                                put(
                                        "/admin/v1/fear-greed/readings/2026-06-13",
                                        """
                                        {"value": 8}\
                                        """)),
                new Step(
                        "it is taken back",
                        () ->
                                editor.send(
                                        HttpMethod.DELETE,
                                        "/admin/v1/fear-greed/readings/2026-06-13",
                                        Sent.nothing())),
                new Step(
                        "a coin is listed",
                        () ->
                                put(
                                        "/admin/v1/coins/soon",
                                        """
                                        {"symbol": "SOON", "name": "Soon", "state": "announced",
                                         "listedAt": "2026-06-15T13:00:00Z", "tradingOpensAt": "2026-06-15T13:30:00Z",
                                         "price": "2", "currency": "USD", "marketCap": "5"}\
                                        """)),
                new Step("its trading opens", () -> pass(Duration.ofHours(1))),
                new Step(
                        "a coin gets another price",
                        () ->
                                change(
                                        "/admin/v1/coins/known",
                                        """
                                        {"price": "3.50"}\
                                        """)),
                new Step("a day passes", () -> pass(Duration.ofHours(24))),
                new Step("a coin is deleted", () -> deleted("/admin/v1/coins/soon")),
                new Step("a week passes", () -> pass(Duration.ofDays(7))),
                new Step("a year passes", () -> pass(Duration.ofDays(365))));
    }

    private record Step(String name, Runnable action) {}

    private void steps(Step... steps) {
        var before = answers(http);
        for (var step : steps) {
            assertThat(answers(http)).as("asked again before " + step.name).isEqualTo(before);
            step.action.run();
            var fresh = answers(uncached);
            var told = answers(http);
            for (int i = 0; i < addresses.size(); i++) {
                assertThat(told.get(i))
                        .as("%s after %s", addresses.get(i), step.name)
                        .isEqualTo(fresh.get(i));
            }
            before = told;
        }
        assertThat(kept.count()).as("answers that were kept").isPositive();
    }

    private List<String> answers(MockMvcTester client) {
        var answers = new ArrayList<String>();
        for (var address : addresses) {
            answers.add(shown(client.get().uri(URI.create(address)).exchange().getResponse()));
        }
        return answers;
    }

    /** A problem has another trace each time. */
    private static String shown(MockHttpServletResponse answer) {
        return answer.getStatus() == 200
                ? new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)
                : "status " + answer.getStatus();
    }

    private void pass(Duration time) {
        clock.pass(time);
    }

    private String known() {
        return editor.get("/admin/v1/articles?q=Article").text("/items/0/id");
    }

    private void pin(String article) {
        var known = editor.get("/admin/v1/articles/" + id("known"));
        okay(
                editor.patch(
                        "/admin/v1/articles/" + known.id(),
                        Sent.json("{\"pins\": [\"%s\"]}".formatted(article)).knowing(known.tag())));
    }

    private String id(String slug) {
        return Answers.json(http.get().uri("/v1/articles/" + slug).exchange()).at("/id").asString();
    }

    private void change(String path, String patch) {
        okay(editor.patch(path, Sent.json(patch).knowing(editor.get(path).tag())));
    }

    private void made(String path, String body) {
        okay(editor.post(path, Sent.json(body)));
    }

    private void put(String path, String body) {
        okay(editor.put(path, Sent.json(body)));
    }

    private void deleted(String path) {
        okay(editor.send(HttpMethod.DELETE, path, Sent.nothing().knowing(editor.get(path).tag())));
    }

    private static void okay(Editor.Reply reply) {
        assertThat(reply.status()).as(reply.json().toString()).isBetween(200, 299);
    }

    /** One article as editors treat it. */
    private final class Article {

        private String id = "";

        void publish() {
            var made = editor.published("The answer");
            okay(made);
            id = made.id();
        }

        void rewrite(String title) {
            patch("{\"title\": \"%s\"}".formatted(title));
        }

        void patch(String patch) {
            okay(
                    editor.patch(
                            Editor.edition(id, "en"),
                            Sent.json(patch)
                                    .knowing(editor.get("/admin/v1/articles/" + id).tag())));
        }

        void own(String patch) {
            okay(
                    editor.patch(
                            "/admin/v1/articles/" + id,
                            Sent.json(patch)
                                    .knowing(editor.get("/admin/v1/articles/" + id).tag())));
        }

        void act(String action, @Nullable String body) {
            act("en", action, body);
        }

        void act(String locale, String action, @Nullable String body) {
            var sent = body == null ? Sent.nothing() : Sent.json(body);
            okay(
                    editor.post(
                            Editor.edition(id, locale) + "/" + action,
                            sent.knowing(editor.get("/admin/v1/articles/" + id).tag())));
        }

        void translate() {
            okay(
                    editor.put(
                            Editor.edition(id, "zh-Hans"),
                            Sent.json(
                                    """
                                    {"title": "答案", "summary": "简而言之。", "slug": "答案",
                                     "body": {"format": "markdown", "content": "因为。\\n"}}
                                    """)));
        }

        void publishTranslation() {
            act("zh-Hans", "publish", null);
        }
    }
}
