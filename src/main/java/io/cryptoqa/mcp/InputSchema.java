package io.cryptoqa.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a tool as JSON Schema (2020-12): an object with these members and no others. */
final class InputSchema {

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    /** A text. */
    InputSchema text(String name, String description) {
        return add(name, Map.of("type", "string", "description", description));
    }

    /** A text that must be there, of one character at least. */
    InputSchema required(String name, int longest, String description) {
        required.add(name);
        return add(
                name,
                Map.of(
                        "type",
                        "string",
                        "minLength",
                        1,
                        "maxLength",
                        longest,
                        "description",
                        description));
    }

    /** One of some texts, by default the first. */
    InputSchema choice(String name, List<String> values, String description) {
        return add(
                name,
                Map.of(
                        "type",
                        "string",
                        "enum",
                        values,
                        "default",
                        values.getFirst(),
                        "description",
                        description));
    }

    /** A whole number. */
    InputSchema number(String name, int least, int most, int standard, String description) {
        return add(
                name,
                Map.of(
                        "type",
                        "integer",
                        "minimum",
                        least,
                        "maximum",
                        most,
                        "default",
                        standard,
                        "description",
                        description));
    }

    private InputSchema add(String name, Map<String, Object> property) {
        properties.put(name, property);
        return this;
    }

    /** The schema. */
    Map<String, Object> json() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }
}
