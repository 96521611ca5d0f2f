package io.cryptoqa.mcp;

import io.cryptoqa.input.Members;
import io.cryptoqa.web.Problem;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;

/** Something that a model may call; all of them read, none writes. */
interface McpTool {

    /** What all of them are. */
    ToolAnnotations READS =
            ToolAnnotations.builder()
                    .readOnlyHint(true)
                    .destructiveHint(false)
                    .idempotentHint(true)
                    .openWorldHint(false)
                    .build();

    /** How it is offered. */
    Tool description();

    /**
     * What it answers.
     *
     * @throws Problem for arguments that cannot be used, and what is not there
     */
    CallToolResult call(Members arguments);
}
