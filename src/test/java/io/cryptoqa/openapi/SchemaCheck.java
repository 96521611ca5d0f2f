package io.cryptoqa.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
        if (schema.has("oneOf") && schema.has("discriminator")) {
            var kind = schema.get("discriminator");
            var member = value.path(kind.get("propertyName").asString()).asString("");
            var chosen = kind.get("mapping").path(member).asString("");
            if (chosen.isEmpty()) {
                found.add(at + " is of no kind: " + member);
            } else {
                check(at, document.at(chosen.substring(1)), value, found);
            }
        } else if (schema.has("oneOf")
                && schema.get("oneOf")
                                .valueStream()
                                .filter(each -> violations(each, value).isEmpty())
                                .count()
                        != 1) {
            found.add(at + " is not one of " + schema.get("oneOf"));
        }
        if (schema.has("type") && !types(schema).contains(type(value))) {
            found.add("%s is a %s and no %s".formatted(at, type(value), schema.get("type")));
        }
        if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
            found.add("%s is %s and none of %s".formatted(at, value, schema.get("enum")));
        }
        if (value.isString()
                && schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").asString())
                        .matcher(value.asString())
                        .find()) {
            found.add("%s is %s, not %s".formatted(at, value, schema.get("pattern")));
        }
        if (value.isNumber()
                && (value.asDouble() < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                        || value.asDouble()
                                > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY))) {
            found.add("%s is %s, out of range".formatted(at, value));
        }
        if (value.isObject() && schema.path("additionalProperties").isObject()) {
            value.propertyStream()
                    .forEach(member ->
                            check(
                                    at + "." + member.getKey(),
                                    schema.get("additionalProperties"),
                                    member.getValue(),
                                    found));
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

    /** Nothing has a member that is not described. */
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
                    } else {
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
