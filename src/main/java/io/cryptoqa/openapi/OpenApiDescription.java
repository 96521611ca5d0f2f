package io.cryptoqa.openapi;

import static java.util.Objects.requireNonNull;

import io.cryptoqa.web.ProblemBody;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.SiteSettings;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What {@code /openapi.json} says of the service as a whole. Its routes and their parameters are
 * read from the controllers; {@link OperationDescription} and {@link RecordSchemas} add what those
 * leave unsaid.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription implements WebMvcConfigurer {

    static final String BEARER = "bearer";
    static final String SESSION = "session";

    private static final String DESCRIPTION =
            """
            Questions and answers about crypto, with what stands beside them on a page.

            Names are camelCase, instants RFC 3339 in UTC, dates UTC days, locales BCP 47 tags. \
            A member without a value is `null`, never left out. Unknown and repeated parameters \
            are refused. Errors are `application/problem+json` (RFC 9457); `code` is what to \
            switch on, and `type` leads to an explanation.

            Editing, by curl, with the token that the first start wrote:

            ```sh
            T="Authorization: Bearer $(cat data/admin-token)"; A=localhost:8080/admin/v1/articles
            curl -H "$T" -H 'Content-Type: text/markdown' -H 'Idempotency-Key: "entry-1"' --data-binary @entry.md $A
            curl -H "$T" -X POST $A/{id}/editions/en/preview-links
            curl -H "$T" -H 'If-Match: "1"' -X POST $A/{id}/editions/en/publish
            curl localhost:8080/v1/articles/{slug}
            curl -H "$T" -H 'If-Match: "2"' -H 'Content-Type: application/json' -X PATCH $A/{id}/editions/en -d '{"summary":"…"}'
            curl -H "$T" -H 'If-Match: "3"' -X POST $A/{id}/editions/en/publish
            ```

            `entry.md` is Markdown with front matter: `title`, `summary`, `topics` and more. \
            `If-Match` is the `ETag` of the answer before. With an `Idempotency-Key` a POST is \
            carried out once, however often it is sent.
            """;

    @Bean
    OpenAPI openApi(SiteSettings site) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Crypto Q&A content service")
                                .description(DESCRIPTION)
                                .version("1")
                                .contact(
                                        new Contact()
                                                .name("The editors of this site")
                                                .url(site.absolute("/")))
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .externalDocs(
                        new ExternalDocumentation()
                                .description("The same for people, to try out")
                                .url(site.absolute("/docs")))
                .servers(
                        List.of(
                                new Server()
                                        .url(site.siteUrl().toString())
                                        .description("This service, as cryptoqa.site-url says")))
                // anonymous, said in so many words; routes for editors say otherwise
                .security(List.of(new SecurityRequirement()))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        BEARER,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description("A token of an account"))
                                .addSecuritySchemes(
                                        SESSION,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("CRYPTOQA_SESSION")
                                                .description(
                                                        "The cookie of a session; changes need its"
                                                                + " CSRF token in X-CSRF-TOKEN too")))
                .tags(
                        List.of(
                                tag("Articles", "Questions with their answers, in each language"),
                                tag("Topics", "What articles are about, with counts"),
                                tag("Pages", "Everything a page shows, in one answer"),
                                tag("Widgets", "Figures that stand beside articles"),
                                tag("Search", "Finding articles and topics by words"),
                                tag("Feeds", "Feeds, sitemaps and changes, for machines"),
                                tag("Agents", "What language models ask"),
                                tag("Locales", "The languages served"),
                                tag("Problems", "What errors mean"),
                                tag("Editing", "Writing, correcting, publishing and undoing"),
                                tag("Access", "Accounts, tokens, sessions and the audit"),
                                tag("Operations", "What operators look after")));
    }

    /** The same as YAML, under a name that nobody has to look up. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/openapi.yaml").setViewName("forward:/openapi.json.yaml");
        // who tries the bare address in a browser should not meet a problem
        registry.addRedirectViewController("/", "/docs");
    }

    /** What needs the whole document; the steps build on those before them. */
    @Bean
    OpenApiCustomizer finishing() {
        return document -> {
            addProblem(document);
            PickedFields.describe(document);
            InputSchemas.describe(document);
            KnownParameters.describe(document.getPaths());
            BodyExamples.add(document.getPaths());
            PathExamples.fillIn(document.getPaths());
            EntityTags.add(document.getPaths());
            keepTagsInUse(document);
            sort(document);
        };
    }

    private static void addProblem(OpenAPI document) {
        ModelConverters.getInstance(true)
                .readAll(ProblemBody.class)
                .forEach(document.getComponents()::addSchemas);
        Schema<?> problem = requireNonNull(document.getComponents().getSchemas().get("Problem"));
        problem.addProperty("code", codes());
        // what some kinds add (RFC 9457 §3.2)
        problem.addProperty("archivedAt", typed("string").format("date-time"));
        problem.addProperty("state", typed("string"));
        problem.addProperty("allowed", typed("array").items(typed("string")));
        problem.addProperty("suggestion", typed("string"));
        problem.addProperty("articleId", typed("string").format("uuid"));
        problem.addProperty("currentVersion", new JsonSchema().types(Set.of("integer", "string")));
        problem.addProperty("changed", typed("array").items(typed("string")));
        problem.addProperty("articles", typed("integer"));
        problem.addProperty("line", typed("integer"));
        problem.addProperty("column", typed("integer"));
    }

    private static Schema<?> codes() {
        var codes = new JsonSchema();
        codes.setTypes(Set.of("string"));
        codes.setDescription("The last part of type, to switch on; a later version may have more");
        codes.setEnum(Arrays.stream(ProblemType.values()).<Object>map(ProblemType::code).toList());
        return codes;
    }

    private static Schema<?> typed(String type) {
        return new JsonSchema().types(Set.of(type));
    }

    private static void keepTagsInUse(OpenAPI document) {
        var used =
                document.getPaths().values().stream()
                        .flatMap(item -> item.readOperations().stream())
                        .flatMap(operation -> operation.getTags().stream())
                        .collect(Collectors.toSet());
        document.setTags(
                document.getTags().stream().filter(tag -> used.contains(tag.getName())).toList());
    }

    /** In order, else theirs would be that in which controllers happen to be found. */
    private static void sort(OpenAPI document) {
        var components = document.getComponents();
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        var sorted = new Paths();
        sorted.putAll(new TreeMap<>(document.getPaths()));
        document.setPaths(sorted);
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
