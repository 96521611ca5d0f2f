package io.cryptoqa.openapi;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;

/**
 * Describes what routes with a {@code fields} parameter answer: {@code Article}, which has all its
 * members, or {@code ArticleFields}, of which only some are sure.
 */
final class PickedFields {

    private static final List<String> ALWAYS = List.of("id", "slug", "locale");

    private PickedFields() {}

    static void describe(OpenAPI document) {
        document.getPaths().values().stream()
                .map(PathItem::getGet)
                .filter(Objects::nonNull)
                .filter(PickedFields::hasFields)
                .forEach(operation -> addFields(operation, document));
    }

    private static boolean hasFields(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals("fields"));
    }

    private static void addFields(Operation operation, OpenAPI document) {
        var found = operation.getResponses().get("200");
        var json = found == null ? null : found.getContent().get(MediaType.APPLICATION_JSON_VALUE);
        if (json == null || json.getSchema().get$ref() == null) {
            return;
        }
        var whole = json.getSchema();
        var name = whole.get$ref().substring(whole.get$ref().lastIndexOf('/') + 1);
        var schemas = document.getComponents().getSchemas();
        var picked = new JsonSchema();
        picked.setTypes(Set.of("object"));
        picked.setDescription("What is left of it with fields=");
        picked.setRequired(ALWAYS);
        Schema<?> model = requireNonNull(schemas.get(name));
        picked.setProperties(model.getProperties());
        schemas.put(name + "Fields", picked);
        var either = new JsonSchema();
        either.setAnyOf(List.of(whole, new JsonSchema().$ref(whole.get$ref() + "Fields")));
        json.setSchema(either);
    }
}
