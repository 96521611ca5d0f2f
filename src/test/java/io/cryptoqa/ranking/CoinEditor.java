package io.cryptoqa.ranking;

import io.cryptoqa.Answers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody with a token, who edits coins. */
class CoinEditor {

    static final String COINS = "/admin/v1/coins";

    private final MockMvcTester http;
    private final String token;

    CoinEditor(MockMvcTester http, String token) {
        this.http = http;
        this.token = token;
    }

    MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, "", "application/json");
    }

    /** By id. */
    MvcTestResult put(String id, String body, String... header) {
        return send(HttpMethod.PUT, COINS + "/" + id, body, "application/json", header);
    }

    MvcTestResult patch(String id, String body, String... header) {
        return send(HttpMethod.PATCH, COINS + "/" + id, body, "application/json", header);
    }

    MvcTestResult delete(String id, String... header) {
        return send(HttpMethod.DELETE, COINS + "/" + id, "", "application/json", header);
    }

    MvcTestResult csv(String body) {
        return send(HttpMethod.PUT, COINS, body, "text/csv");
    }

    MvcTestResult send(HttpMethod method, String path, String body, String type, String... header) {
        var request =
                http.method(method)
                        .uri(URI.create(path))
                        .header("Authorization", "Bearer " + token)
                        .contentType(MediaType.parseMediaType(type))
                        .content(body.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < header.length; i += 2) {
            request.header(header[i], header[i + 1]);
        }
        return request.exchange();
    }

    /** Every violation as {@code pointer code}, with {@code @line} where it has one. */
    static List<String> violations(MvcTestResult answer) {
        return Answers.json(answer)
                .at("/errors")
                .valueStream()
                .map(each ->
                        each.at("/pointer").asString()
                                + " "
                                + each.at("/code").asString()
                                + (each.at("/line").isIntegralNumber()
                                        ? " @" + each.at("/line").asInt()
                                        : ""))
                .toList();
    }
}
