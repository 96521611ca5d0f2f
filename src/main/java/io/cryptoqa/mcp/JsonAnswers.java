package io.cryptoqa.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers of tools that are records: as structured content, and as text for older clients. */
@Component
class JsonAnswers {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final JsonMapper json;

    JsonAnswers(JsonMapper json) {
        this.json = json;
    }

    /** What they look like. */
    Map<String, Object> schema(Class<? extends Record> type) {
        return OutputSchema.of(type, json);
    }

    /** Both forms of one. */
    CallToolResult of(Record answer) {
        var text = json.writeValueAsString(answer);
        return CallToolResult.builder()
                .structuredContent(json.readValue(text, MEMBERS))
                .addTextContent(text)
                .build();
    }
}
