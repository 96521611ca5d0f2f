package io.cryptoqa.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What {@code /openapi.json} says of the service as a whole. Its routes and their parameters are
 * read from the controllers; {@link OperationDescription} and {@link RecordSchemas} add what those
 * leave unsaid.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

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
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url(site.siteUrl().toString())))
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
                                tag("Locales", "The languages served"),
                                tag("Problems", "What errors mean"),
                                tag("Editing", "Writing, correcting, publishing and undoing"),
                                tag("Access", "Accounts, tokens, sessions and the audit")));
    }

    /** In order, else theirs would be that in which controllers happen to be found. */
    @Bean
    OpenApiCustomizer problemSchemaAndOrder() {
        return document -> {
            ModelConverters.getInstance(true)
                    .readAll(ProblemBody.class)
                    .forEach(document.getComponents()::addSchemas);
            var components = document.getComponents();
            components.setSchemas(new TreeMap<>(components.getSchemas()));
            var sorted = new Paths();
            sorted.putAll(new TreeMap<>(document.getPaths()));
            document.setPaths(sorted);
        };
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
