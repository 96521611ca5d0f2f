package io.cryptoqa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every problem, whatever was wrong. */
final class ProblemAssert {

    private static final JsonMapper JSON = new JsonMapper();

    private ProblemAssert() {}

    /** Holds an answer to the form of this problem and returns its JSON. */
    static JsonNode assertProblem(MvcTestResult answer, String code, String as) {
        var response = answer.getResponse();
        return assertProblem(
                response.getStatus(),
                String.valueOf(response.getContentType()),
                new String(response.getContentAsByteArray(), StandardCharsets.UTF_8),
                code,
                as);
    }

    static JsonNode assertProblem(
            int status, String contentType, String text, String code, String as) {
        var type = ProblemType.ofCode(code).orElseThrow();
        assertThat(status).as("status of %s: %s", as, text).isEqualTo(type.status());
        assertThat(contentType).as(as).startsWith("application/problem+json");
        var body = JSON.readTree(text);
        assertThat(body.at("/code").asString()).as(as).isEqualTo(code);
        assertThat(body.at("/type").asString()).as(as).isEqualTo("/problems/" + code);
        assertThat(body.at("/status").asInt()).as(as).isEqualTo(type.status());
        assertThat(body.at("/title").asString()).as(as).isNotEmpty();
        assertThat(body.at("/detail").asString()).as(as).isNotEmpty();
        assertThat(body.has("instance")).as(as).isTrue();
        assertThat(body.at("/traceId").asString()).as(as).matches("[0-9a-f]{32}");
        assertThat(text)
                .as(as)
                .doesNotContainPattern("Exception|\\bat [a-z]+\\.|\\.java\\b|springframework")
                .doesNotContainPattern("java\\.|org\\.|io\\.cryptoqa|(?i)\\bsql\\b|\\bselect\\b");
        return body;
    }
}
