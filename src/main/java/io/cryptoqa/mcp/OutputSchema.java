package io.cryptoqa.mcp;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a tool answers as JSON Schema (2020-12), read from its record: every component is there, and
 * null where it may be. Knows the types that such records have, and refuses others.
 */
final class OutputSchema {

    private OutputSchema() {}

    /** That of a record, whose constants of enumerations are named as this mapper writes them. */
    static Map<String, Object> of(Class<? extends Record> type, JsonMapper json) {
        var properties = new LinkedHashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            var property = type(component.getAnnotatedType(), json);
            var description = description(component);
            if (description != null) {
                property.put("description", description);
            }
            properties.put(component.getName(), property);
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.copyOf(properties.keySet()));
        return schema;
    }

    private static Map<String, Object> type(AnnotatedType annotated, JsonMapper json) {
        var schema = notNull(annotated, json);
        if (annotated.isAnnotationPresent(Nullable.class)) {
            schema.put("type", List.of(schema.getOrDefault("type", "string"), "null"));
            if (schema.get("enum") instanceof List<?> constants) {
                var withNull = new ArrayList<@Nullable Object>(constants);
                withNull.add(null);
                schema.put("enum", withNull);
            }
        }
        return schema;
    }

    private static Map<String, Object> notNull(AnnotatedType annotated, JsonMapper json) {
        if (annotated instanceof AnnotatedParameterizedType list
                && list.getType() instanceof ParameterizedType type
                && type.getRawType() == List.class) {
            return schema("array", "items", type(list.getAnnotatedActualTypeArguments()[0], json));
        }
        var type = (Class<?>) annotated.getType();
        if (type.isRecord()) {
            return of(type.asSubclass(Record.class), json);
        }
        if (type.isEnum()) {
            return schema(
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> json.valueToTree(constant).asString())
                            .toList());
        }
        if (type == int.class || type == long.class || type == Integer.class) {
            return schema("integer", null, null);
        }
        if (type == boolean.class) {
            return schema("boolean", null, null);
        }
        if (type == Instant.class) {
            return schema("string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return schema("string", "format", "date");
        }
        if (type == String.class) {
            return schema("string", null, null);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private static Map<String, Object> schema(
            String type, @Nullable String keyword, @Nullable Object value) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", type);
        if (keyword != null && value != null) {
            schema.put(keyword, value);
        }
        return schema;
    }

    private static @Nullable String description(RecordComponent component) {
        var schema = component.getAccessor().getAnnotation(Schema.class);
        return schema == null || schema.description().isEmpty() ? null : schema.description();
    }
}
