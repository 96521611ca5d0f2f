package io.cryptoqa.openapi;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/**
 * The problems that a route can answer with, grouped by status, each with an example: those of
 * every route, those that come with what its method takes, and its own {@link Problems}.
 */
final class ProblemAnswers {

    static final String MEDIA_TYPE =
            org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private static final List<ProblemType> OF_EVERY_ROUTE =
            List.of(
                    ProblemType.BAD_PARAMETER,
                    ProblemType.UNKNOWN_PARAMETER,
                    ProblemType.NOT_ACCEPTABLE,
                    ProblemType.URI_TOO_LONG,
                    ProblemType.INTERNAL,
                    ProblemType.UNAVAILABLE);

    private static final List<ProblemType> OF_BODIES =
            List.of(
                    ProblemType.MALFORMED_JSON,
                    ProblemType.TOO_LARGE,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    ProblemType.INVALID);

    private static final Set<ProblemType> WITH_A_TIME =
            EnumSet.of(ProblemType.UNAVAILABLE, ProblemType.RATE_LIMITED, ProblemType.KEY_IN_USE);

    private ProblemAnswers() {}

    static void add(Operation operation, RouteMethod route) {
        var answers = operation.getResponses();
        of(operation, route).stream()
                .collect(
                        groupingBy(
                                ProblemType::status,
                                TreeMap::new,
                                collectingAndThen(toList(), ProblemAnswers::answer)))
                .forEach((status, answer) -> answers.addApiResponse(status.toString(), answer));
    }

    static Set<ProblemType> of(Operation operation, RouteMethod route) {
        var problems = EnumSet.copyOf(OF_EVERY_ROUTE);
        if (hasLocale(operation)) {
            problems.add(ProblemType.UNKNOWN_LOCALE);
        }
        if (route.isAdmin()) {
            problems.addAll(List.of(ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN));
        }
        if (route.isRepeatable()) {
            problems.addAll(List.of(ProblemType.KEY_IN_USE, ProblemType.KEY_REUSED));
        }
        if (route.takes(Members.class)) {
            problems.addAll(OF_BODIES);
        }
        if (route.takes(IfMatch.class)) {
            problems.add(ProblemType.STALE_VERSION);
        }
        var own = route.method().getMethodAnnotation(Problems.class);
        if (own != null) {
            problems.addAll(Arrays.asList(own.value()));
        }
        return problems;
    }

    private static boolean hasLocale(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter ->
                                parameter.getIn().equals("query")
                                        && parameter.getName().equals("locale"));
    }

    private static ApiResponse answer(List<ProblemType> types) {
        var described = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        types.forEach(type ->
                described.addExamples(
                        type.code(),
                        new Example()
                                .summary(type.title())
                                .value(ProblemExample.of(type).asJson(type))));
        var answer =
                new ApiResponse()
                        .description(
                                types.stream()
                                        .map(type ->
                                                "`%s`: %s"
                                                        .formatted(type.code(), type.explanation()))
                                        .collect(joining("\n\n")))
                        .content(new Content().addMediaType(MEDIA_TYPE, described));
        if (types.stream().anyMatch(WITH_A_TIME::contains)) {
            answer.addHeaderObject(HttpHeaders.RETRY_AFTER, Headers.retryAfter());
        }
        return answer;
    }
}
