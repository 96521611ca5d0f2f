package io.cryptoqa.web;

import static io.cryptoqa.web.ProblemAssert.assertProblem;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.HttpTest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** {@code GET /problems/{code}}: what the type of a problem leads to. */
@HttpTest
class ProblemPagesTests {

    /** Clients switch on these: one is never renamed, nor does it change its status. */
    private static final Map<String, Integer> STATUS_BY_CODE =
            Map.ofEntries(
                    Map.entry("bad-parameter", 400),
                    Map.entry("unknown-parameter", 400),
                    Map.entry("bad-cursor", 400),
                    Map.entry("unknown-locale", 400),
                    Map.entry("malformed-json", 400),
                    Map.entry("unauthenticated", 401),
                    Map.entry("forbidden", 403),
                    Map.entry("article-not-found", 404),
                    Map.entry("topic-not-found", 404),
                    Map.entry("not-found", 404),
                    Map.entry("method-not-allowed", 405),
                    Map.entry("not-acceptable", 406),
                    Map.entry("slug-taken", 409),
                    Map.entry("wrong-state", 409),
                    Map.entry("key-in-use", 409),
                    Map.entry("archived", 410),
                    Map.entry("stale-version", 412),
                    Map.entry("too-large", 413),
                    Map.entry("uri-too-long", 414),
                    Map.entry("unsupported-media-type", 415),
                    Map.entry("invalid", 422),
                    Map.entry("key-reused", 422),
                    Map.entry("not-representable", 422),
                    Map.entry("if-match-required", 428),
                    Map.entry("rate-limited", 429),
                    Map.entry("internal", 500),
                    Map.entry("unavailable", 503));

    @Autowired MockMvcTester http;

    @Test
    void theCodesAreThoseThatWerePromised() {
        assertThat(
                        Arrays.stream(ProblemType.values())
                                .collect(toMap(ProblemType::code, ProblemType::status)))
                .isEqualTo(STATUS_BY_CODE);
    }

    @Test
    void everyProblemIsExplainedToPeople() {
        for (var type : ProblemType.values()) {
            var page = get(type.path(), "text/html,application/xhtml+xml,*/*;q=0.8");
            assertThat(page)
                    .as(type.code())
                    .hasStatus(OK)
                    .hasContentType("text/html;charset=UTF-8")
                    .headers()
                    .hasValue("Content-Language", "en");
            assertThat(page)
                    .bodyText()
                    .contains("<html lang=\"en\">", type.code(), type.title(), "" + type.status());
        }
    }

    @Test
    void everyProblemIsExplainedToPrograms() {
        for (var type : ProblemType.values()) {
            assertThat(get(type.path(), "application/json"))
                    .as(type.code())
                    .hasStatus(OK)
                    .hasContentType(MediaType.APPLICATION_JSON)
                    .bodyJson()
                    .isStrictlyEqualTo(
                            """
                            {"type": "%s", "code": "%s", "status": %d, "title": "%s", "explanation": "%s"}
                            """
                                    .formatted(
                                            type.path(),
                                            type.code(),
                                            type.status(),
                                            type.title(),
                                            type.explanation()));
        }
    }

    @Test
    void thePageVariesByWhatIsAcceptedAndTheGreaterWeightWins() {
        assertThat(get("/problems/archived", "text/html;q=0.5, application/json"))
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        assertThat(get("/problems/archived", "text/html, application/json;q=0.5"))
                .hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
        for (var accept : List.of("text/html", "application/json")) {
            assertThat(get("/problems/archived", accept).getResponse().getHeaders("Vary"))
                    .contains("Accept");
        }
    }

    @Test
    void aCodeNobodyKnowsIsNotFound() {
        for (var code : List.of("none", "Archived", "bad_parameter", "%3Cscript%3E", "%00")) {
            for (var accept : List.of("text/html", "application/json")) {
                var answer =
                        http.get()
                                .uri(URI.create("/problems/" + code))
                                .header("Accept", accept)
                                .exchange();
                assertProblem(answer, "not-found", code);
            }
        }
    }

    private MvcTestResult get(String path, String accept) {
        return http.get().uri(path).header("Accept", accept).exchange();
    }
}
