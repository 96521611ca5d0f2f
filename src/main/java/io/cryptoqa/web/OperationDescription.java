package io.cryptoqa.web;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
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
        var hasLocale = AllowedParameters.of(method).contains(LOCALE);
        if (hasLocale) {
            operation.addParametersItem(localeParameter());
        }
        operation.getResponses().values().forEach(answer -> addHeaders(answer, method, hasLocale));
        var problems = problems(method);
        if (problems.contains(ProblemType.ARTICLE_NOT_FOUND)) {
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
        var own = method.getMethodAnnotation(Problems.class);
        if (own != null) {
            problems.addAll(Arrays.asList(own.value()));
        }
        return problems;
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
