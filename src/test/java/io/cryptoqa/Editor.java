package io.cryptoqa;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Somebody with a token, who sends requests under {@code /admin/v1}. */
public class Editor {

    private static final JsonMapper JSON = new JsonMapper();

    private final MockMvcTester http;
    private final String token;

    public Editor(MockMvcTester http, String token) {
        this.http = http;
        this.token = token;
    }

    /** An answer; the JSON is missing where there is no body. */
    public record Reply(
            int status, JsonNode json, @Nullable String tag, @Nullable String replayed) {

        public String text(String pointer) {
            return json.at(pointer).asString();
        }

        public String id() {
            return text("/id");
        }

        /** The first edition's member. */
        public JsonNode edition(String member) {
            return json.at("/editions/0/" + member);
        }

        /** Every violation as {@code pointer code}. */
        public List<String> violations() {
            return json.at("/errors")
                    .valueStream()
                    .map(each -> each.at("/pointer").asString() + " " + each.at("/code").asString())
                    .toList();
        }
    }

    /** Headers and a body of a request. */
    public record Sent(
            @Nullable String body, MediaType type, @Nullable String ifMatch, @Nullable String key) {

        public static Sent nothing() {
            return new Sent(null, MediaType.APPLICATION_JSON, null, null);
        }

        public static Sent json(String body) {
            return new Sent(body, MediaType.APPLICATION_JSON, null, null);
        }

        public static Sent markdown(String body) {
            return new Sent(body, MediaType.TEXT_MARKDOWN, null, null);
        }

        public Sent knowing(@Nullable String tag) {
            return new Sent(body, type, tag, key);
        }

        public Sent once(String text) {
            return new Sent(body, type, ifMatch, text);
        }
    }

    public Reply get(String path) {
        return send(HttpMethod.GET, path, Sent.nothing());
    }

    public Reply post(String path, Sent sent) {
        return send(HttpMethod.POST, path, sent);
    }

    public Reply patch(String path, Sent sent) {
        return send(HttpMethod.PATCH, path, sent);
    }

    public Reply put(String path, Sent sent) {
        return send(HttpMethod.PUT, path, sent);
    }

    public Reply send(HttpMethod method, String path, Sent sent) {
        var request =
                http.method(method)
                        .uri(URI.create(path))
                        .header("Authorization", "Bearer " + token);
        if (sent.body != null) {
            request.contentType(sent.type).content(sent.body.getBytes(StandardCharsets.UTF_8));
        }
        if (sent.ifMatch != null) {
            request.header("If-Match", sent.ifMatch);
        }
        if (sent.key != null) {
            request.header("Idempotency-Key", sent.key);
        }
        var response = request.exchange().getResponse();
        var bytes = response.getContentAsByteArray();
        return new Reply(
                response.getStatus(),
                bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes),
                response.getHeader("ETag"),
                response.getHeader("Idempotency-Replayed"));
    }

    /** A draft that lacks nothing, about the topic {@code defi}, which must be there. */
    public Reply draft(String title) {
        return post("/admin/v1/articles", Sent.json(complete(title)));
    }

    /** The same, public. */
    public Reply published(String title) {
        return post("/admin/v1/articles?publish=true", Sent.json(complete(title)));
    }

    public static String complete(String title) {
        return """
        {"title": "%s", "summary": "In short.", "topics": ["defi"],
         "body": {"format": "markdown", "content": "## Why\\n\\nBecause.\\n"}}
        """
                .formatted(title);
    }

    public static String edition(String id, String locale) {
        return "/admin/v1/articles/%s/editions/%s".formatted(id, locale);
    }
}
