package io.cryptoqa.web;

import static io.cryptoqa.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every route refuses what it cannot read, and says what and why. */
@HttpTest
class WrongInputTests {

    private static final String EMOJI = "%F0%9F%98%80";

    /** Values that parameters with a closed set of values do not have. */
    private static final Map<String, List<String>> NOT_CHOICES =
            Map.of(
                    "sort", List.of("title", "-title", "publishedAt,-publishedAt", "publishedAt "),
                    "scale", List.of("cnn", "equal-fifths,alternative-me", "EQUAL-FIFTHS"),
                    "tab", List.of("new", "top,new-spot", "TOP", "new_spot", "top "),
                    "body", List.of("pdf", "html,", "html,pdf", "none,html", "HTML"),
                    "fields", List.of("nothing", "title,", "title,nothing", "Title"));

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @BeforeEach
    void save() {
        Route.save(content);
    }

    @Test
    void withoutAnythingWrongEveryRouteAnswers() {
        for (var route : Route.all(mapping)) {
            assertThat(get(route.uri())).as(route.path()).hasStatusOk();
        }
    }

    @Test
    void anUnknownParameterIsNamedAndSoAreTheAllowedOnes() {
        for (var route : Route.all(mapping)) {
            for (var name : List.of("colour", "Locale", "limit[]", EMOJI, "x".repeat(500))) {
                var uri = route.uri(URLEncoder.encode(name, StandardCharsets.UTF_8) + "=1");
                var body = assertProblem(get(uri), "unknown-parameter", uri);
                assertThat(pointers(body))
                        .as(uri)
                        .hasSize(1)
                        .first()
                        .asString()
                        .startsWith("#/query/");
                for (var allowed : route.parameters()) {
                    assertThat(body.at("/detail").asString()).as(uri).contains(allowed);
                }
            }
        }
    }

    @Test
    void allUnknownParametersAreNamedAtOnce() {
        for (var route : Route.all(mapping)) {
            var uri = route.uri("colour=1&size=2");
            assertThat(pointers(assertProblem(get(uri), "unknown-parameter", uri)))
                    .as(uri)
                    .containsExactlyInAnyOrder("#/query/colour", "#/query/size");
        }
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        for (var route : Route.all(mapping)) {
            for (var name : route.parameters()) {
                for (var query : List.of("%s=1&%s=1", "%s&%s=en", "%s=1&%s=2")) {
                    var uri = route.uri(query.formatted(name, name));
                    assertThat(pointers(assertProblem(get(uri), "unknown-parameter", uri)))
                            .as(uri)
                            .containsExactly("#/query/" + name);
                }
            }
        }
    }

    @Test
    void aLimitIsAWholeNumberFromOneToAHundred() {
        for (var route : Route.with("limit", mapping)) {
            for (var limit :
                    List.of(
                            "0",
                            "101",
                            "-1",
                            "1.5",
                            "1e1",
                            "0x14",
                            "%2B20",
                            "%2020",
                            "abc",
                            "99999999999",
                            "",
                            EMOJI,
                            "%D9%A2%D9%A0")) {
                refused(route, "limit", limit);
            }
        }
    }

    @Test
    void aDateIsADayThereIs() {
        for (var name : List.of("from", "to")) {
            for (var route : Route.with(name, mapping)) {
                for (var date :
                        List.of(
                                "2026-02-30",
                                "2026-13-01",
                                "26-01-01",
                                "2026-1-1",
                                "2026-06-15T00:00:00Z",
                                "tomorrow",
                                "0000-01-01",
                                "10000-01-01",
                                "%2B2026-01-01",
                                "-2026-01-01",
                                "",
                                "%00")) {
                    refused(route, name, date);
                }
            }
        }
    }

    @Test
    void anIntervalEndsAfterItBegins() {
        for (var route : Route.with("from", mapping)) {
            var uri = route.uri("from=2026-06-03&to=2026-06-02");
            assertThat(pointers(assertProblem(get(uri), "bad-parameter", uri)))
                    .as(uri)
                    .containsExactly("#/query/from");
        }
    }

    @Test
    void aChoiceIsOneOfThoseThereAre() {
        NOT_CHOICES.forEach((name, values) -> {
            for (var route : Route.with(name, mapping)) {
                values.forEach(value -> refused(route, name, value.replace(" ", "%20")));
                refused(route, name, "");
            }
        });
    }

    @Test
    void allBadParametersAreNamedAtOnce() {
        var body =
                assertProblem(get("/v1/articles?limit=0&from=x&sort=y"), "bad-parameter", "three");
        assertThat(pointers(body))
                .containsExactlyInAnyOrder("#/query/limit", "#/query/from", "#/query/sort");
    }

    @Test
    void aCursorIsOneThatWasGivenOut() {
        var genuine = next("/v1/articles?limit=1");
        var altered =
                genuine.substring(0, 9)
                        + (genuine.charAt(9) == 'A' ? 'B' : 'A')
                        + genuine.substring(10);
        for (var route : Route.with("cursor", mapping)) {
            for (var cursor :
                    List.of(
                            "x",
                            "!!!",
                            "A".repeat(64),
                            "A".repeat(3000),
                            altered,
                            genuine + "A",
                            genuine.substring(1),
                            genuine + "%3D",
                            EMOJI,
                            "%00")) {
                var uri = route.uri("cursor=" + cursor);
                assertThat(pointers(assertProblem(get(uri), "bad-cursor", uri)))
                        .as(uri)
                        .containsExactly("#/query/cursor");
            }
        }
    }

    @Test
    void anEmptyCursorIsNotTheFirstPage() {
        for (var route : Route.with("cursor", mapping)) {
            var answer = get(route.uri("cursor="));
            var code = body(answer).at("/code").asString();
            assertThat(code).as(route.path()).isIn("bad-cursor", "bad-parameter");
            assertThat(pointers(assertProblem(answer, code, route.path())))
                    .containsExactly("#/query/cursor");
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        var cursors =
                List.of(
                        next("/v1/articles?topic=known&limit=1"),
                        next("/v1/topics?limit=1&locale=zh-Hans"),
                        next("/v1/articles/known/related?limit=1"));
        for (var route : Route.with("cursor", mapping)) {
            for (var cursor : cursors) {
                if (route.path().endsWith("/related") && cursor.equals(cursors.getLast())) {
                    continue;
                }
                var uri = route.uri("cursor=" + cursor);
                assertProblem(get(uri), "bad-cursor", uri);
            }
        }
    }

    @Test
    void aLocaleIsOneOfTheConfiguredOnes() {
        for (var route : Route.with("locale", mapping)) {
            for (var locale :
                    List.of(
                            "de",
                            "en-US",
                            "en_US",
                            "zh",
                            "zh-CN",
                            "e",
                            "*",
                            "en,zh-Hans",
                            "",
                            EMOJI,
                            "%00",
                            "x".repeat(400))) {
                var uri = route.uri("locale=" + locale);
                var body = assertProblem(get(uri), "unknown-locale", uri);
                assertThat(body.at("/detail").asString()).as(uri).contains("en, zh-Hans");
                assertThat(pointers(body)).as(uri).containsExactly("#/query/locale");
            }
        }
    }

    @Test
    void anUnknownTopicIsNoEmptyList() {
        for (var route : Route.with("topic", mapping)) {
            for (var topic : wrongSlugs()) {
                var uri = route.uri("topic=" + topic);
                assertProblem(get(uri), "topic-not-found", uri);
            }
            assertProblem(get(route.uri("topic=")), "topic-not-found", "no topic");
        }
    }

    @Test
    void anImpossibleSlugIsNotFound() {
        for (var route : Route.all(mapping)) {
            for (var slug : route.path().contains("{slug}") ? wrongSlugs() : List.<String>of()) {
                if (slug.contains("%00")) {
                    continue; // no path has that: the server refuses it, see BrokenRequestTests
                }
                var uri = route.path().replace("{slug}", slug);
                assertProblem(
                        get(uri),
                        route.path().startsWith("/v1/topics")
                                ? "topic-not-found"
                                : "article-not-found",
                        uri);
            }
        }
    }

    @Test
    void aNulIsNoFaultOfOurs() {
        for (var route : Route.all(mapping)) {
            for (var name : route.parameters()) {
                if (name.equals("q") && !route.isAdmin()) {
                    continue; // whatever somebody looks for is text
                }
                var uri = route.uri(name + "=a%00b");
                assertThat(get(uri)).as(uri).hasStatus4xxClientError();
            }
        }
    }

    @Test
    void aMediaTypeThatARouteDoesNotHaveIsNotAcceptable() {
        for (var route : Route.all(mapping)) {
            for (var accept :
                    List.of(
                            "image/png",
                            "application/pdf",
                            "text/x-none, video/*",
                            "*/*;q=0",
                            "nonsense",
                            "text/")) {
                var answer = http.get().uri(route.uri()).header("Accept", accept).exchange();
                var body = assertProblem(answer, "not-acceptable", route.path() + " as " + accept);
                assertThat(body.at("/detail").asString()).contains(accept);
            }
        }
    }

    @Test
    void aMethodThatARouteDoesNotHaveIsNotAllowed() {
        for (var route : Route.all(mapping)) {
            for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "PROPFIND")) {
                var answer = http.method(HttpMethod.valueOf(method)).uri(route.uri()).exchange();
                assertProblem(answer, "method-not-allowed", method + " " + route.path());
                assertThat(answer.getResponse().getHeader("Allow"))
                        .as(method + " " + route.path())
                        .isEqualTo("GET, HEAD, OPTIONS");
            }
        }
    }

    @Test
    void aRequestLineOver8KibIsTooLong() {
        for (var route : Route.all(mapping)) {
            assertProblem(
                    get(route.uri("x=" + "y".repeat(9 * 1024))), "uri-too-long", route.path());
        }
    }

    @Test
    void aPathWithASlashBehindItIsNoRoute() {
        for (var route : Route.all(mapping)) {
            var uri = route.uri().replaceFirst("(\\?|$)", "/$1");
            assertProblem(get(uri), "not-found", uri);
        }
    }

    @Test
    void whatTheCallerCallsItsTraceIsInTheProblem() {
        var answer =
                http.get()
                        .uri("/none")
                        .header(
                                "traceparent",
                                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .exchange();
        assertThat(assertProblem(answer, "not-found", "/none").at("/traceId").asString())
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    private static List<String> wrongSlugs() {
        return List.of(
                "none",
                "a%2Fb",
                "known%2F",
                "..%2Fknown",
                EMOJI,
                "%20",
                "known%20",
                "known%00",
                "a_b",
                "%E2%80%8Bknown",
                "x".repeat(101),
                "%E4%B8%AD".repeat(200));
    }

    private void refused(Route route, String name, String value) {
        var uri = route.uri(name + "=" + value);
        var body = assertProblem(get(uri), "bad-parameter", uri);
        assertThat(pointers(body)).as(uri).containsExactly("#/query/" + name);
        assertThat(body.at("/errors/0/code").asString()).as(uri).isEqualTo("bad-parameter");
        assertThat(body.at("/detail").asString()).as(uri).contains("it must be");
    }

    private String next(String uri) {
        return body(get(uri)).at("/page/next").asString();
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.at("/pointer").asString())
                .toList();
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private JsonNode body(MvcTestResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
