package io.cryptoqa.feed;

import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.RequestedLocale;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Feeds of the newest articles: {@code /feeds}. Feed readers ask for all sorts of types; one that
 * admits the general type of a format gets the particular one.
 */
@RestController
@Tag(name = "Feeds")
class FeedController {

    private static final String DESCRIPTION =
            "The newest 50 of one locale, whole, newest first; none in another language. Ids stay"
                    + " the same when slugs change, and differ between the editions of an article.";

    static final String RSS = "/feeds/articles.rss";
    static final String ATOM = "/feeds/articles.atom";
    static final String JSON = "/feeds/articles.json";

    private final GatheringFeeds gathering;

    FeedController(GatheringFeeds gathering) {
        this.gathering = gathering;
    }

    @GetMapping(
            path = RSS,
            produces = {RssFeed.TYPE, MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    @Operation(
            operationId = "getRssFeed",
            summary = "The newest articles as RSS 2.0",
            description = DESCRIPTION,
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = RssFeed.TYPE,
                                            schema = @Schema(type = "string"))))
    @Problems(ProblemType.TOPIC_NOT_FOUND)
    ResponseEntity<byte[]> rss(@ParameterObject FeedParameters parameters, RequestedLocale locale) {
        var feed = gathering.gather(RSS, locale.tag(), parameters.topic());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(RssFeed.TYPE + ";charset=UTF-8"))
                .body(RssFeed.write(feed));
    }

    @GetMapping(
            path = ATOM,
            produces = {AtomFeed.TYPE, MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    @Operation(
            operationId = "getAtomFeed",
            summary = "The newest articles as Atom (RFC 4287)",
            description = DESCRIPTION,
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = AtomFeed.TYPE,
                                            schema = @Schema(type = "string"))))
    @Problems(ProblemType.TOPIC_NOT_FOUND)
    ResponseEntity<byte[]> atom(
            @ParameterObject FeedParameters parameters, RequestedLocale locale) {
        var feed = gathering.gather(ATOM, locale.tag(), parameters.topic());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(AtomFeed.TYPE + ";charset=UTF-8"))
                .body(AtomFeed.write(feed));
    }

    @GetMapping(
            path = JSON,
            produces = {JsonFeed.TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "getJsonFeed",
            summary = "The newest articles as JSON Feed 1.1",
            description = DESCRIPTION,
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = JsonFeed.TYPE,
                                            schema = @Schema(implementation = JsonFeed.class))))
    @Problems(ProblemType.TOPIC_NOT_FOUND)
    ResponseEntity<JsonFeed> json(
            @ParameterObject FeedParameters parameters, RequestedLocale locale) {
        var feed = gathering.gather(JSON, locale.tag(), parameters.topic());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(JsonFeed.TYPE))
                .body(JsonFeed.of(feed));
    }
}
