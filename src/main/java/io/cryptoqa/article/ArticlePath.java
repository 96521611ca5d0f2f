package io.cryptoqa.article;

import org.springframework.web.util.UriComponentsBuilder;

/** Where an edition is read, as a path with its locale; percent-encoded (RFC 3986). */
final class ArticlePath {

    private ArticlePath() {}

    /** The edition as JSON. */
    static String of(String slug, String locale) {
        return path(slug, locale);
    }

    /** The edition as Markdown. */
    static String ofMarkdown(String slug, String locale) {
        return path(slug + ".md", locale);
    }

    private static String path(String file, String locale) {
        return UriComponentsBuilder.fromPath("/v1/articles/{file}")
                .queryParam("locale", locale)
                .encode()
                .buildAndExpand(file)
                .toUriString();
    }
}
