package io.cryptoqa.mcp;

import io.cryptoqa.input.Members;
import io.cryptoqa.sentiment.FearGreed;
import io.cryptoqa.sentiment.FearGreedView;
import io.cryptoqa.sentiment.Scale;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code fear_greed}: the reading of {@code /v1/widgets/fear-greed}. */
@Component
@Order(4)
class FearGreedTool implements McpTool {

    private static final List<String> SCALES = Scale.ALL.stream().map(Scale::id).toList();

    private final FearGreed index;
    private final LocaleOfCall locale;
    private final JsonAnswers answers;

    FearGreedTool(FearGreed index, LocaleOfCall locale, JsonAnswers answers) {
        this.index = index;
        this.locale = locale;
        this.answers = answers;
    }

    @Override
    public Tool description() {
        var arguments =
                new InputSchema()
                        .choice(
                                "scale",
                                SCALES,
                                "Whose bands name the value; the value itself is the same on every"
                                        + " scale");
        return Tool.builder(
                        "fear_greed",
                        locale.describe(arguments, "The language of the labels").json())
                .title("Crypto fear-and-greed index")
                .description(
                        "The newest reading of the crypto fear-and-greed index, from 0, extreme"
                                + " fear, to 100, extreme greed: value, band, the UTC day it is of,"
                                + " the change since a day, a week and a month before, and its"
                                + " source. freshness is stale if it is overdue; without any"
                                + " reading it is unavailable and value is null, which is not 0."
                                + " Data is for reference only.")
                .outputSchema(answers.schema(FearGreedView.class))
                .annotations(READS)
                .build();
    }

    @Override
    public CallToolResult call(Members arguments) {
        var scale =
                arguments.parsed(
                        "scale", "one of " + String.join(", ", SCALES), FearGreedTool::scale);
        var tag = locale.of(arguments);
        arguments.check();
        return answers.of(
                index.current(Objects.requireNonNullElse(scale, Scale.EQUAL_FIFTHS), tag));
    }

    private static Scale scale(String id) {
        return Scale.ALL.stream()
                .filter(scale -> scale.id().equals(id))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }
}
