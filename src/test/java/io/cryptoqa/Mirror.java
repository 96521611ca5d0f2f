package io.cryptoqa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Keeps a copy of what is public, in the way that the description of {@code /v1/changes} says. */
public class Mirror {

    private final MockMvcTester http;
    private final int limit;
    private final Map<String, JsonNode> copy;
    private final List<String> kinds = new ArrayList<>();
    private @Nullable String since;

    /** One that begins. */
    public Mirror(MockMvcTester http, int limit) {
        this(http, limit, new TreeMap<>(), null);
    }

    private Mirror(
            MockMvcTester http, int limit, Map<String, JsonNode> copy, @Nullable String since) {
        this.http = http;
        this.limit = limit;
        this.copy = copy;
        this.since = since;
    }

    /** One that goes on from what this has kept. */
    public Mirror restarted(int otherLimit) {
        return new Mirror(http, otherLimit, new TreeMap<>(copy), since);
    }

    /** Applies all there is; with requests as those of a client that knows no more than that. */
    public void follow() {
        var query = "?limit=" + limit + (since == null ? "" : "&since=" + since);
        var next = "";
        do {
            var page = get(http, "/v1/changes" + query + (next.isEmpty() ? "" : "&cursor=" + next));
            page.at("/items").forEach(this::apply);
            since = page.at("/since").asString();
            next = page.at("/page/next").asString("");
        } while (!next.isEmpty());
    }

    private void apply(JsonNode item) {
        kinds.add(item.at("/kind").asString());
        var edition = item.at("/locale").asString() + " " + item.at("/id").asString();
        if (item.at("/article").isNull()) {
            copy.remove(edition);
        } else {
            copy.put(edition, item.at("/article"));
        }
    }

    /** The summaries it has, by locale and id. */
    public Map<String, JsonNode> copy() {
        return copy;
    }

    /** What it has met, in order. */
    public List<String> kinds() {
        return kinds;
    }

    public @Nullable String since() {
        return since;
    }

    /** What a copy should be: everything that {@code /v1/articles} lists. */
    public static Map<String, JsonNode> listed(MockMvcTester http, String... locales) {
        var all = new TreeMap<String, JsonNode>();
        for (var locale : locales) {
            var next = "";
            do {
                var page =
                        get(
                                http,
                                "/v1/articles?limit=100&locale="
                                        + locale
                                        + (next.isEmpty() ? "" : "&cursor=" + next));
                page.at("/items")
                        .forEach(item -> all.put(locale + " " + item.at("/id").asString(), item));
                next = page.at("/page/next").asString("");
            } while (!next.isEmpty());
        }
        return all;
    }

    private static JsonNode get(MockMvcTester http, String uri) {
        var answer = http.get().uri(URI.create(uri)).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Answers.json(answer);
    }
}
