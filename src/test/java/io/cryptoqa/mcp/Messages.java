package io.cryptoqa.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends messages as no client of the SDK would. */
record Messages(int port) {

    /** What no answer tells: the insides of the service. */
    static final String INSIDES =
            "Exception|\\bat [a-z]+\\.|\\.java\\b|java\\.|org\\.|tools\\.jackson|reactor|modelcontextprotocol|io\\.cryptoqa|stackTrace|(?i)\\bselect\\b";

    static final String PING =
            """
            {"jsonrpc": "2.0", "id": 1, "method": "ping"}\
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** A request as clients send it, but for its message. */
    HttpRequest.Builder post(BodyPublisher body) {
        return request(port, "/mcp")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(body);
    }

    HttpResponse<String> send(String message) {
        return send(post(BodyPublishers.ofString(message)));
    }

    /** Sends it, and holds the answer to what holds for each. */
    static HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer;
        try {
            answer = HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Mcp-Session-Id")).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        return answer;
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    /** Holds an answer to an error of JSON-RPC. */
    static JsonNode assertRefused(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(contentType(answer)).isEqualTo("application/json");
        var json = json(answer);
        assertThat(json.at("/jsonrpc").asString()).isEqualTo("2.0");
        assertThat(json.has("result")).isFalse();
        assertThat(json.at("/error/code").asInt()).as(answer.body()).isEqualTo(code);
        assertThat(json.at("/error/message").asString()).isNotEmpty();
        return json;
    }

    /** Holds an answer to a problem of this code. */
    static JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(contentType(answer)).isEqualTo("application/problem+json");
        assertThat(json(answer).at("/code").asString()).isEqualTo(code);
        return json(answer);
    }
}
