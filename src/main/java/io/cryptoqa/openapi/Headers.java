package io.cryptoqa.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;

/** The headers of answers. */
final class Headers {

    private Headers() {}

    static Header contentLanguage() {
        return header("The locale of the answer", "en");
    }

    static Header link() {
        return header(
                "The following items, rel=\"next\" (RFC 8288); not at the end",
                "</v1/articles?limit=10&cursor=MjAyNi0xMS0xOFQwODo0MDowMFo>; rel=\"next\"");
    }

    static Header location(String description, String example) {
        return header(description, example).required(true);
    }

    static Header entityTag() {
        return header("The version, for If-Match", "\"7\"");
    }

    static Header validator() {
        return header(
                        "Strong, another for each coding; for If-None-Match",
                        "\"vbU30we0PwOnX8NE_DBQpg-gzip\"")
                .required(true);
    }

    static Header cacheControl() {
        return header(
                        "How long the answer may be kept; no longer than until it changes by itself",
                        "public, max-age=60, stale-while-revalidate=30, stale-if-error=60")
                .required(true);
    }

    static Header vary() {
        return header("What of the request the answer depends on", "Accept-Encoding")
                .required(true);
    }

    static Header cacheGroups() {
        return header(
                "What the answer shows (RFC 9875); the same without quotation marks and commas as"
                        + " Surrogate-Key",
                "\"articles-en\", \"topics\"");
    }

    static Header replayed() {
        return header("Where this is the answer to an earlier request with the same key", "true");
    }

    static Header retryAfter() {
        return new Header().description("Seconds to wait").schema(new IntegerSchema()).example(5);
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema()).example(example);
    }
}
