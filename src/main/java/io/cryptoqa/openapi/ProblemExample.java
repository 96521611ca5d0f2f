package io.cryptoqa.openapi;

import io.cryptoqa.web.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it occurs: one for each kind, the same wherever it is shown but for the {@code
 * instance}, which {@link PathExamples} fills in.
 *
 * @param detail as the service words it
 * @param members what the kind adds to the members that all have
 * @param errors the violations, for those that have them
 */
record ProblemExample(
        String detail, Map<String, Object> members, List<Map<String, @Nullable Object>> errors) {

    static final String INSTANCE = "instance";

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ARTICLE = "01a213ac-bd16-736a-acaa-444418a98aef";

    /** For a kind that was added this does not compile until it has an example. */
    static ProblemExample of(ProblemType type) {
        return switch (type) {
            case BAD_PARAMETER ->
                    ofParameter(
                            type,
                            "limit",
                            "'limit' is '0'; it must be a whole number from 1 to 100.");
            case UNKNOWN_PARAMETER ->
                    ofParameter(
                            type,
                            "page",
                            "'page' is not a parameter of this route. Allowed: cursor, limit, locale.");
            case BAD_CURSOR ->
                    ofParameter(
                            type,
                            "cursor",
                            "The cursor was not given out by this service for this list with these"
                                    + " parameters; start again without it.");
            case UNKNOWN_LOCALE ->
                    ofParameter(
                            type,
                            "locale",
                            "The locale 'fr' is not served here; served are en, zh-Hans.");
            case MALFORMED_JSON ->
                    new ProblemExample(
                            "The body cannot be read: line 3, column 1: Unexpected character ('}').",
                            Map.of("line", 3, "column", 1),
                            List.of(error("#", type.code(), "Unexpected character ('}')", 3)));
            case UNAUTHENTICATED ->
                    of("This needs a bearer token or a session, and neither was sent.");
            case FORBIDDEN -> of("The edition is published; an author may change drafts only.");
            case ARTICLE_NOT_FOUND -> of("No article 'what-is-a-wallet' is published in en.");
            case TOPIC_NOT_FOUND -> of("No topic is called 'defii'.");
            case NOT_FOUND -> of("There is nothing of this name.");
            case METHOD_NOT_ALLOWED -> of("PUT is not a method of this route; it has GET.");
            case NOT_ACCEPTABLE ->
                    of("Accept is 'application/xml'; this route answers in application/json.");
            case SLUG_TAKEN ->
                    of(
                            "The slug 'what-is-a-wallet' belongs to the article %s; 'what-is-a-wallet-2' is free."
                                    .formatted(ARTICLE),
                            ordered("suggestion", "what-is-a-wallet-2", "articleId", ARTICLE));
            case WRONG_STATE ->
                    of(
                            "The edition is archived; it can be taken to restore, but not to publish.",
                            ordered("state", "archived", "allowed", List.of("restore")));
            case KEY_IN_USE ->
                    of(
                            "A request with this Idempotency-Key is still running; repeat it in a moment.");
            case ARCHIVED ->
                    of(
                            "The article 'what-is-a-wallet' in en was archived on 2026-04-27T09:00:00Z.",
                            Map.of("archivedAt", "2026-04-27T09:00:00Z"));
            case STALE_VERSION ->
                    of(
                            "If-Match is \"6\", but the version now is 7 and what you change was changed meanwhile.",
                            ordered("currentVersion", 7, "changed", List.of("editions/en")));
            case TOO_LARGE -> of("The request body has more than 2097152 bytes (2 MiB).");
            case URI_TOO_LONG -> of("The request line has more than 8 KiB.");
            case UNSUPPORTED_MEDIA_TYPE ->
                    of("Content-Type is 'text/plain'; this route reads application/json.");
            case INVALID ->
                    new ProblemExample(
                            "'title' is required. 'sumary' is not known here; known are title, slug, summary, body.",
                            Map.of(),
                            List.of(
                                    error("#/title", "required", "'title' is required.", null),
                                    error(
                                            "#/sumary",
                                            "unknown-field",
                                            "'sumary' is not known here; known are title, slug, summary, body.",
                                            null)));
            case KEY_REUSED ->
                    of(
                            "This Idempotency-Key was used with another request: method, path, query, type and"
                                    + " body must be the same.");
            case NOT_REPRESENTABLE ->
                    new ProblemExample(
                            "Markdown has no form for a heading in a table cell.",
                            Map.of(),
                            List.of(
                                    error(
                                            "#/body/content/children/2",
                                            type.code(),
                                            "Markdown has no form for a heading in a table cell.",
                                            null)));
            case IF_MATCH_REQUIRED ->
                    of(
                            "This change needs If-Match with the ETag of what you read; GET it to see its ETag.");
            case RATE_LIMITED ->
                    of(
                            "10 tries to sign in with one name within 15 minutes are all; the next one in 60 s.");
            case INTERNAL -> of("Something went wrong here; the traceId finds it in our log.");
            case UNAVAILABLE -> of("The database does not answer for the moment.");
        };
    }

    /** In the order of members that answers have. */
    Map<String, Object> asJson(ProblemType type) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type.path());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("detail", detail);
        json.put(INSTANCE, "/");
        json.put("code", type.code());
        json.put("traceId", TRACE);
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        json.putAll(members);
        return json;
    }

    private static ProblemExample of(String detail) {
        return new ProblemExample(detail, Map.of(), List.of());
    }

    private static ProblemExample of(String detail, Map<String, Object> members) {
        return new ProblemExample(detail, members, List.of());
    }

    private static ProblemExample ofParameter(ProblemType type, String name, String detail) {
        return new ProblemExample(
                detail, Map.of(), List.of(error("#/query/" + name, type.code(), detail, null)));
    }

    private static Map<String, Object> ordered(
            String first, Object value, String second, Object other) {
        var members = new LinkedHashMap<String, Object>();
        members.put(first, value);
        members.put(second, other);
        return members;
    }

    private static Map<String, @Nullable Object> error(
            String pointer, String code, String detail, @Nullable Integer line) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("pointer", pointer);
        error.put("code", code);
        error.put("detail", detail);
        error.put("line", line);
        return error;
    }
}
