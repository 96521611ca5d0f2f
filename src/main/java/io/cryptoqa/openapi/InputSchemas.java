package io.cryptoqa.openapi;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of what is sent. {@link RecordSchemas} describes members as answers have them, where
 * null is written; in a request a member without a value may as well be left out, and one that may
 * be left out may be null. A merge patch (RFC 7396) may leave out everything.
 */
final class InputSchemas {

    private static final String REFERENCE = "#/components/schemas/";

    private InputSchemas() {}

    static void describe(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        var operations =
                document.getPaths().values().stream()
                        .flatMap(item -> item.readOperations().stream())
                        .toList();
        var sent = new HashSet<String>();
        var answered = new HashSet<String>();
        for (var operation : operations) {
            if (operation.getRequestBody() != null) {
                reach(operation.getRequestBody().getContent(), schemas, sent);
            }
            operation.getResponses().values().stream()
                    .map(answer -> answer.getContent())
                    .filter(Objects::nonNull)
                    .forEach(content -> reach(content, schemas, answered));
        }
        sent.removeAll(answered);
        sent.forEach(name -> relax(requireNonNull(schemas.get(name))));
        document.getPaths().values().stream()
                .map(PathItem::getPatch)
                .filter(Objects::nonNull)
                .forEach(patch -> mayLeaveOutEverything(patch, schemas));
        schemas.values().forEach(InputSchemas::removeMarks);
    }

    @SuppressWarnings("rawtypes")
    private static void reach(Content content, Map<String, Schema> schemas, Set<String> reached) {
        content.values().forEach(body -> reach(body.getSchema(), schemas, reached));
    }

    @SuppressWarnings("rawtypes")
    private static void reach(
            @Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = name(schema);
            if (reached.add(name)) {
                reach(schemas.get(name), schemas, reached);
            }
        }
        parts(schema).forEach(part -> reach(part, schemas, reached));
    }

    @SuppressWarnings("rawtypes")
    private static Stream<Schema> parts(Schema<?> schema) {
        Stream.Builder<Schema> parts = Stream.builder();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .forEach(each -> each.forEach(parts::add));
        return parts.build();
    }

    private static void relax(Schema<?> schema) {
        var members = schema.getProperties();
        if (members == null) {
            return;
        }
        members.replaceAll(
                (_, member) -> isMarked(member) ? RecordSchemas.orNull(unmarked(member)) : member);
        if (schema.getRequired() != null) {
            schema.setRequired(
                    schema.getRequired().stream()
                            .filter(name -> !mayBeNull(requireNonNull(members.get(name))))
                            .toList());
        }
    }

    private static boolean mayBeNull(Schema<?> schema) {
        var types = schema.getTypes();
        return (types != null && types.contains("null"))
                || (schema.getAnyOf() != null
                        && schema.getAnyOf().stream().anyMatch(InputSchemas::mayBeNull));
    }

    /** A schema of its own, where that of the whole says that something must be there. */
    @SuppressWarnings("rawtypes")
    private static void mayLeaveOutEverything(Operation patch, Map<String, Schema> schemas) {
        for (var body : patch.getRequestBody().getContent().values()) {
            var name = name(body.getSchema());
            Schema<?> whole = requireNonNull(schemas.get(name));
            if (whole.getRequired() != null && !whole.getRequired().isEmpty()) {
                var part = new JsonSchema();
                part.setTypes(Set.of("object"));
                part.setProperties(whole.getProperties());
                part.setDescription(
                        "What changes of it (RFC 7396): what is left out stays, null takes away");
                var other = name.replaceFirst("Input$", "") + "Patch";
                schemas.put(other, part);
                body.setSchema(new JsonSchema().$ref(REFERENCE + other));
            }
        }
    }

    private static String name(Schema<?> reference) {
        return reference.get$ref().substring(REFERENCE.length());
    }

    private static void removeMarks(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(InputSchemas::unmarked);
        }
    }

    private static boolean isMarked(Schema<?> member) {
        return member.getExtensions() != null
                && member.getExtensions().containsKey(RecordSchemas.LEFT_OUT_FOR_NULL);
    }

    private static Schema<?> unmarked(Schema<?> member) {
        if (isMarked(member)) {
            member.getExtensions().remove(RecordSchemas.LEFT_OUT_FOR_NULL);
            if (member.getExtensions().isEmpty()) {
                member.setExtensions(null);
            }
        }
        return member;
    }
}
