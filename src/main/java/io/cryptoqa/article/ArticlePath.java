package io.cryptoqa.article;

import org.springframework.web.util.UriComponentsBuilder;

/** Where an edition is read, as a path with its locale; percent-encoded (RFC 3986). */
public final class ArticlePath {

    /** The page of all articles. */
    public static final String SECTION = "/qa";

    private static final String FILE = "/v1/articles/{file}";

    private ArticlePath() {}

    /** The page that people read it on. */
    public static String ofPage(String slug, String locale) {
        return path(SECTION + "/{file}", slug, locale);
    }

    /** The edition as JSON. */
    public static String of(String slug, String locale) {
        return path(FILE, slug, locale);
    }

    /** The edition as Markdown. */
    public static String ofMarkdown(String slug, String locale) {
        return path(FILE, slug + ".md", locale);
    }

    private static String path(String route, String file, String locale) {
        return UriComponentsBuilder.fromPath(route)
                .queryParam("locale", locale)
                .encode()
                .buildAndExpand(file)
                .toUriString();
    }
}
