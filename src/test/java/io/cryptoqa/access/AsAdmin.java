package io.cryptoqa.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Answers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Sends requests with one token. */
record AsAdmin(MockMvcTester http, String token) {

    MvcTestResult get(String uri) {
        return send("GET", uri, null, null);
    }

    MvcTestResult post(String uri, String body) {
        return send("POST", uri, body, null);
    }

    MvcTestResult delete(String uri) {
        return send("DELETE", uri, null, null);
    }

    MvcTestResult patch(String uri, @Nullable String ifMatch, String body) {
        return send("PATCH", uri, body, ifMatch);
    }

    MvcTestResult send(String method, String uri, @Nullable String body, @Nullable String ifMatch) {
        var request =
                http.method(HttpMethod.valueOf(method))
                        .uri(URI.create(uri))
                        .header("Authorization", "Bearer " + token);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }

    /** The pointers of what is wrong with a body, which is refused. */
    List<String> wrong(String method, String uri, String body) {
        var answer = send(method, uri, body, "*");
        assertThat(answer).as(body).hasStatus(422);
        return Answers.json(answer)
                .at("/errors")
                .valueStream()
                .map(error -> error.at("/pointer").asString() + " " + error.at("/code").asString())
                .toList();
    }

    /** All items of a collection, read in pages of two. */
    List<JsonNode> all(String uri) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var separator = uri.contains("?") ? "&" : "?";
            var answer =
                    get(uri + separator + "limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(answer).as(uri).hasStatusOk();
            var page = Answers.json(answer);
            page.at("/items").forEach(items::add);
            next = page.at("/page/next").asString("");
        } while (!next.isEmpty());
        return items;
    }
}
