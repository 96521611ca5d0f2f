package io.cryptoqa.mcp;

import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of a client: a JSON-RPC 2.0 request, or a notification, which has no id.
 *
 * @param id a String, Integer or Long; null for a notification
 * @param params an object; null where none was sent
 */
record Message(@Nullable Object id, String method, @Nullable JsonNode params) {

    private static final int LONGEST_NAME = 100;
    private static final int DEEPEST = 20;

    /** A call has some dozens; 2 MiB of JSON may have a million, each a node of a tree. */
    private static final int MOST_TOKENS = 10_000;

    private static final JsonMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * The message in the body of a request.
     *
     * @throws Refused with the code of JSON-RPC for what is wrong
     */
    static Message read(String body) {
        var tree = parse(body);
        if (tree.isArray()) {
            throw invalid(null, "Batches left the protocol with 2025-06-18; send one message.");
        }
        if (!tree.isObject()) {
            throw invalid(null, "A message is a JSON object.");
        }
        var sentId = tree.get("id");
        var id = sentId == null ? null : id(sentId);
        var version = tree.path("jsonrpc");
        if (!version.isString() || !version.stringValue().equals("2.0")) {
            throw invalid(id, "The member jsonrpc must be \"2.0\".");
        }
        var method = tree.get("method");
        if (method == null && (tree.has("result") || tree.has("error"))) {
            throw invalid(null, "This server asks nothing, so it takes no answers.");
        }
        if (method == null || !method.isString() || method.stringValue().length() > LONGEST_NAME) {
            throw invalid(id, "The member method must be a text of at most 100 characters.");
        }
        var params = tree.get("params");
        if (params != null && !params.isObject()) {
            throw invalid(id, "The member params must be an object.");
        }
        return new Message(id, method.stringValue(), params);
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            throw new Refused(ErrorCodes.PARSE_ERROR, "There is no message in the body.", null);
        }
        try {
            return STRICT.readTree(body);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new Refused(
                    ErrorCodes.PARSE_ERROR,
                    "The body cannot be read at line %d, column %d: it is not JSON, has a name twice in an object, is nested more than %d deep, or has more than %d parts."
                            .formatted(
                                    at == null ? 1 : Math.max(1, at.getLineNr()),
                                    at == null ? 1 : Math.max(1, at.getColumnNr()),
                                    DEEPEST,
                                    MOST_TOKENS),
                    null);
        }
    }

    private static Object id(JsonNode sent) {
        if (sent.isString() && sent.stringValue().length() <= LONGEST_NAME) {
            return sent.stringValue();
        }
        if (sent.isIntegralNumber() && sent.canConvertToLong()) {
            return sent.canConvertToInt() ? (Object) sent.intValue() : (Object) sent.longValue();
        }
        throw invalid(
                null,
                "The member id must be a text of at most 100 characters or a whole number; a notification has none.");
    }

    private static Refused invalid(@Nullable Object id, String message) {
        return new Refused(ErrorCodes.INVALID_REQUEST, message, id);
    }

    /** A body that is no message. */
    static class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int code;
        private final String words;
        private final transient @Nullable Object id;

        Refused(int code, String words, @Nullable Object id) {
            super(words, null, false, false);
            this.code = code;
            this.words = words;
            this.id = id;
        }

        /** As JSON-RPC has it. */
        int code() {
            return code;
        }

        /** What is wrong, and what is taken. */
        String words() {
            return words;
        }

        /** That of the message; null if it could not be read. */
        @Nullable Object id() {
            return id;
        }
    }
}
