package io.cryptoqa.web;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes a tree, which is a sealed interface of records told apart by one member, as a single
 * recursive schema: which kinds of node there are and that they have children. What else a kind has
 * is left to the specification of the tree's form; a schema for each would bring two dozen names
 * such as {@code Text} and {@code List} into every generated client.
 */
@Component
class TreeSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var tree = tree(Json.mapper().constructType(type.getType()).getRawClass());
        if (tree == null) {
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
        var name = tree.getSimpleName();
        var reference = new JsonSchema().$ref("#/components/schemas/" + name);
        if (!context.getDefinedModels().containsKey(name)) {
            context.defineModel(name, node(tree, reference));
        }
        return reference;
    }

    private static Schema<?> node(Class<?> tree, Schema<?> reference) {
        var kind = new JsonSchema();
        kind.setTypes(Set.of("string"));
        kind.setEnum(
                Arrays.stream(tree.getPermittedSubclasses())
                        .map(type -> type.getAnnotation(JsonTypeName.class))
                        .filter(Objects::nonNull)
                        .<Object>map(JsonTypeName::value)
                        .toList());
        var children = new JsonSchema();
        children.setTypes(Set.of("array"));
        children.setItems(reference);
        var member = tree.getAnnotation(JsonTypeInfo.class).property();
        var node = new JsonSchema();
        node.setTypes(Set.of("object"));
        node.setDescription("A node of a tree; each type has further members");
        node.setRequired(List.of(member));
        node.addProperty(member, kind);
        node.addProperty("children", children);
        return node;
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
}
