package io.cryptoqa.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the OpenAPI document says of the members of answers: all are {@code required}, because null
 * is written and not left out, unless {@link JsonInclude} says otherwise; and those that are {@link
 * Nullable} may be {@code null}. Both are read from the records, so that they cannot disagree with
 * what is written.
 */
@Component
class RecordSchemas implements ModelConverter {

    /** Marks members that answers leave out instead of null, until {@link InputSchemas} is done. */
    static final String LEFT_OUT_FOR_NULL = "x-left-out-for-null";

    private static final String REFERENCE = "#/components/schemas/";

    /** Members that hold an address (RFC 3986), on this site or elsewhere. */
    private static final Set<String> ADDRESSES = Set.of("url", "href", "icon", "link", "instance");

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = Json.mapper().constructType(type.getType());
        if (java.getRawClass().isRecord() && java.containedTypeCount() == 1) {
            type.setName(name(java, context));
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && java.getRawClass().isRecord()) {
            Schema<?> model = schema;
            if (schema.get$ref() != null) {
                model =
                        context.getDefinedModels()
                                .get(schema.get$ref().substring(REFERENCE.length()));
            }
            if (model != null && model.getProperties() != null) {
                describe(java.getRawClass(), model, context);
            }
        }
        return schema;
    }

    /** {@code TopicSlice} instead of {@code SliceTopic}. */
    private static String name(JavaType generic, ModelConverterContext context) {
        var of = generic.containedType(0);
        if (of.getRawClass().isRecord() && of.containedTypeCount() == 1) {
            return name(of, context) + generic.getRawClass().getSimpleName();
        }
        var item = context.resolve(new AnnotatedType(of).resolveAsRef(true));
        return item.get$ref().substring(REFERENCE.length()) + generic.getRawClass().getSimpleName();
    }

    private static void describe(Class<?> type, Schema<?> model, ModelConverterContext context) {
        var required = new TreeSet<String>();
        if (model.getRequired() != null) {
            required.addAll(model.getRequired());
        }
        for (var component : type.getRecordComponents()) {
            if (annotation(component, JsonUnwrapped.class) != null) {
                describe(component.getType(), model, context);
                required.addAll(model.getRequired());
                continue;
            }
            var name = name(component);
            Schema<?> property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (TreeSchemas.tree(component.getType()) != null) {
                model.getProperties().put(name, tree(component.getType(), property, context));
            }
            if (ADDRESSES.contains(name) && property.getFormat() == null) {
                property.setFormat("uri-reference");
            }
            var mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (mayBeLeftOut(component)) {
                if (mayBeNull) {
                    requireNonNull(model.getProperties().get(name))
                            .addExtension(LEFT_OUT_FOR_NULL, true);
                }
                continue;
            }
            required.add(name);
            if (mayBeNull) {
                model.getProperties().put(name, orNull(property));
            }
        }
        model.setRequired(
                model.getProperties().keySet().stream().filter(required::contains).toList());
    }

    /** Swagger stops at an annotation that gives the type, and calls it a string. */
    private static Schema<?> tree(Class<?> type, Schema<?> known, ModelConverterContext context) {
        Schema<?> schema = context.resolve(new AnnotatedType(type).resolveAsRef(true));
        return new JsonSchema().$ref(schema.get$ref()).description(known.getDescription());
    }

    private static String name(RecordComponent component) {
        var given = annotation(component, JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    static boolean mayBeLeftOut(RecordComponent component) {
        var include = annotation(component, JsonInclude.class);
        if (include == null) {
            include = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        }
        return include != null && include.value() != JsonInclude.Include.ALWAYS;
    }

    /** On the accessor, where the compiler also puts those that records may not carry. */
    private static <A extends Annotation> @Nullable A annotation(
            RecordComponent component, Class<A> type) {
        return component.getAccessor().getAnnotation(type);
    }

    static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().types(Set.of("null"))));
        }
        if (schema.getTypes() != null) {
            var types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
            addNullTo(schema);
        }
        return schema;
    }

    /** An enumeration of strings without null has none, whatever its types are. */
    private static <T> void addNullTo(Schema<T> schema) {
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            var values = new ArrayList<>(schema.getEnum());
            values.add(null);
            schema.setEnum(values);
        }
    }
}
