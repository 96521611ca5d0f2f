package io.cryptoqa.feed;

import io.cryptoqa.web.Accept;
import io.cryptoqa.web.RequestedLocale;
import io.cryptoqa.web.Shown;
import io.cryptoqa.web.SiteSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where programs look first: what they may read, how, and what there is. */
@RestController
@Tag(name = "Feeds")
class ProgramsController {

    private static final String UTF_8 = ";charset=UTF-8";

    private static final MediaType[] FORMS = {
        MediaType.parseMediaType(MediaType.TEXT_PLAIN_VALUE + UTF_8),
        MediaType.parseMediaType(MediaType.TEXT_MARKDOWN_VALUE + UTF_8)
    };

    private final LlmsText llms;
    private final SiteSettings site;

    ProgramsController(LlmsText llms, SiteSettings site) {
        this.llms = llms;
        this.site = site;
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE + UTF_8)
    @Operation(
            operationId = "getRobots",
            summary = "What crawlers may read, and where the sitemap is (RFC 9309)",
            description = "Everything but what is for editors and previews.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_PLAIN_VALUE,
                                            schema = @Schema(type = "string"))))
    String robots() {
        Shown.of();
        return """
        User-agent: *
        Allow: /
        Disallow: /admin
        Disallow: /preview

        Sitemap: %s
        """
                .formatted(site.absolute("/sitemap.xml"));
    }

    @GetMapping(
            path = "/llms.txt",
            produces = {MediaType.TEXT_PLAIN_VALUE + UTF_8, MediaType.TEXT_MARKDOWN_VALUE + UTF_8})
    @Operation(
            operationId = "getLlmsTxt",
            summary = "A guide for language models (llmstxt.org): how to read, topics, articles",
            description =
                    "Markdown, called text/plain as everywhere, or text/markdown for who asks for"
                            + " that.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = MediaType.TEXT_PLAIN_VALUE,
                                        schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = MediaType.TEXT_MARKDOWN_VALUE,
                                        schema = @Schema(type = "string"))
                            }))
    ResponseEntity<String> llms(
            RequestedLocale locale,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept) {
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT)
                .contentType(Accept.choose(accept, FORMS).orElse(FORMS[0]))
                .body(llms.write(locale.tag()));
    }

    @GetMapping(
            path = ApiCatalog.PATH,
            produces = {ApiCatalog.TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "getApiCatalog",
            summary = "Where the API is described and documented, and how it is (RFC 9727)",
            description = "A set of links in the form of RFC 9264.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = ApiCatalog.TYPE,
                                            schema = @Schema(implementation = ApiCatalog.class))))
    ResponseEntity<ApiCatalog> catalog() {
        Shown.of();
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType(
                                "%s; profile=\"%s\""
                                        .formatted(ApiCatalog.TYPE, ApiCatalog.PROFILE)))
                .header(HttpHeaders.LINK, "<%s>; rel=\"api-catalog\"".formatted(ApiCatalog.PATH))
                .body(ApiCatalog.of(site));
    }
}
