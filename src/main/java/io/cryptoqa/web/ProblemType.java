package io.cryptoqa.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of error a client can meet. The code, which is the last part of the problem's {@code
 * type}, is API; {@code /problems/{code}} explains each from this one list.
 */
public enum ProblemType {
    BAD_PARAMETER(
            400,
            "Bad parameter",
            "A query parameter, a path or the request itself is malformed or out of range. Each"
                    + " entry of errors names one parameter by a pointer such as #/query/limit, and"
                    + " says what is allowed."),
    UNKNOWN_PARAMETER(
            400,
            "Unknown or repeated parameter",
            "A query parameter is not one this route knows, or was given more than once. The"
                    + " detail lists the allowed ones. Nothing is ignored silently, so that a typing"
                    + " error cannot change what you get."),
    BAD_CURSOR(
            400,
            "Bad cursor",
            "The cursor is not one that this service gave out, or it was given out for other"
                    + " filters, another order or another locale. Start again without a cursor, or"
                    + " follow the Link header as it is."),
    UNKNOWN_LOCALE(
            400,
            "Unknown locale",
            "The locale is not one that this site is served in. /v1/locales lists them. Without"
                    + " the parameter, Accept-Language decides and never fails."),
    MALFORMED_JSON(
            400,
            "Malformed JSON",
            "The request body is not JSON (RFC 8259); the detail says where."),
    UNAUTHENTICATED(
            401,
            "Authentication needed",
            "This route needs a bearer token or a session, and none that is valid was sent."),
    FORBIDDEN(403, "Not allowed", "The account or token is known, but may not do this."),
    ARTICLE_NOT_FOUND(
            404,
            "Article not found",
            "No published article has this slug or id in the locale asked for, nor in one it falls"
                    + " back to."),
    TOPIC_NOT_FOUND(404, "Topic not found", "No topic has this slug. /v1/topics lists them."),
    NOT_FOUND(404, "Not found", "There is no such route. /openapi.json lists all of them."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The route exists, but not for this method. The Allow header lists the methods it has."),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "The route cannot answer in a media type that the Accept header admits."),
    SLUG_TAKEN(
            409,
            "Slug taken",
            "The slug belongs to another article, for ever. The detail suggests a free one."),
    WRONG_STATE(
            409,
            "Wrong state",
            "What this changes is in a state that the step does not start from. For an edition, the"
                    + " member allowed lists the steps that it can take."),
    KEY_IN_USE(
            409,
            "Idempotency key in use",
            "A request with the same Idempotency-Key is still running. Repeat it after the seconds"
                    + " in Retry-After; it is carried out once."),
    ARCHIVED(
            410,
            "Archived",
            "The article was public in this locale and was archived for good, at the instant in"
                    + " the member archivedAt."),
    STALE_VERSION(
            412,
            "Stale version",
            "What you change was changed since you read it. Read it again, and send its ETag in"
                    + " If-Match."),
    TOO_LARGE(413, "Too large", "The request body is larger than this route accepts."),
    URI_TOO_LONG(414, "URI too long", "The request line is longer than 8 KiB."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The request body has a Content-Type that this route does not read."),
    INVALID(
            422,
            "Invalid",
            "The body was read, but breaks rules. Each entry of errors names one place by a JSON"
                    + " Pointer and says what is wrong there; all of them are listed at once."),
    KEY_REUSED(
            422,
            "Idempotency key reused",
            "The Idempotency-Key was used before with another request."),
    NOT_REPRESENTABLE(
            422,
            "Not representable",
            "The tree holds something that Markdown cannot express; the pointer names the first"
                    + " such place."),
    IF_MATCH_REQUIRED(
            428,
            "If-Match required",
            "This change needs an If-Match header with the ETag you read, so that nobody's words"
                    + " are overwritten unseen."),
    RATE_LIMITED(
            429, "Rate limited", "Too many requests. Try again after the seconds in Retry-After."),
    INTERNAL(
            500,
            "Internal error",
            "The fault is ours. The traceId finds it in our log; nothing else is needed from you."),
    UNAVAILABLE(
            503,
            "Unavailable",
            "The service cannot answer for the moment. Try again after the seconds in Retry-After.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The problem kind of this code, such as {@code bad-cursor}. */
    static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** The kind for what a container or framework reports by a bare status. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RATE_LIMITED;
            // an HTTP version or a transfer coding that nobody has is no fault of ours
            case 501, 505 -> BAD_PARAMETER;
            case 503 -> UNAVAILABLE;
            default -> status >= 400 && status < 500 ? BAD_PARAMETER : INTERNAL;
        };
    }

    /** The name clients rely on, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of the problem's {@code type}: a relative reference to its explanation. */
    public String path() {
        return "/problems/" + code();
    }

    /** The HTTP status this problem is answered with. */
    public int status() {
        return status;
    }

    /** The same few words for every occurrence. */
    public String title() {
        return title;
    }

    /** What it means and what to do, for {@code /problems/{code}} and the OpenAPI document. */
    public String explanation() {
        return explanation;
    }
}
