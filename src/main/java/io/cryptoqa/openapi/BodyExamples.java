package io.cryptoqa.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/**
 * Examples of what is sent and answered, from files of their own: {@code
 * openapi/{operationId}.request.json}, or {@code .md} and {@code .csv} by media type, and {@code
 * .response.}. One for every body that is sent; of answers, those that need explaining.
 */
final class BodyExamples {

    private static final Map<String, String> ENDINGS =
            Map.of(
                    "application/json", "json",
                    "application/merge-patch+json", "json",
                    "text/markdown", "md",
                    "text/csv", "csv");

    private BodyExamples() {}

    static void add(Paths paths) {
        paths.values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(BodyExamples::add);
    }

    private static void add(Operation operation) {
        var name = operation.getOperationId();
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), name + ".request.");
        }
        operation
                .getResponses()
                .forEach((status, answer) -> {
                    if (status.startsWith("2") && answer.getContent() != null) {
                        add(answer.getContent(), name + ".response.");
                    }
                });
    }

    private static void add(Content content, String name) {
        content.forEach((type, body) -> {
            var ending = ENDINGS.get(type);
            if (ending != null && body.getExample() == null && body.getExamples() == null) {
                read(name + ending)
                        .ifPresent(text ->
                                body.setExample(ending.equals("json") ? json(name, text) : text));
            }
        });
    }

    private static Optional<String> read(String name) {
        var file = new ClassPathResource("openapi/" + name);
        if (!file.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Object json(String name, String text) {
        try {
            return Json31.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(name + " is not JSON", broken);
        }
    }
}
