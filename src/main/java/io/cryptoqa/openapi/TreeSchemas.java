package io.cryptoqa.openapi;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes the tree of a body, which is a sealed interface of records told apart by one member, as
 * a choice of one schema for each kind of node, so that clients which switch on that member know
 * the others. The schemas have the names of the kinds behind {@code Mdast}, or else every generated
 * client would have a {@code Text} and a {@code List} of ours.
 */
@Component
class TreeSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String FORM = "Mdast";
    private static final String FORM_IS_AT = "https://github.com/syntax-tree/mdast";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = Json.mapper().constructType(type.getType()).getRawClass();
        var tree = tree(java);
        if (tree == null) {
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
        if (!context.getDefinedModels().containsKey(name(tree))) {
            define(tree, context);
        }
        return reference(java);
    }

    /** The sealed interface the type is or belongs to. */
    static @Nullable Class<?> tree(Class<?> type) {
        return type.isSealed() && type.isAnnotationPresent(JsonTypeInfo.class)
                ? type
                : Arrays.stream(type.getInterfaces())
                        .filter(parent -> tree(parent) != null)
                        .findFirst()
                        .orElse(null);
    }

    private static String name(Class<?> type) {
        return FORM + type.getSimpleName();
    }

    private static Schema<?> reference(Class<?> type) {
        return new JsonSchema().$ref(REFERENCE + name(type));
    }

    private static void define(Class<?> tree, ModelConverterContext context) {
        var member = tree.getAnnotation(JsonTypeInfo.class).property();
        var choice = new JsonSchema();
        choice.setDescription("A node of the tree of a body: the member type says which");
        choice.setExternalDocs(new ExternalDocumentation().description("mdast").url(FORM_IS_AT));
        var discriminator = new Discriminator().propertyName(member);
        context.defineModel(name(tree), choice);
        for (var kind : tree.getPermittedSubclasses()) {
            var id = kind.getAnnotation(JsonTypeName.class).value();
            var reference = reference(kind);
            choice.addOneOfItem(reference);
            discriminator.mapping(id, reference.get$ref());
            var type = new JsonSchema();
            type.setTypes(Set.of("string"));
            type.setEnum(List.of(id));
            context.defineModel(name(kind), object(kind, tree, Map.of(member, type), context));
        }
        choice.setDiscriminator(discriminator);
    }

    private static Schema<?> object(
            Class<?> type,
            Class<?> tree,
            Map<String, Schema<?>> first,
            ModelConverterContext context) {
        var object = new JsonSchema();
        object.setTypes(Set.of("object"));
        first.forEach(object::addProperty);
        var required = new ArrayList<>(first.keySet());
        for (var component : type.getRecordComponents()) {
            object.addProperty(component.getName(), member(component, tree, context));
            if (!RecordSchemas.mayBeLeftOut(component)) {
                required.add(component.getName());
            }
        }
        object.setRequired(required);
        return object;
    }

    private static Schema<?> member(
            RecordComponent component, Class<?> tree, ModelConverterContext context) {
        var type = component.getType();
        if (component.getAnnotatedType() instanceof AnnotatedParameterizedType list) {
            var item = list.getAnnotatedActualTypeArguments()[0];
            var items = new JsonSchema();
            items.setTypes(Set.of("array"));
            Schema<?> each =
                    item.getType().equals(tree)
                            ? reference(tree)
                            : resolved(item.getType(), context);
            items.setItems(
                    item.isAnnotationPresent(Nullable.class) ? RecordSchemas.orNull(each) : each);
            return items;
        }
        if (type.isRecord()) {
            return object(type, tree, Map.of(), context);
        }
        var schema = resolved(type, context);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                ? RecordSchemas.orNull(schema)
                : schema;
    }

    /** A copy, since whoever resolves the same type gets the same schema, and some may be null. */
    private static Schema<?> resolved(Type type, ModelConverterContext context) {
        Schema<?> known = Objects.requireNonNull(context.resolve(new AnnotatedType(type)));
        var copy = new JsonSchema();
        copy.setTypes(known.getTypes());
        copy.setFormat(known.getFormat());
        if (known.getEnum() != null) {
            copy.setEnum(new ArrayList<>(known.getEnum()));
        }
        return copy;
    }
}
