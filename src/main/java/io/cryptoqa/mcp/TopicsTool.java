package io.cryptoqa.mcp;

import io.cryptoqa.discovery.TopicLists;
import io.cryptoqa.discovery.TopicView;
import io.cryptoqa.input.Members;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code list_topics}: all items of {@code /v1/topics} at once; there are some dozens at most. */
@Component
@Order(3)
class TopicsTool implements McpTool {

    /** All topics in the editors' order. */
    record Listed(
            @Schema(description = "The language of the names, and of the articles counted")
                    String locale,
            List<TopicView> items) {}

    private final TopicLists topics;
    private final LocaleOfCall locale;
    private final JsonAnswers answers;

    TopicsTool(TopicLists topics, LocaleOfCall locale, JsonAnswers answers) {
        this.topics = topics;
        this.locale = locale;
        this.answers = answers;
    }

    @Override
    public Tool description() {
        return Tool.builder(
                        "list_topics",
                        locale.describe(
                                        new InputSchema(),
                                        "The language of the names, and of the articles counted")
                                .json())
                .title("List topics")
                .description(
                        "All topics that articles are about: slug, name, description, how many"
                                + " articles are published in this language, whether the topic is"
                                + " hot and why, and the date of its newest article.")
                .outputSchema(answers.schema(Listed.class))
                .annotations(READS)
                .build();
    }

    @Override
    public CallToolResult call(Members arguments) {
        var tag = locale.of(arguments);
        arguments.check();
        return answers.of(new Listed(tag, topics.whole(tag)));
    }
}
