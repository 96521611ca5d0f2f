package io.cryptoqa.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * Says which answers have an {@code ETag}: wherever something is shown that can be changed with
 * {@code If-Match}, its version is the tag.
 */
final class EntityTags {

    private EntityTags() {}

    static void add(Paths paths) {
        var operations =
                paths.values().stream().flatMap(item -> item.readOperations().stream()).toList();
        Set<String> versioned =
                operations.stream()
                        .filter(EntityTags::isConditional)
                        .flatMap(operation -> operation.getResponses().values().stream())
                        .flatMap(EntityTags::schemas)
                        .filter(schema -> !schema.endsWith("/Problem"))
                        .collect(Collectors.toSet());
        operations.stream()
                .flatMap(operation -> operation.getResponses().values().stream())
                .filter(answer -> schemas(answer).anyMatch(versioned::contains))
                .forEach(answer -> answer.addHeaderObject(HttpHeaders.ETAG, Headers.entityTag()));
    }

    private static boolean isConditional(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals(HttpHeaders.IF_MATCH));
    }

    private static Stream<String> schemas(ApiResponse answer) {
        return answer.getContent() == null
                ? Stream.empty()
                : answer.getContent().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull)
                        .map(schema -> schema.get$ref())
                        .filter(Objects::nonNull);
    }
}
