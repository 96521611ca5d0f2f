package io.cryptoqa.openapi;

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
import io.cryptoqa.access.Needs;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Route;
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
import org.springframework.web.bind.annotation.RequestMethod;
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

    private static final Pattern NEEDS =
            Pattern.compile("Needs the role `\\w+` and the scope `[a-z:]+`\\.");

    /** A client's methods are called so. */
    private static final Pattern NAME = Pattern.compile("[a-z]+([A-Z][a-z]+)+");

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
        for (var link : List.of("/info/contact/url", "/externalDocs/url")) {
            assertThat(document.at(link).asString()).startsWith("http://localhost:8080/");
        }
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
                    .isEqualTo(takes(route, IfMatch.class));
            assertThat(names(parameters, "header").contains("Idempotency-Key"))
                    .as(route.path())
                    .isEqualTo(isRepeatable(route));
            assertThat(new HashSet<>(parameters.valueStream().map(OpenApiTests::key).toList()))
                    .as(route.path())
                    .hasSize(parameters.size());
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
        for (var route : Route.withEditing(mapping)) {
            var operation = operation(document, route);
            assertThat(operation.has("security")).as(route.path()).isTrue();
            if (!route.isAdmin() || operation.at("/operationId").asString().equals("signIn")) {
                assertThat(operation.at("/security")).as(route.path()).isEmpty();
            } else {
                assertThat(operation.at("/security"))
                        .as(route.path())
                        .startsWith(
                                json.readTree("{\"bearer\": []}"),
                                json.readTree("{\"session\": []}"))
                        .hasSize(route.method().hasMethodAnnotation(Needs.class) ? 2 : 3);
            }
        }
    }

    @Test
    void whatReadsABodySaysWhatIsInIt() {
        var document = document();
        for (var route : Route.withEditing(mapping)) {
            if (needsBody(route)) {
                var content = operation(document, route).at("/requestBody/content");
                assertThat(content).as(route.verb() + " " + route.path()).isNotEmpty();
                assertThat(content)
                        .as(route.verb() + " " + route.path() + " has an example of each body")
                        .allSatisfy(body -> assertThat(body.has("example")).isTrue());
            }
        }
    }

    private static boolean needsBody(Route route) {
        return Arrays.stream(route.method().getMethodParameters())
                .anyMatch(parameter ->
                        parameter.getParameterType() == Members.class && !parameter.isOptional());
    }

    @Test
    void problemsAreProblemJsonWithAnExampleOfEachCode() {
        var document = document();
        var check = new SchemaCheck(document);
        for (var route : Route.withEditing(mapping)) {
            var place = route.verb() + " " + route.path();
            operation(document, route)
                    .at("/responses")
                    .propertyStream()
                    .filter(answer -> answer.getKey().charAt(0) >= '4')
                    .forEach(answer -> {
                        var content = answer.getValue().at("/content");
                        assertThat(content.propertyNames())
                                .as(place)
                                .containsExactly(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                        var problem = content.iterator().next();
                        assertThat(problem.at("/schema/$ref").asString())
                                .isEqualTo("#/components/schemas/Problem");
                        assertThat(problem.at("/examples").propertyNames())
                                .as(place)
                                .containsExactlyInAnyOrderElementsOf(codes(answer.getValue()));
                        problem.at("/examples")
                                .propertyStream()
                                .forEach(example -> {
                                    var value = example.getValue().at("/value");
                                    assertThat(check.violations(problem.at("/schema"), value))
                                            .as(place)
                                            .isEmpty();
                                    assertThat(value.at("/code").asString())
                                            .isEqualTo(example.getKey());
                                    assertThat(value.at("/status").asString())
                                            .isEqualTo(answer.getKey());
                                    assertThat(value.at("/detail").asString()).isNotBlank();
                                    assertThat(value.at("/instance").asString())
                                            .as(place)
                                            .startsWith("/")
                                            .doesNotContain("{", "null");
                                });
                    });
        }
    }

    @Test
    void everyParameterIsExplainedAndHasAnExampleThatItAccepts() {
        var document = document();
        var check = new SchemaCheck(document);
        for (var route : Route.withEditing(mapping)) {
            operation(document, route)
                    .at("/parameters")
                    .forEach(parameter -> {
                        var place =
                                "%s %s %s".formatted(route.verb(), route.path(), key(parameter));
                        assertThat(parameter.at("/description").asString(""))
                                .as(place)
                                .isNotBlank();
                        assertThat(parameter.has("example")).as(place).isTrue();
                        assertThat(
                                        check.violations(
                                                parameter.at("/schema"), parameter.at("/example")))
                                .as(place)
                                .isEmpty();
                    });
        }
    }

    @Test
    void examplesOfBodiesAreWhatTheirSchemasSay() {
        var document = document();
        var check = new SchemaCheck(document);
        var checked = new TreeSet<String>();
        for (var route : Route.withEditing(mapping)) {
            var operation = operation(document, route);
            var name = operation.at("/operationId").asString();
            for (var place : List.of("/requestBody", "/responses/200", "/responses/201")) {
                for (var body : operation.at(place + "/content")) {
                    if (body.has("example")) {
                        assertThat(check.violations(body.at("/schema"), body.at("/example")))
                                .as(name + place)
                                .isEmpty();
                        checked.add(name);
                    }
                }
            }
        }
        assertThat(checked).contains("getQaPage", "getArticle", "createArticle", "patchEdition");
    }

    @Test
    void whatIsMadeIs201AndWhatIsDeletedIs204() {
        var document = document();
        for (var route : Route.withEditing(mapping)) {
            var operation = operation(document, route);
            var answers = operation.at("/responses");
            var name = operation.at("/operationId").asString();
            assertThat(answers.has("204")).as(name).isEqualTo(route.verb() == RequestMethod.DELETE);
            if (name.startsWith("create")) {
                assertThat(answers.at("/201/headers/Location/required").asBoolean(false))
                        .as(name)
                        .isTrue();
            }
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
                                    .matches(NAME)
                                    .satisfies(
                                            name -> assertThat(names.add(name)).as(name).isTrue());
                            assertThat(operation.at("/summary").asString()).isNotEmpty();
                            assertThat(
                                            NEEDS.matcher(operation.at("/description").asString(""))
                                                    .replaceAll(""))
                                    .as("description of " + operation.at("/operationId"))
                                    .isNotBlank();
                            assertThat(operation.at("/tags").valueStream().map(JsonNode::asString))
                                    .isNotEmpty()
                                    .isSubsetOf(tags);
                        }));
    }

    @Test
    void namesBeginWithWhatIsDone() {
        var document = document();
        for (var route : Route.withEditing(mapping)) {
            var operation = operation(document, route);
            var name = operation.at("/operationId").asString();
            switch (route.verb()) {
                case PUT -> assertThat(name).startsWith("put");
                case PATCH -> assertThat(name).startsWith("patch");
                default -> {
                    if (operation.at("/responses/200/headers").has("Link")) {
                        assertThat(name).matches("(list|search|suggest)[A-Z].*");
                    }
                }
            }
        }
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
        assertThat(check.violations(schema, body(get("/v1/articles/gone")))).isEmpty();
    }

    @Test
    void aMemberThatMayBeNullIsStillRequired() {
        var page = document().at("/components/schemas/Page");
        assertThat(page.at("/properties/next/type"))
                .isEqualTo(json.readTree("[\"string\", \"null\"]"));
        assertThat(page.at("/required")).isEqualTo(json.readTree("[\"limit\", \"next\"]"));
    }

    @Test
    void eachKindOfNodeOfABodyIsDescribed() {
        var schemas = document().at("/components/schemas");
        assertThat(schemas.at("/Bodies/properties/mdast/$ref").asString())
                .isEqualTo("#/components/schemas/MdastRoot");
        assertThat(schemas.at("/MdastNode/discriminator/propertyName").asString())
                .isEqualTo("type");
        assertThat(schemas.at("/MdastNode/oneOf")).hasSize(19);
        var heading = schemas.at("/MdastHeading");
        assertThat(heading.at("/properties/type/enum")).isEqualTo(json.readTree("[\"heading\"]"));
        assertThat(heading.at("/properties/children/items/$ref").asString())
                .isEqualTo("#/components/schemas/MdastNode");
        assertThat(heading.at("/properties/depth/type").asString()).isEqualTo("integer");
        assertThat(heading.at("/required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("type", "depth", "children");
        assertThat(heading.at("/properties/data/properties/id/type").asString())
                .isEqualTo("string");
        assertThat(schemas.at("/MdastImage/properties/title/type"))
                .isEqualTo(json.readTree("[\"string\", \"null\"]"));
    }

    @Test
    void whatIsSentMayLeaveOutWhatMayBeNull() {
        var document = document();
        var schemas = document.at("/components/schemas");
        assertThat(schemas.at("/ArticleInput/required")).isEqualTo(json.readTree("[\"title\"]"));
        assertThat(schemas.at("/PromotionInput/properties/endsAt/type"))
                .isEqualTo(json.readTree("[\"string\", \"null\"]"));
        for (var route : Route.withEditing(mapping)) {
            if (route.verb() == RequestMethod.PATCH) {
                for (var body : operation(document, route).at("/requestBody/content")) {
                    var schema = document.at(body.at("/schema/$ref").asString("#").substring(1));
                    assertThat(schema.has("properties")).as(route.path()).isTrue();
                    assertThat(schema.path("required")).as(route.path()).isEmpty();
                }
            }
        }
        assertThat(document.toString()).doesNotContain(RecordSchemas.LEFT_OUT_FOR_NULL);
    }

    @Test
    void itIsThereAsYamlToo() {
        var answer = get("/openapi.yaml");
        assertThat(answer).hasStatus(OK).hasForwardedUrl("/openapi.json.yaml");
        assertThat(get("/openapi.json.yaml")).hasStatus(OK).bodyText().startsWith("openapi: 3.1");
    }

    @Test
    void theBareAddressLeadsToTheDocs() {
        var bare = get("/");
        assertThat(bare).hasStatus(FOUND);
        assertThat(bare).hasHeader("Location", "/docs");
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
        if (takes(route, Members.class)) {
            codes.addAll(
                    List.of("malformed-json", "too-large", "unsupported-media-type", "invalid"));
        }
        if (takes(route, IfMatch.class)) {
            codes.add("stale-version");
        }
        if (isRepeatable(route)) {
            codes.addAll(List.of("key-in-use", "key-reused"));
        }
        var own = route.method().getMethodAnnotation(Problems.class);
        if (own != null) {
            Arrays.stream(own.value()).map(ProblemType::code).forEach(codes::add);
        }
        return codes.stream()
                .collect(
                        groupingBy(
                                OpenApiTests::status,
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
                        codes.put(Integer.valueOf(answer.getKey()), codes(answer.getValue())));
        return codes;
    }

    /** Those that the description of an answer explains. */
    private static Set<String> codes(JsonNode answer) {
        return Pattern.compile("(?m)^`([a-z-]+)`: ")
                .matcher(answer.at("/description").asString())
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static int status(String code) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static boolean takes(Route route, Class<?> type) {
        return Arrays.stream(route.method().getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == type);
    }

    /** Every POST of an editor; who signs in is nobody yet. */
    private static boolean isRepeatable(Route route) {
        return route.verb() == RequestMethod.POST
                && route.isAdmin()
                && !route.path().endsWith("/session");
    }

    private static String key(JsonNode parameter) {
        return parameter.at("/in").asString() + " " + parameter.at("/name").asString();
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
