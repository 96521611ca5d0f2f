package io.cryptoqa.article;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers a slug of the past with 301 to the same route of the present slug, query kept; so every
 * route that has {@code {slug}} in its path follows an article that moved.
 */
@RestControllerAdvice
class MovedArticles {

    @ExceptionHandler
    ResponseEntity<Void> moved(ArticleMoved moved, HttpServletRequest request) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var path =
                UriComponentsBuilder.fromPath(String.valueOf(route))
                        .encode()
                        .buildAndExpand(moved.slug())
                        .toUriString();
        var query = request.getQueryString();
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(query == null ? path : path + "?" + query))
                .build();
    }
}
