package io.cryptoqa.web;

import static io.cryptoqa.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The server itself, over a socket: what it refuses before routing, and what HTTP asks of it. */
@HttpTest
class BrokenRequestTests {

    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

    @LocalServerPort int port;
    @Autowired Content content;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @BeforeEach
    void save() {
        Route.save(content);
        content.anArticle().slug("gone").archivedAt(TestClock.START).save();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "\u0001\u0002\u0003 / HTTP/1.1\r\n\r\n",
                "G@T /v1/topics" + HOST + "\r\n",
                "GET /v1/topics HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /v1/topics NONE/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/topics HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /v1/topics HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET /v1/topics HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /v1/articles/a\u0000b" + HOST + "\r\n",
                "GET /v1/articles/a%00b" + HOST + "\r\n",
                "GET /v1/topics/a%00b" + HOST + "\r\n",
                "GET /v1/articles/%zz" + HOST + "\r\n",
                "GET /v1/articles/%c3%28" + HOST + "\r\n",
                "GET /v1/articles?topic={x}" + HOST + "\r\n",
                "GET /v1/articles?limit=%zz" + HOST + "\r\n",
                "GET /v1/articles?%zz=1" + HOST + "\r\n",
                "GET /v1/articles?topic=%ff" + HOST + "\r\n",
                "GET /../../etc/passwd" + HOST + "\r\n",
                "GET v1/topics" + HOST + "\r\n",
                "GET /v1/topics" + HOST + "Content-Length: abc\r\n\r\n",
                "GET /v1/topics" + HOST + "Content-Length: -1\r\n\r\n",
                "GET /v1/topics" + HOST + "Transfer-Encoding: none\r\n\r\n",
            })
    void whatIsNotHttpIsABadParameter(String request) throws IOException {
        assertThatIsProblem(RawHttp.send(port, request), "bad-parameter", request);
    }

    @Test
    void aHeaderOverTheLimitIsRefused() throws IOException {
        var answer = RawHttp.send(port, "GET", "/v1/topics", "X-Long: " + "x".repeat(40_000));
        assertThatIsProblem(answer, "bad-parameter", "a long header");
    }

    @Test
    void aRequestLineOver8KibIsTooLongAndAnyOriginMayReadThat() throws IOException {
        var answer = RawHttp.send(port, "GET", "/v1/topics?x=" + "y".repeat(9 * 1024));
        assertThatIsProblem(answer, "uri-too-long", "9 KiB");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        var path = RawHttp.send(port, "GET", "/v1/articles/" + "y".repeat(9 * 1024));
        assertThatIsProblem(path, "uri-too-long", "9 KiB of path");
        var longest = RawHttp.send(port, "GET", "/v1/articles/" + "y".repeat(8 * 1024 - 26));
        assertThatIsProblem(longest, "article-not-found", "8 KiB");
    }

    @Test
    void anEncodedSlashIsPartOfASlugThatNobodyHas() throws IOException {
        for (var slug : List.of("a%2Fb", "a%2fb", "..%2F..%2Fetc", "%2F")) {
            assertThatIsProblem(
                    RawHttp.send(port, "GET", "/v1/articles/" + slug), "article-not-found", slug);
        }
        assertThatIsProblem(
                RawHttp.send(port, "GET", "/v1/topics/a%2Fb"), "topic-not-found", "a topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "W/", "abc", "\"a\", b", "*, \"a\"", "\u0080\u00ff"})
    void aBrokenConditionIsNone(String value) throws IOException {
        assertThat(RawHttp.send(port, "GET", "/v1/topics", "If-None-Match: " + value).status())
                .isEqualTo(200);
        assertThat(RawHttp.send(port, "GET", "/v1/topics", "If-Modified-Since: " + value).status())
                .isEqualTo(200);
    }

    @Test
    void traceAndConnectAreNotAllowed() throws IOException {
        var trace = RawHttp.send(port, "TRACE", "/v1/topics", "X-Secret: told");
        assertThatIsProblem(trace, "method-not-allowed", "TRACE");
        assertThat(trace.body()).doesNotContain("told");
        assertThat(trace.header("Allow")).contains("GET");
    }

    @Test
    void anUnknownMethodIsNotAllowedAndTheAllowedOnesAreNamed() throws IOException {
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "BREW", "get")) {
            var answer = RawHttp.send(port, method, "/v1/topics", "Content-Length: 0");
            assertThatIsProblem(answer, "method-not-allowed", method);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void optionsNamesTheMethods() throws IOException {
        for (var route : Route.all(mapping)) {
            var answer = RawHttp.send(port, "OPTIONS", route.uri());
            assertThat(answer.status()).as(route.path()).isIn(200, 204);
            assertThat(List.of(answer.header("Allow").split(", ?", -1)))
                    .as(route.path())
                    .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
        }
    }

    @Test
    void everyOriginMayReadWhatIsDelivered() throws IOException {
        for (var route : Route.all(mapping)) {
            if (!route.path().startsWith("/v1/") && !route.path().startsWith("/feeds/")) {
                continue;
            }
            var preflight =
                    RawHttp.send(
                            port,
                            "OPTIONS",
                            route.uri(),
                            "Origin: https://example.org",
                            "Access-Control-Request-Method: GET",
                            "Access-Control-Request-Headers: if-none-match");
            assertThat(preflight.status()).as(route.path()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET", "HEAD");
            assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("*");
            assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("86400");
            var answer = RawHttp.send(port, "GET", route.uri(), "Origin: https://example.org");
            assertThat(answer.status()).as(route.path()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("Access-Control-Expose-Headers"))
                    .contains("Link", "Content-Language", "ETag", "Location");
            assertThat(answer.header("Vary")).doesNotContain("Origin");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void everyOriginMayReadErrorsToo() throws IOException {
        for (var uri : List.of("/v1/none", "/v1/articles/none", "/v1/topics?limit=0")) {
            assertThat(
                            RawHttp.send(port, "GET", uri, "Origin: https://example.org")
                                    .header("Access-Control-Allow-Origin"))
                    .as(uri)
                    .isEqualTo("*");
        }
    }

    @Test
    void headIsGetWithoutTheBody() throws IOException {
        var uris = new ArrayList<>(Route.all(mapping).stream().map(Route::uri).toList());
        uris.addAll(
                List.of(
                        "/v1/articles?limit=1",
                        "/v1/articles/none",
                        "/v1/articles/gone",
                        "/v1/articles?limit=0",
                        "/v1/none"));
        for (var uri : uris) {
            var get = RawHttp.send(port, "GET", uri);
            var head = RawHttp.send(port, "HEAD", uri);
            assertThat(head.status()).as(uri).isEqualTo(get.status());
            assertThat(head.body()).as(uri).isEmpty();
            assertThat(get.body()).as(uri).isNotEmpty();
            assertThat(comparable(head)).as(uri).isEqualTo(comparable(get));
            assertThat(head.header("Content-Length"))
                    .as(uri)
                    .isIn(get.header("Content-Length"), String.valueOf(get.length()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                             | application/json",
                "application/*                                   | application/json",
                "text/markdown                                   | text/markdown",
                "text/*                                          | text/markdown",
                "text/markdown, application/json                 | application/json",
                "text/markdown, application/json;q=0.9           | text/markdown",
                "application/json;q=0.1, text/markdown;q=0.2     | text/markdown",
                "text/markdown;q=0, */*                          | application/json",
                "application/json;q=0, */*                       | text/markdown",
                "application/json;q=0, */*;q=0.001               | text/markdown",
                "text/html, */*;q=0.1                            | application/json",
                "application/json;q=0                            | -",
                "*/*;q=0                                         | -",
                "application/json;q=0, text/markdown;q=0, */*    | -",
                "text/html                                       | -",
                "application/json;q=2                            | -",
            })
    void theWeightsOfAcceptChooseTheFormOfAnArticle(String accept, String type) throws IOException {
        var answer = RawHttp.send(port, "GET", "/v1/articles/known", "Accept: " + accept);
        if (type.equals("-")) {
            assertThatIsProblem(answer, "not-acceptable", accept);
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith(type);
        }
        assertThat(answer.header("Vary")).contains("Accept");
    }

    @Test
    void aWeightOfZeroIsARefusal() throws IOException {
        for (var accept :
                List.of("application/json;q=0", "*/*;q=0", "application/json;q=0, */*;q=0.5")) {
            assertThatIsProblem(
                    RawHttp.send(port, "GET", "/v1/topics", "Accept: " + accept),
                    "not-acceptable",
                    accept);
        }
        for (var accept : List.of("application/json;q=0.001", "*/*;q=0, application/json", "")) {
            assertThat(RawHttp.send(port, "GET", "/v1/topics", "Accept: " + accept).status())
                    .as(accept)
                    .isEqualTo(200);
        }
    }

    /** Without what each answer has anew, and how its body is framed. */
    private static Map<String, String> comparable(RawHttp answer) {
        var headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        headers.remove("transfer-encoding");
        headers.remove("content-length");
        return headers;
    }

    private static void assertThatIsProblem(RawHttp answer, String code, String as) {
        assertProblem(answer.status(), answer.header("Content-Type"), answer.body(), code, as);
        assertThat(answer.header("Content-Language")).as(as).isEqualTo("en");
        assertThat(answer.header("X-Content-Type-Options")).as(as).isEqualTo("nosniff");
        assertThat(answer.header("Server")).as(as).isEmpty();
    }
}
