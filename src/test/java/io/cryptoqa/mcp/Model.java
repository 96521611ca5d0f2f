package io.cryptoqa.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model has: a client of the SDK, connected to the running service. */
record Model(McpSyncClient client) implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    static Model at(int port) {
        var transport =
                HttpClientStreamableHttpTransport.builder("http://localhost:" + port)
                        .endpoint("/mcp")
                        .build();
        var client = McpClient.sync(transport).build();
        client.initialize();
        return new Model(client);
    }

    /** Calls a tool with arguments as JSON. */
    CallToolResult call(String tool, String arguments) {
        var members = JSON.convertValue(JSON.readTree(arguments), Map.class);
        @SuppressWarnings("unchecked")
        var request =
                CallToolRequest.builder(tool).arguments((Map<String, Object>) members).build();
        return client.callTool(request);
    }

    /** The texts that a tool answers where all is well. */
    List<String> texts(String tool, String arguments) {
        var answer = call(tool, arguments);
        assertThat(answer.isError()).as(texts(answer).toString()).isNotEqualTo(true);
        return texts(answer);
    }

    /** What a tool answers as JSON where all is well, which is what its schema and its text say. */
    JsonNode json(String tool, String arguments) {
        var answer = call(tool, arguments);
        assertThat(answer.isError()).as(texts(answer).toString()).isNotEqualTo(true);
        var schema = tool(tool).outputSchema();
        var verdict =
                McpJsonDefaults.getSchemaValidator().validate(schema, answer.structuredContent());
        assertThat(verdict.valid()).as(verdict.errorMessage()).isTrue();
        JsonNode json = JSON.valueToTree(answer.structuredContent());
        assertThat(texts(answer)).hasSize(1);
        assertThat(JSON.readTree(texts(answer).getFirst())).isEqualTo(json);
        return json;
    }

    /** What a tool says is wrong. */
    String error(String tool, String arguments) {
        var answer = call(tool, arguments);
        assertThat(answer.isError()).as(texts(answer).toString()).isEqualTo(true);
        assertThat(answer.structuredContent()).isNull();
        assertThat(texts(answer)).hasSize(1);
        assertThat(texts(answer).getFirst()).doesNotContainPattern(Messages.INSIDES);
        return texts(answer).getFirst();
    }

    Tool tool(String name) {
        return client.listTools().tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(CallToolResult answer) {
        return answer.content().stream().map(each -> ((TextContent) each).text()).toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
