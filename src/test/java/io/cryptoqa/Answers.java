package io.cryptoqa;

import java.util.List;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the service answered. */
public final class Answers {

    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    /** The whole body. */
    public static JsonNode json(MvcTestResult answer) {
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    /** The slugs of a collection's items, in its order. */
    public static List<String> slugs(MvcTestResult answer) {
        return json(answer)
                .at("/items")
                .valueStream()
                .map(item -> item.at("/slug").asString())
                .toList();
    }
}
