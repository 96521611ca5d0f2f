package io.cryptoqa.convert;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a member of a node may hold. Those that are not required may be null as well. */
enum Member {
    CHILDREN(true, "an array of nodes"),
    TEXT(true, "a string"),
    OPTIONAL_TEXT(false, "a string"),
    OPTIONAL_TRUTH(false, "true or false"),
    NOTHING(false, "null; a task list has its [x] in the text"),
    DEPTH(true, "a whole number from 1 to 6"),
    START(false, "a whole number from 0 to 999999999"),
    ALIGN(false, "an array of \"left\", \"center\", \"right\" and null");

    private static final Set<String> ALIGNS = Set.of("left", "center", "right");

    private final boolean isRequired;
    private final String description;

    Member(boolean isRequired, String description) {
        this.isRequired = isRequired;
        this.description = description;
    }

    boolean isRequired() {
        return isRequired;
    }

    String description() {
        return description;
    }

    boolean takes(JsonNode value) {
        return switch (this) {
            case CHILDREN -> value.isArray();
            case TEXT, OPTIONAL_TEXT -> value.isString();
            case OPTIONAL_TRUTH -> value.isBoolean();
            case NOTHING -> false;
            case DEPTH -> isBetween(value, 1, 6);
            case START -> isBetween(value, 0, 999_999_999);
            case ALIGN -> isAlign(value);
        };
    }

    private static boolean isBetween(JsonNode json, int least, int most) {
        return json.isIntegralNumber()
                && json.canConvertToInt()
                && json.intValue() >= least
                && json.intValue() <= most;
    }

    private static boolean isAlign(JsonNode json) {
        return json.isArray()
                && json.values().stream()
                        .allMatch(one ->
                                one.isNull()
                                        || (one.isString() && ALIGNS.contains(one.asString())));
    }
}
