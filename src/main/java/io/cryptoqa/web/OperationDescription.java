package io.cryptoqa.web;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What the OpenAPI document says of each route beyond what springdoc reads from its method: the
 * {@code locale} parameter, the problems it can answer with, grouped by status, and its headers.
 */
@Component
class OperationDescription implements OperationCustomizer {

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

    static final String BODY = "io.cryptoqa.input.Members";
    static final String IF_MATCH = "io.cryptoqa.input.IfMatch";

    private static final String LOCALE = "locale";

    private final Locales locales;

    OperationDescription(Locales locales) {
        this.locales = locales;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(OperationDescription::onlyWhatARequestCanSay);
        }
        if (isAdmin(method)) {
            describeAdmin(operation, method);
        }
        var hasLocale = takes(method, RequestedLocale.class.getName());
        if (hasLocale) {
            operation.addParametersItem(localeParameter());
        }
        operation.getResponses().values().forEach(answer -> addHeaders(answer, method, hasLocale));
        var problems = problems(method);
        if (problems.contains(ProblemType.ARTICLE_NOT_FOUND) && !isAdmin(method)) {
            operation.getResponses().addApiResponse("301", moved());
        }
        problems.stream()
                .collect(
                        groupingBy(
                                ProblemType::status,
                                TreeMap::new,
                                collectingAndThen(toList(), OperationDescription::problemAnswer)))
                .forEach((status, response) ->
                        operation.getResponses().addApiResponse(status.toString(), response));
        return operation;
    }

    /** The problems of a route: its own, and those that every route with its parameters has. */
    static Set<ProblemType> problems(HandlerMethod method) {
        var problems = EnumSet.copyOf(OF_EVERY_ROUTE);
        if (AllowedParameters.of(method).contains(LOCALE)) {
            problems.add(ProblemType.UNKNOWN_LOCALE);
        }
        if (isAdmin(method)) {
            problems.addAll(List.of(ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN));
        }
        if (takes(method, BODY)) {
            problems.addAll(OF_BODIES);
        }
        if (takes(method, IF_MATCH)) {
            problems.add(ProblemType.STALE_VERSION);
        }
        var own = method.getMethodAnnotation(Problems.class);
        if (own != null) {
            problems.addAll(Arrays.asList(own.value()));
        }
        return problems;
    }

    /** Whether a route is for editors: the path of its class or its own begins with /admin/. */
    static boolean isAdmin(HandlerMethod method) {
        return Stream.of(method.getBeanType(), method.getMethod())
                .map(place ->
                        AnnotatedElementUtils.findMergedAnnotation(place, RequestMapping.class))
                .filter(Objects::nonNull)
                .flatMap(mapping -> Arrays.stream(mapping.path()))
                .anyMatch(path -> path.startsWith("/admin/"));
    }

    /** By name: those who read bodies use this package, and not the other way round. */
    static boolean takes(HandlerMethod method, String type) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().getName().equals(type));
    }

    private static void describeAdmin(Operation operation, HandlerMethod method) {
        if (!method.hasMethodAnnotation(SecurityRequirements.class)) {
            operation.setSecurity(
                    List.of(
                            new SecurityRequirement().addList(OpenApiDescription.BEARER),
                            new SecurityRequirement().addList(OpenApiDescription.SESSION)));
        }
        if (takes(method, IF_MATCH)) {
            operation.addParametersItem(
                    new HeaderParameter()
                            .name(HttpHeaders.IF_MATCH)
                            .description("The ETag of what is changed, as it was read")
                            .required(problems(method).contains(ProblemType.IF_MATCH_REQUIRED))
                            .schema(new StringSchema()));
        }
        var created = operation.getResponses().get("201");
        if (created != null) {
            created.addHeaderObject(
                    HttpHeaders.LOCATION, header("Where it can be read").required(true));
        }
    }

    private Parameter localeParameter() {
        var schema = new StringSchema();
        locales.tags().forEach(schema::addEnumItem);
        return new QueryParameter()
                .name(LOCALE)
                .description(
                        "The language of the answer. Without it Accept-Language decides, and where"
                                + " that names none of these, %s is used."
                                        .formatted(locales.defaultTag()))
                .required(false)
                .schema(schema);
    }

    /**
     * A query has no null, no rule of ours says so great a length, and patterns, which in Java
     * match from end to end, are searched for in JSON Schema.
     */
    private static void onlyWhatARequestCanSay(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (schema.getTypes() != null) {
            var types = new LinkedHashSet<>(schema.getTypes());
            types.remove("null");
            schema.setTypes(types);
        }
        if (schema.getMaxLength() != null && schema.getMaxLength() == Integer.MAX_VALUE) {
            schema.setMaxLength(null);
        }
        if (schema.getEnum() != null) {
            schema.setPattern(null);
        } else if (schema.getPattern() != null && !schema.getPattern().startsWith("^")) {
            schema.setPattern("^(?:" + schema.getPattern() + ")$");
        }
    }

    private static void addHeaders(ApiResponse answer, HandlerMethod method, boolean hasLocale) {
        if (hasLocale) {
            answer.addHeaderObject(
                    HttpHeaders.CONTENT_LANGUAGE, header("The locale of the answer"));
        }
        if (method.getReturnType().getParameterType() == Slice.class) {
            answer.addHeaderObject(
                    HttpHeaders.LINK,
                    header("The following items, rel=\"next\" (RFC 8288); not at the end"));
        }
    }

    private static ApiResponse moved() {
        return new ApiResponse()
                .description("The article has another slug by now")
                .addHeaderObject(
                        HttpHeaders.LOCATION,
                        header("The same route of its present slug").required(true));
    }

    private static ApiResponse problemAnswer(List<ProblemType> types) {
        var answer =
                new ApiResponse()
                        .description(
                                types.stream()
                                        .map(type ->
                                                "`%s`: %s"
                                                        .formatted(type.code(), type.explanation()))
                                        .collect(joining("\n\n")))
                        .content(
                                new Content()
                                        .addMediaType(
                                                ProblemBody.MEDIA_TYPE,
                                                new MediaType()
                                                        .schema(
                                                                new Schema<>()
                                                                        .$ref(
                                                                                "#/components/schemas/Problem"))));
        if (types.contains(ProblemType.UNAVAILABLE)) {
            answer.addHeaderObject(
                    HttpHeaders.RETRY_AFTER, header("Seconds to wait").schema(new IntegerSchema()));
        }
        return answer;
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
