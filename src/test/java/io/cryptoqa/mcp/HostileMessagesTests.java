package io.cryptoqa.mcp;

import static io.cryptoqa.mcp.Messages.PING;
import static io.cryptoqa.mcp.Messages.assertProblem;
import static io.cryptoqa.mcp.Messages.assertRefused;
import static io.cryptoqa.mcp.Messages.json;
import static io.cryptoqa.mcp.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code /mcp} over a socket: what no client of the SDK sends. */
@HttpTest
class HostileMessagesTests {

    @LocalServerPort int port;
    @Autowired Content content;

    Messages messages = new Messages(0);

    @BeforeEach
    void connect() {
        messages = new Messages(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "nonsense",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"} {}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"id\": 2, \"method\": \"ping\"}",
                "{'jsonrpc': '2.0'}",
                "\u0000"
            })
    void whatIsNotJsonIsAParseError(String body) {
        var error = assertRefused(messages.send(body), 400, -32700);
        assertThat(error.has("id")).isFalse();
    }

    @Test
    void deepAndManyPartedJsonIsRefusedBeforeItIsATree() {
        for (var body :
                new String[] {
                    "[".repeat(100_000),
                    "{\"a\":".repeat(100_000),
                    "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": {\"name\": \"list_topics\", \"arguments\": %s1%s}}"
                            .formatted("{\"a\":".repeat(500), "}".repeat(500)),
                    "{\"a\": [%s1]}".formatted("1,".repeat(500_000)),
                    "{\"a\": %s}".formatted("9".repeat(100_000))
                }) {
            assertRefused(messages.send(body), 400, -32700);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedHoweverItIsSent() {
        var bytes = new byte[3 * 1024 * 1024];
        Arrays.fill(bytes, (byte) ' ');
        assertProblem(
                Messages.send(messages.post(BodyPublishers.ofByteArray(bytes))), 413, "too-large");
        assertProblem(
                Messages.send(
                        messages.post(
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(bytes)))),
                413,
                "too-large");
        assertThat(messages.send(PING).statusCode()).isEqualTo(200);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        var bytes = PING.replace("ping", "pîng").getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(
                Messages.send(messages.post(BodyPublishers.ofByteArray(bytes))),
                400,
                "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}]",
                "[[[[]]]]",
                "null",
                "5",
                "\"ping\"",
                "{}",
                "{\"jsonrpc\": \"2.0\"}",
                "{\"jsonrpc\": \"1.0\", \"method\": \"ping\"}",
                "{\"jsonrpc\": 2.0, \"method\": \"ping\"}",
                "{\"id\": 1, \"method\": \"ping\"}",
                "{\"jsonrpc\": \"2.0\", \"id\": null, \"method\": \"ping\"}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1.5, \"method\": \"ping\"}",
                "{\"jsonrpc\": \"2.0\", \"id\": {}, \"method\": \"ping\"}",
                "{\"jsonrpc\": \"2.0\", \"id\": 99999999999999999999, \"method\": \"ping\"}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": 5}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\", \"params\": []}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\", \"params\": \"x\"}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {}}",
                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": 1, \"message\": \"x\"}}"
            })
    void whatIsNoMessageIsAnInvalidRequest(String body) {
        assertRefused(messages.send(body), 400, -32600);
    }

    @Test
    void anErrorHasTheIdOfItsRequest() {
        var error =
                assertRefused(
                        messages.send(
                                "{\"jsonrpc\": \"1.0\", \"id\": \"a\", \"method\": \"ping\"}"),
                        400,
                        -32600);
        assertThat(error.at("/id").asString()).isEqualTo("a");
        var long64 =
                json(
                        messages.send(
                                "{\"jsonrpc\": \"2.0\", \"id\": 9007199254740993, \"method\": \"ping\"}"));
        assertThat(long64.at("/id").asLong()).isEqualTo(9007199254740993L);
        assertThat(long64.at("/result").isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resources/list | {} | -32601",
                "logging/setLevel | {} | -32601",
                "\\u0000<script> | {} | -32601",
                "initialize | null | -32600",
                "initialize | {\"protocolVersion\": {}} | -32602",
                "initialize | {\"protocolVersion\": \"2025-11-25\", \"capabilities\": 5} | -32602",
                "tools/call | {} | -32602",
                "tools/call | {\"name\": null} | -32602",
                "tools/call | {\"name\": [\"list_topics\"]} | -32602",
                "tools/call | {\"name\": \"LIST_TOPICS\"} | -32602",
                "tools/call | {\"name\": \"list_topics\", \"arguments\": []} | -32602",
                "tools/call | {\"name\": \"list_topics\", \"arguments\": \"en\"} | -32602",
                "tools/call | {\"name\": \"list_topics\", \"_meta\": 7} | -32602"
            })
    void aRequestThatCannotBeAnsweredIsAnErrorOfTheProtocol(
            String method, String params, int code) {
        var answer =
                messages.send(
                        "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"%s\", \"params\": %s}"
                                .formatted(method, params));
        var error = assertRefused(answer, code == -32600 ? 400 : 200, code);
        assertThat(error.at("/id").asInt()).isEqualTo(7);
    }

    @Test
    void anInitializeWithoutParamsIsRefusedToo() {
        assertRefused(
                messages.send("{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"initialize\"}"),
                200,
                -32602);
        assertRefused(
                messages.send("{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"tools/call\"}"),
                200,
                -32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications/initialized", "notifications/cancelled", "no/such"})
    void aNotificationIsTakenAndNotAnswered(String method) {
        var answer = messages.send("{\"jsonrpc\": \"2.0\", \"method\": \"%s\"}".formatted(method));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aVersionThatIsNotSpokenIsAnsweredWithOneThatIs() {
        for (var version : new String[] {"2025-03-26", "2025-06-18", "2025-11-25"}) {
            assertThat(negotiated(version)).isEqualTo(version);
        }
        assertThat(negotiated("2024-11-05")).isEqualTo("2025-11-25");
        assertThat(negotiated("nonsense")).isEqualTo("2025-11-25");
    }

    private String negotiated(String version) {
        return json(messages.send(
                        """
                        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "%s",
                          "capabilities": {"sampling": {}}, "clientInfo": {"name": "a", "version": "1"}}}
                        """
                                .formatted(version)))
                .at("/result/protocolVersion")
                .asString();
    }

    @Test
    void aHeaderWithAVersionThatIsNotSpokenIsRefused() {
        var request = messages.post(BodyPublishers.ofString(PING));
        assertThat(
                        assertProblem(
                                        Messages.send(
                                                request.setHeader(
                                                        "MCP-Protocol-Version", "2031-01-01")),
                                        400,
                                        "bad-parameter")
                                .at("/detail")
                                .asString())
                .contains("2031-01-01", "2025-03-26, 2025-06-18, 2025-11-25");
        assertThat(
                        Messages.send(request.setHeader("MCP-Protocol-Version", "2025-06-18"))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyJsonIsReadAndOnlyJsonIsAnswered() {
        var request = messages.post(BodyPublishers.ofString(PING));
        for (var type : new String[] {"text/plain", "application/x-www-form-urlencoded", "x"}) {
            assertProblem(
                    Messages.send(request.setHeader("Content-Type", type)),
                    415,
                    "unsupported-media-type");
        }
        assertProblem(
                Messages.send(
                        request.setHeader("Content-Type", "application/json; charset=utf-16")),
                415,
                "unsupported-media-type");
        request.setHeader("Content-Type", "application/json; charset=utf-8");
        for (var accept :
                new String[] {"text/event-stream", "text/html", "application/json;q=0", "x"}) {
            assertProblem(
                    Messages.send(request.setHeader("Accept", accept)), 406, "not-acceptable");
        }
        for (var accept : new String[] {"application/json", "*/*", "application/*"}) {
            assertThat(Messages.send(request.setHeader("Accept", accept)).statusCode())
                    .as(accept)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "PUT", "PATCH", "PROPFIND"})
    void thereAreNoStreamsToOpenAndNoSessionsToEnd(String method) {
        var answer =
                Messages.send(
                        request(port, "/mcp")
                                .header("Accept", "text/event-stream")
                                .header("Mcp-Session-Id", "made-up")
                                .method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).startsWith("POST");
        if (!method.equals("HEAD")) {
            assertProblem(answer, 405, "method-not-allowed");
        }
    }

    @Test
    void aQueryIsRefusedAsOnEveryRoute() {
        var request =
                request(port, "/mcp?session=1")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(PING));
        assertProblem(Messages.send(request), 400, "unknown-parameter");
    }

    @Test
    void whoAsksDoesNotMatter() {
        var request = messages.post(BodyPublishers.ofString(PING));
        request.header("Authorization", "Bearer cqa_nonsense");
        request.header("Cookie", "CRYPTOQA_SESSION=nonsense");
        request.header("Mcp-Session-Id", "made-up");
        assertThat(Messages.send(request).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/%6Dcp", "/mcp;a=b"})
    void pagesOfForeignOriginsAreRefusedWhateverTheMethod(String path) {
        for (var origin :
                new String[] {
                    "https://evil.example",
                    "null",
                    "http://localhost:8081",
                    "http://localhost:8080.evil.example",
                    "https://localhost:8080",
                    "*"
                }) {
            for (var method : new String[] {"POST", "GET", "DELETE", "OPTIONS"}) {
                var answer =
                        Messages.send(
                                request(port, path)
                                        .header("Content-Type", "application/json")
                                        .header("Origin", origin)
                                        .header("Access-Control-Request-Method", "POST")
                                        .method(method, BodyPublishers.ofString(PING)));
                assertProblem(answer, 403, "forbidden");
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
            }
        }
    }

    @Test
    void pagesOfTheSiteAreLetThroughWithTheirBrowsersQuestion() {
        var origin = "http://localhost:8080";
        var answer =
                Messages.send(
                        messages.post(BodyPublishers.ofString(PING)).header("Origin", origin));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
        assertThat(answer.headers().firstValue("Vary")).hasValue("Origin");
        var preflight =
                Messages.send(
                        request(port, "/mcp")
                                .header("Origin", origin)
                                .header("Access-Control-Request-Method", "POST")
                                .header("Access-Control-Request-Headers", "content-type")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods")).hasValue("POST");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers")).hasValue("*");
    }

    @Test
    void callsSideBySideGetEachItsOwnAnswer() throws Exception {
        for (int i = 0; i < 20; i++) {
            content.anArticle().slug("side-" + i).body("Body number " + i + ".\n").save();
        }
        var answers = new ArrayList<Future<HttpResponse<String>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                var message =
                        """
                        {"jsonrpc": "2.0", "id": "call-%1$d", "method": "tools/call",
                          "params": {"name": "read_article", "arguments": {"slug": "side-%1$d"}}}
                        """
                                .formatted(i);
                answers.add(threads.submit(() -> messages.send(message)));
            }
        }
        for (int i = 0; i < 20; i++) {
            var answer = json(answers.get(i).get());
            assertThat(answer.at("/id").asString()).isEqualTo("call-" + i);
            assertThat(answer.at("/result/content/0/text").asString())
                    .contains("\nBody number " + i + ".\n");
        }
    }
}
