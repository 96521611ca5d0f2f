package io.cryptoqa.convert;

import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a member of a node may hold. Those that are not required may be null as well. */
enum Member {
    CHILDREN(true, "an array of nodes", JsonNode::isArray),
    TEXT(true, "a string", JsonNode::isString),
    OPTIONAL_TEXT(false, "a string", JsonNode::isString),
    OPTIONAL_TRUTH(false, "true or false", JsonNode::isBoolean),
    NOTHING(false, "null; a task list has its [x] in the text", _ -> false),
    DEPTH(true, "a whole number from 1 to 6", json -> isBetween(json, 1, 6)),
    START(false, "a whole number from 0 to 999999999", json -> isBetween(json, 0, 999_999_999)),
    ALIGN(false, "an array of \"left\", \"center\", \"right\" and null", Member::isAlign);

    private static final Set<String> ALIGNS = Set.of("left", "center", "right");

    private final boolean isRequired;
    private final String description;
    private final Predicate<JsonNode> isTaken;

    Member(boolean isRequired, String description, Predicate<JsonNode> isTaken) {
        this.isRequired = isRequired;
        this.description = description;
        this.isTaken = isTaken;
    }

    boolean isRequired() {
        return isRequired;
    }

    String description() {
        return description;
    }

    boolean takes(JsonNode value) {
        return isTaken.test(value);
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
