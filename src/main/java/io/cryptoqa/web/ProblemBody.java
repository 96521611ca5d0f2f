package io.cryptoqa.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * The JSON of every error, {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code /problems/{code}}: stable, and an address that explains it
 * @param status the HTTP status, repeated
 * @param instance the path that was asked for
 * @param code the last part of {@code type}, to switch on
 * @param traceId finds this occurrence in the service's log
 * @param errors every violation at once, for invalid input; else left out
 * @param members what this kind of problem adds, such as {@code archivedAt}
 */
@Schema(name = "Problem")
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "traceId", "errors"})
public record ProblemBody(
        @Schema(format = "uri-reference") String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @Schema(pattern = "^[0-9a-f]{32}$") String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.Violation> errors,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> members) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemBody of(Problem problem, String instance, String traceId) {
        return of(
                problem.type(),
                problem.detail(),
                instance,
                traceId,
                problem.violations(),
                problem.members());
    }

    static ProblemBody of(ProblemType type, String detail, String instance, String traceId) {
        return of(type, detail, instance, traceId, List.of(), Map.of());
    }

    private static ProblemBody of(
            ProblemType type,
            String detail,
            String instance,
            String traceId,
            List<Problem.Violation> errors,
            Map<String, Object> members) {
        return new ProblemBody(
                type.path(),
                type.title(),
                type.status(),
                detail,
                instance,
                type.code(),
                traceId,
                errors,
                members);
    }
}
