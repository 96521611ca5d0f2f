package io.cryptoqa.openapi;

import io.cryptoqa.input.IfMatch;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Paged;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.RequestedLocale;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * What the OpenAPI document says of each route beyond what springdoc reads from its method: who may
 * ask, the {@code locale} parameter, conditional and repeatable requests, the true statuses and
 * headers of answers, and problems. All of it follows from the method's signature, so that a new
 * route has it too. A route whose bodies of several types have a method each passes here with each
 * of them, so nothing is added twice.
 */
@Component
class OperationDescription implements OperationCustomizer {

    private static final String LOCALE = "locale";
    private static final Pattern CHOICE = Pattern.compile("[\\w-]+(\\|[\\w-]+)+");

    private final Locales locales;

    OperationDescription(Locales locales) {
        this.locales = locales;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var route = new RouteMethod(method);
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(OperationDescription::onlyWhatARequestCanSay);
        }
        operation.setSecurity(security(route));
        if (route.takes(RequestedLocale.class)) {
            addParameter(operation, localeParameter());
        }
        addRequestHeaders(operation, route);
        giveTrueStatus(operation, route);
        operation.getResponses().forEach((status, answer) -> addHeaders(status, answer, route));
        ProblemAnswers.add(operation, route);
        if (route.isDelivered()) {
            operation.getResponses().addApiResponse("304", notModified());
        }
        if (!route.isAdmin()
                && ProblemAnswers.of(operation, route).contains(ProblemType.ARTICLE_NOT_FOUND)) {
            operation.getResponses().addApiResponse("301", moved());
        }
        return operation;
    }

    /** Each route says it itself: nothing for readers, one of two for editors. */
    private static List<SecurityRequirement> security(RouteMethod route) {
        if (route.isAnonymous()) {
            return List.of();
        }
        var either = new ArrayList<SecurityRequirement>();
        either.add(new SecurityRequirement().addList(OpenApiDescription.BEARER));
        either.add(new SecurityRequirement().addList(OpenApiDescription.SESSION));
        if (!route.needsCaller()) {
            either.add(new SecurityRequirement());
        }
        return either;
    }

    private static void addRequestHeaders(Operation operation, RouteMethod route) {
        if (route.takes(IfMatch.class)) {
            addParameter(
                    operation,
                    header(HttpHeaders.IF_MATCH)
                            .required(
                                    ProblemAnswers.of(operation, route)
                                                    .contains(ProblemType.IF_MATCH_REQUIRED)
                                            && !operation.getResponses().containsKey("201")));
        }
        if (route.takes(IfMatch.class) && operation.getResponses().containsKey("201")) {
            addParameter(operation, header(HttpHeaders.IF_NONE_MATCH).required(false));
        }
        if (route.isRepeatable()) {
            addParameter(operation, header("Idempotency-Key").required(false));
        }
    }

    /** springdoc takes 200 for everything that a {@code ResponseEntity} answers. */
    private static void giveTrueStatus(Operation operation, RouteMethod route) {
        var answers = operation.getResponses();
        var ok = answers.get("200");
        if (ok == null) {
            return;
        }
        if (ok.getContent() == null && route.is(RequestMethod.DELETE)) {
            answers.remove("200");
            answers.addApiResponse("204", ok.description("Done; there is nothing to say"));
        } else if (operation.getOperationId().startsWith("create") && !answers.containsKey("201")) {
            answers.remove("200");
            answers.addApiResponse("201", ok.description("Made"));
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
                .example(locales.defaultTag())
                .required(false)
                .schema(schema);
    }

    private static Parameter header(String name) {
        return new HeaderParameter().name(name).schema(new StringSchema());
    }

    private static void addParameter(Operation operation, Parameter added) {
        var present = operation.getParameters();
        if (present == null
                || present.stream()
                        .noneMatch(each ->
                                each.getName().equals(added.getName())
                                        && each.getIn().equals(added.getIn()))) {
            operation.addParametersItem(added);
        }
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
        if (schema.getEnum() == null && isChoice(schema.getPattern())) {
            parameter.setSchema(choice(schema.getPattern()));
        } else if (schema.getEnum() != null) {
            schema.setPattern(null);
        } else if (schema.getPattern() != null && !schema.getPattern().startsWith("^")) {
            schema.setPattern("^(?:" + schema.getPattern() + ")$");
        }
    }

    /** Words with a bar between them, which a client's types had better know. */
    private static boolean isChoice(@Nullable String pattern) {
        return pattern != null && CHOICE.matcher(pattern).matches();
    }

    private static Schema<?> choice(String pattern) {
        var choice = new StringSchema();
        Arrays.stream(pattern.split("\\|", -1)).forEach(choice::addEnumItem);
        return choice;
    }

    private static void addHeaders(String status, ApiResponse answer, RouteMethod route) {
        if (!status.startsWith("2")) {
            return;
        }
        if (route.takes(RequestedLocale.class)) {
            answer.addHeaderObject(HttpHeaders.CONTENT_LANGUAGE, Headers.contentLanguage());
        }
        if (route.answers(Paged.class)) {
            answer.addHeaderObject(HttpHeaders.LINK, Headers.link());
        }
        if (status.equals("201")) {
            answer.addHeaderObject(
                    HttpHeaders.LOCATION,
                    Headers.location("Where it can be read", "/admin/v1/topics/wallets")
                            .required(route.is(RequestMethod.POST)));
        }
        if (route.isDelivered()) {
            addValidators(answer);
            answer.addHeaderObject("Cache-Groups", Headers.cacheGroups());
        }
        if (route.isRepeatable()) {
            answer.addHeaderObject("Idempotency-Replayed", Headers.replayed());
        }
    }

    private static void addValidators(ApiResponse answer) {
        answer.addHeaderObject(HttpHeaders.ETAG, Headers.validator());
        answer.addHeaderObject(HttpHeaders.CACHE_CONTROL, Headers.cacheControl());
        answer.addHeaderObject(HttpHeaders.VARY, Headers.vary());
    }

    private static ApiResponse notModified() {
        var answer = new ApiResponse().description("The client has it: If-None-Match names it");
        addValidators(answer);
        return answer;
    }

    private static ApiResponse moved() {
        return new ApiResponse()
                .description("The article has another slug by now")
                .addHeaderObject(
                        HttpHeaders.LOCATION,
                        Headers.location(
                                "The same route of its present slug",
                                "/v1/articles/what-is-a-hardware-wallet?locale=en"));
    }
}
