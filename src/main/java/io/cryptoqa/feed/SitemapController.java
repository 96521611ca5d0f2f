package io.cryptoqa.feed;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Shortened;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sitemap.xml} and, where that is a list, its parts. */
@RestController
@Tag(name = "Feeds")
class SitemapController {

    private final Sitemaps sitemaps;

    SitemapController(Sitemaps sitemaps) {
        this.sitemaps = sitemaps;
    }

    @GetMapping(
            path = "/sitemap.xml",
            produces = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    @Operation(
            operationId = "getSitemap",
            summary = "Every edition of every article that is public, for search engines",
            description =
                    "With the time of its last change and its other languages. One sitemap, or"
                            + " where one would pass the limits of sitemaps.org (50,000 addresses,"
                            + " 50 MB) a list of sitemaps.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_XML_VALUE,
                                            schema = @Schema(type = "string"))))
    void sitemap(HttpServletResponse response) throws IOException {
        write(sitemaps.whole(), response);
    }

    @GetMapping(
            path = "/sitemaps/{part}.xml",
            produces = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    @Operation(
            operationId = "getSitemapPart",
            summary = "One of the sitemaps that the sitemap lists",
            description =
                    "Those of articles whose ids begin with the same bits; the bounds of a part"
                            + " never move, but a full one is replaced by its halves.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_XML_VALUE,
                                            schema = @Schema(type = "string"))))
    @Problems(ProblemType.NOT_FOUND)
    void part(
            @Parameter(description = "As the sitemap has it, such as 019a4-18") @PathVariable
                    String part,
            HttpServletResponse response)
            throws IOException {
        write(sitemaps.part(part).orElseThrow(() -> new NoSuchPart(part)), response);
    }

    private static void write(Sitemaps.Document document, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/xml;charset=UTF-8");
        document.write(response.getOutputStream());
    }

    private static class NoSuchPart extends Problem {
        NoSuchPart(String name) {
            super(
                    ProblemType.NOT_FOUND,
                    "No sitemap is called '%s'; /sitemap.xml lists them."
                            .formatted(Shortened.of(name)));
        }
    }
}
