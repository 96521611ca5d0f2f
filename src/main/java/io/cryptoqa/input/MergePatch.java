package io.cryptoqa.input;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies a JSON merge patch (RFC 7396) to what a resource shows. Unlike there, a member set to
 * null stays as null: for us that is its absence, and a name that is not known stays to be refused.
 */
public final class MergePatch {

    private MergePatch() {}

    /** The target as the patch leaves it; neither is changed. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var merged =
                target instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        changes.properties()
                .forEach(change -> {
                    var before = merged.get(change.getKey());
                    merged.set(
                            change.getKey(),
                            before == null
                                    ? apply(JsonNodeFactory.instance.nullNode(), change.getValue())
                                    : apply(before, change.getValue()));
                });
        return merged;
    }
}
