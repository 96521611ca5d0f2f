package io.cryptoqa.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** {@code GET /problems/{code}}: what the {@code type} of a problem leads to. */
@RestController
@Tag(name = "Problems")
class ProblemPages {

    private static final String EXPLAINS = "What a problem means and what to do";

    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            operationId = "explainProblem",
            summary = EXPLAINS,
            description =
                    "What the `type` of a problem leads to: a page for people, or JSON for "
                            + "who asks for it.")
    @Problems(ProblemType.NOT_FOUND)
    ResponseEntity<String> page(@PathVariable String code) {
        var problem = Explained.of(code);
        var html =
                """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s</title></head>
                <body>
                <h1>%1$s</h1>
                <p><code>%2$s</code>, HTTP status %3$d</p>
                <p>%4$s</p>
                </body>
                </html>
                """
                        .formatted(
                                HtmlUtils.htmlEscape(problem.title()),
                                problem.code(),
                                problem.status(),
                                HtmlUtils.htmlEscape(problem.explanation()));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_LANGUAGE, "en")
                .varyBy(HttpHeaders.ACCEPT)
                .body(html);
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "explainProblem",
            summary = EXPLAINS,
            description =
                    "What the `type` of a problem leads to: a page for people, or JSON for "
                            + "who asks for it.")
    @Problems(ProblemType.NOT_FOUND)
    ResponseEntity<Explained> explained(@PathVariable String code) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, "en")
                .varyBy(HttpHeaders.ACCEPT)
                .body(Explained.of(code));
    }

    /** One kind of problem; {@code type} is the value that its occurrences carry. */
    @Schema(name = "ExplainedProblem")
    record Explained(String type, String code, int status, String title, String explanation) {
        static Explained of(String code) {
            var type = ProblemType.ofCode(code).orElseThrow(() -> new UnknownProblem(code));
            return new Explained(
                    type.path(), type.code(), type.status(), type.title(), type.explanation());
        }
    }

    private static class UnknownProblem extends Problem {
        UnknownProblem(String code) {
            super(
                    ProblemType.NOT_FOUND,
                    "There is no problem called '%s'.".formatted(Shortened.of(code)));
        }
    }
}
