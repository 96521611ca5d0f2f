package io.cryptoqa.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /openapi.json} agrees with the routes and with what they answer. */
@HttpTest
class OpenApiTests {

    private static final List<String> PROBLEMS_OF_EVERY_ROUTE =
            List.of(
                    "bad-parameter",
                    "unknown-parameter",
                    "not-acceptable",
                    "uri-too-long",
                    "internal",
                    "unavailable");

    private static final String BODY = "io.cryptoqa.input.Members";
    private static final String IF_MATCH = "io.cryptoqa.input.IfMatch";

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void itIsOpenApi31AndSaysWhoseItIs() {
        var document = document();
        assertThat(document.at("/openapi").asString()).startsWith("3.1.");
        assertThat(document.at("/info/title").asString()).isEqualTo("Crypto Q&A content service");
        assertThat(document.at("/info/license/identifier").asString()).isEqualTo("Apache-2.0");
        assertThat(document.at("/servers").valueStream().map(each -> each.at("/url").asString()))
                .containsExactly("http://localhost:8080");
    }

    @Test
    void itListsExactlyTheRoutesThereAre() {
        var listed =
                document()
                        .at("/paths")
                        .propertyStream()
                        .flatMap(path ->
                                path.getValue()
                                        .propertyStream()
                                        .map(operation ->
                                                operation.getKey().toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey()))
                        .collect(toSet());
        assertThat(listed)
                .isEqualTo(
                        Route.withEditing(mapping).stream()
                                .map(route -> route.verb() + " " + route.path())
                                .collect(toSet()));
    }

    @Test
    void aRouteHasTheParametersThatItAccepts() {
        var document = document();
        for (var route : Route.withEditing(mapping)) {
            var parameters = operation(document, route).at("/parameters");
            assertThat(names(parameters, "query"))
                    .as(route.path())
                    .containsExactlyInAnyOrderElementsOf(route.parameters());
            assertThat(names(parameters, "path"))
                    .as(route.path())
                    .containsExactlyInAnyOrderElementsOf(route.variables());
            assertThat(parameters.size())
                    .as(route.path())
                    .isEqualTo(
                            route.parameters().size()
                                    + route.variables().size()
                                    + names(parameters, "header").size());
            assertThat(names(parameters, "header").contains("If-Match"))
                    .as(route.path())
                    .isEqualTo(OperationDescription.takes(route.method(), IF_MATCH));
        }
    }

    @Test
    void aParameterIsNeverNullAndItsPatternIsWhole() {
        document().at("/paths").findValues("parameters").stream()
                .flatMap(JsonNode::valueStream)
                .map(parameter -> parameter.at("/schema"))
                .forEach(schema -> {
                    assertThat(schema.at("/type").isString()).as("%s", schema).isTrue();
                    assertThat(schema.path("pattern").asString("^$")).startsWith("^").endsWith("$");
                });
    }

    @Test
    void localeIsAChoiceOfTheConfiguredOnes() {
        var locale =
                operation(document(), Route.with("locale", mapping).getFirst())
                        .at("/parameters")
                        .valueStream()
                        .filter(each -> each.at("/name").asString().equals("locale"))
                        .findFirst()
                        .orElseThrow();
        assertThat(locale.at("/required").asBoolean(false)).isFalse();
        assertThat(locale.at("/schema/enum")).isEqualTo(json.readTree("[\"en\", \"zh-Hans\"]"));
    }

    @Test
    void aRouteHasTheProblemsThatItCanAnswerWith() {
        var document = document();
        for (var route : Route.withEditing(mapping)) {
            assertThat(problems(operation(document, route)))
                    .as(route.path())
                    .isEqualTo(expectedProblems(route));
        }
    }

    @Test
    void whatIsForEditorsSaysHowTheyAreKnown() {
        var document = document();
        assertThat(document.at("/components/securitySchemes/bearer"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"type": "http", "scheme": "bearer", "description": "A token of an account"}
                                """));
        assertThat(document.at("/components/securitySchemes/session/name").asString())
                .isEqualTo("CRYPTOQA_SESSION");
        assertThat(document.at("/security")).isEqualTo(json.readTree("[{}]"));
        for (var route : Route.withEditing(mapping)) {
            var operation = operation(document, route);
            if (!route.isAdmin()) {
                assertThat(operation.has("security")).as(route.path()).isFalse();
            } else if (operation.at("/operationId").asString().equals("signIn")) {
                assertThat(operation.at("/security")).isEmpty();
            } else {
                assertThat(operation.at("/security"))
                        .as(route.path())
                        .isEqualTo(json.readTree("[{\"bearer\": []}, {\"session\": []}]"));
            }
        }
    }

    @Test
    void whatReadsABodySaysWhatIsInIt() {
        var document = document();
        for (var route : Route.withEditing(mapping)) {
            if (needsBody(route)) {
                assertThat(operation(document, route).at("/requestBody/content"))
                        .as(route.verb() + " " + route.path())
                        .isNotEmpty();
            }
        }
    }

    private static boolean needsBody(Route route) {
        return Arrays.stream(route.method().getMethodParameters())
                .anyMatch(parameter ->
                        parameter.getParameterType().getName().equals(BODY)
                                && !parameter.isOptional());
    }

    @Test
    void problemsAreProblemJson() {
        var document = document();
        for (var route : Route.withEditing(mapping)) {
            operation(document, route)
                    .at("/responses")
                    .propertyStream()
                    .filter(answer -> answer.getKey().charAt(0) >= '4')
                    .forEach(answer ->
                            assertThat(answer.getValue().at("/content"))
                                    .isEqualTo(
                                            json.readTree(
                                                    """
                                                    {"application/problem+json":
                                                      {"schema": {"$ref": "#/components/schemas/Problem"}}}
                                                    """)));
        }
    }

    @Test
    void anArticleThatMovedIsPartOfItsRoutes() {
        var document = document();
        var moved =
                document.at("/paths")
                        .propertyStream()
                        .filter(path -> path.getValue().at("/get/responses").has("301"))
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(moved)
                .containsExactly(
                        "/v1/articles/{slug}",
                        "/v1/articles/{slug}.md",
                        "/v1/articles/{slug}/related",
                        "/v1/pages/qa/{slug}");
    }

    @Test
    void headersOfAnswersAreListed() {
        var document = document();
        for (var route : Route.withEditing(mapping)) {
            if (!operation(document, route).at("/responses").has("200")) {
                continue;
            }
            var headers = operation(document, route).at("/responses/200/headers");
            assertThat(headers.has("Content-Language"))
                    .as(route.path())
                    .isEqualTo(route.parameters().contains("locale") && !route.isAdmin());
            assertThat(headers.has("Link"))
                    .as(route.path())
                    .isEqualTo(route.parameters().contains("cursor"));
        }
    }

    @Test
    void everyOperationHasANameOfItsOwnAndATagThatIsExplained() {
        var document = document();
        var tags =
                document.at("/tags").valueStream().map(tag -> tag.at("/name").asString()).toList();
        var names = new HashSet<String>();
        document.at("/paths")
                .forEach(path ->
                        path.forEach(operation -> {
                            assertThat(operation.at("/operationId").asString())
                                    .matches("[a-z]+([A-Z][a-z]+)+")
                                    .satisfies(
                                            name -> assertThat(names.add(name)).as(name).isTrue());
                            assertThat(operation.at("/summary").asString()).isNotEmpty();
                            assertThat(operation.at("/tags").valueStream().map(JsonNode::asString))
                                    .isNotEmpty()
                                    .isSubsetOf(tags);
                        }));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var document = document();
        assertThat(document.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(document.at(reference.asString().substring(1)).isObject())
                                .as(reference.asString())
                                .isTrue());
    }

    @Test
    void answersAreWhatTheirSchemasSay() {
        var document = document();
        Route.save(content);
        var check = new SchemaCheck(document);
        for (var route : Route.all(mapping)) {
            var schema =
                    operation(document, route)
                            .at("/responses/200/content")
                            .path(MediaType.APPLICATION_JSON_VALUE)
                            .path("schema");
            for (var uri : schema.isMissingNode() ? List.<String>of() : asked(route)) {
                var answer = get(uri);
                assertThat(answer).as(uri).hasStatus(OK);
                assertThat(check.violations(schema, body(answer))).as(uri).isEmpty();
            }
        }
    }

    @Test
    void problemsAreWhatTheirSchemaSays() {
        var document = document();
        content.anArticle().slug("gone").archivedAt(TestClock.START).save();
        var check = new SchemaCheck(document);
        var schema = document.at("/components/schemas/Problem");
        for (var uri : List.of("/v1/articles?limit=0&x=1", "/v1/articles?limit=0", "/none")) {
            assertThat(check.violations(schema, body(get(uri)))).as(uri).isEmpty();
        }
        assertThat(check.violations(schema, body(get("/v1/articles/gone"))))
                .containsExactly("$ has a archivedAt");
    }

    @Test
    void aMemberThatMayBeNullIsStillRequired() {
        var page = document().at("/components/schemas/Page");
        assertThat(page.at("/properties/next/type"))
                .isEqualTo(json.readTree("[\"string\", \"null\"]"));
        assertThat(page.at("/required")).isEqualTo(json.readTree("[\"limit\", \"next\"]"));
    }

    @Test
    void theTreeOfABodyIsDescribed() {
        var schemas = document().at("/components/schemas");
        assertThat(schemas.at("/Bodies/properties/mdast/$ref").asString())
                .isEqualTo("#/components/schemas/Node");
        assertThat(schemas.at("/Node/properties/children/items/$ref").asString())
                .isEqualTo("#/components/schemas/Node");
        assertThat(schemas.at("/Node/properties/type/enum").valueStream().map(JsonNode::asString))
                .contains("root", "paragraph", "tableCell");
    }

    @Test
    void docsLeadsToAPageForPeople() {
        var docs = get("/docs");
        assertThat(docs).hasStatus(FOUND);
        var page = get(String.valueOf(docs.getResponse().getHeader("Location")));
        assertThat(page).hasStatus(OK).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
        assertThat(get("/swagger-ui/swagger-ui-bundle.js")).hasStatus(OK);
        assertThat(get("/openapi.json/swagger-config"))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.url")
                .isEqualTo("/openapi.json");
    }

    private static List<String> asked(Route route) {
        var uris = new ArrayList<>(List.of(route.uri()));
        if (route.parameters().contains("limit")) {
            uris.add(route.uri("limit=1"));
        }
        if (route.parameters().contains("fields")) {
            uris.add(route.uri("fields=title"));
            uris.add(route.uri("body=html,text,markdown,mdast"));
            uris.add(route.uri("body=none"));
        }
        return uris;
    }

    private static Map<Integer, ? extends Set<String>> expectedProblems(Route route) {
        var codes = new TreeSet<>(PROBLEMS_OF_EVERY_ROUTE);
        if (route.parameters().contains("locale")) {
            codes.add("unknown-locale");
        }
        if (route.isAdmin()) {
            codes.addAll(List.of("unauthenticated", "forbidden"));
        }
        if (OperationDescription.takes(route.method(), BODY)) {
            codes.addAll(
                    List.of("malformed-json", "too-large", "unsupported-media-type", "invalid"));
        }
        if (OperationDescription.takes(route.method(), IF_MATCH)) {
            codes.add("stale-version");
        }
        var own = route.method().getMethodAnnotation(Problems.class);
        if (own != null) {
            Arrays.stream(own.value()).map(ProblemType::code).forEach(codes::add);
        }
        return codes.stream()
                .collect(
                        groupingBy(
                                code -> ProblemType.ofCode(code).orElseThrow().status(),
                                TreeMap::new,
                                mapping(code -> code, toCollection(TreeSet::new))));
    }

    private static Map<Integer, ? extends Set<String>> problems(JsonNode operation) {
        var codes = new TreeMap<Integer, Set<String>>();
        operation
                .at("/responses")
                .propertyStream()
                .filter(answer -> answer.getKey().charAt(0) >= '4')
                .forEach(answer ->
                        codes.put(
                                Integer.valueOf(answer.getKey()),
                                Pattern.compile("(?m)^`([a-z-]+)`: ")
                                        .matcher(answer.getValue().at("/description").asString())
                                        .results()
                                        .map(found -> found.group(1))
                                        .collect(toCollection(TreeSet::new))));
        return codes;
    }

    private static List<String> names(JsonNode parameters, String in) {
        return parameters
                .valueStream()
                .filter(parameter -> parameter.at("/in").asString().equals(in))
                .map(parameter -> parameter.at("/name").asString())
                .toList();
    }

    private static JsonNode operation(JsonNode document, Route route) {
        return document.at("/paths")
                .path(route.path())
                .path(route.verb().name().toLowerCase(Locale.ROOT));
    }

    private JsonNode document() {
        var answer = get("/openapi.json");
        assertThat(answer).hasStatus(OK).hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        return body(answer);
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private JsonNode body(MvcTestResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
