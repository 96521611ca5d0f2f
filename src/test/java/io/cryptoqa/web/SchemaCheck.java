package io.cryptoqa.web;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether a value is what a schema of the document says; the few keywords that it uses. */
record SchemaCheck(JsonNode document) {

    /** What is wrong, each with its path; empty if nothing is. */
    List<String> violations(JsonNode schema, JsonNode value) {
        var found = new ArrayList<String>();
        check("$", schema, value, found);
        return found;
    }

    private void check(String at, JsonNode schema, JsonNode value, List<String> found) {
        if (schema.has("$ref")) {
            check(at, document.at(schema.get("$ref").asString().substring(1)), value, found);
        }
        if (schema.has("anyOf")
                && schema.get("anyOf")
                        .valueStream()
                        .noneMatch(each -> violations(each, value).isEmpty())) {
            found.add(at + " is none of " + schema.get("anyOf"));
        }
        if (schema.has("type") && !types(schema).contains(type(value))) {
            found.add("%s is a %s and no %s".formatted(at, type(value), schema.get("type")));
        }
        if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
            found.add("%s is %s and none of %s".formatted(at, value, schema.get("enum")));
        }
        if (value.isObject() && schema.has("properties")) {
            members(at, schema, value, found);
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(at + "[" + i + "]", schema.get("items"), value.get(i), found);
            }
        }
    }

    /** Nodes of trees may have members that the document leaves to mdast; nothing else may. */
    private void members(String at, JsonNode schema, JsonNode value, List<String> found) {
        schema.path("required")
                .forEach(name -> {
                    if (!value.has(name.asString())) {
                        found.add("%s has no %s".formatted(at, name.asString()));
                    }
                });
        value.propertyStream()
                .forEach(member -> {
                    var described = schema.get("properties").get(member.getKey());
                    if (described != null) {
                        check(at + "." + member.getKey(), described, member.getValue(), found);
                    } else if (!schema.get("properties").has("children")) {
                        found.add("%s has a %s".formatted(at, member.getKey()));
                    }
                });
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.get("type");
        var types =
                type.isArray()
                        ? type.valueStream().map(JsonNode::asString).toList()
                        : List.of(type.asString());
        return types.contains("number") ? List.of("number", "integer") : types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "string";
        };
    }
}
