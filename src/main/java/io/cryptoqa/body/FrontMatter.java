package io.cryptoqa.body;

import io.cryptoqa.body.InvalidBody.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Markdown with YAML front matter: a mapping between two lines of {@code ---}, then the body. YAML
 * is 1.2, so that {@code no} and {@code 2026-04-27} are texts; aliases and repeated keys are
 * refused.
 *
 * @param values the mapping, in order
 * @param body the Markdown behind it, without the blank line between
 */
public record FrontMatter(Map<String, @Nullable Object> values, String body) {

    private static final String FENCE = "---\n";
    private static final int LONGEST = 100_000;
    private static final int DEEPEST = 10;

    private static final LoadSettings READING =
            LoadSettings.builder()
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(0)
                    .setCodePointLimit(LONGEST)
                    .build();

    private static final DumpSettings WRITING =
            DumpSettings.builder()
                    .setDefaultFlowStyle(FlowStyle.BLOCK)
                    .setWidth(Integer.MAX_VALUE)
                    .setSplitLines(false)
                    .build();

    /**
     * Reads a file; one that does not begin with {@code ---} is a body alone.
     *
     * @throws InvalidBody {@code front-matter}, with the line
     */
    public static FrontMatter read(String file) {
        var text = Markdown.normaliseLineEnds(file.startsWith("\uFEFF") ? file.substring(1) : file);
        if (!text.startsWith(FENCE)) {
            return new FrontMatter(Map.of(), text);
        }
        var end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (end < 0 && text.endsWith("\n---")) {
            text += "\n";
            end = text.length() - FENCE.length() - 1;
        }
        if (end < 0) {
            throw invalid(1, "The front matter that begins with --- has no second --- line.");
        }
        var yaml = text.substring(FENCE.length(), Math.max(end + 1, FENCE.length()));
        var body = text.substring(end + 1 + FENCE.length());
        return new FrontMatter(values(yaml), body.startsWith("\n") ? body.substring(1) : body);
    }

    /** The file that {@link #read} reads as this. */
    public String write() {
        return FENCE + new Dump(WRITING).dumpToString(values) + FENCE + "\n" + body;
    }

    @SuppressWarnings("unchecked") // keys are checked
    private static Map<String, @Nullable Object> values(String yaml) {
        Object value;
        try {
            refuseAliasesAndDepth(yaml);
            value = new Load(READING).loadFromString(yaml);
        } catch (MarkedYamlEngineException broken) {
            var line = broken.getProblemMark().map(mark -> mark.getLine() + 2).orElse(1);
            throw invalid(
                    line,
                    "The front matter is not YAML: %s."
                            .formatted(
                                    Optional.ofNullable(broken.getProblem())
                                            .orElse("it cannot be read")));
        } catch (YamlEngineException broken) {
            throw invalid(1, "The front matter is not YAML that is taken.");
        }
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map
                && map.keySet().stream().allMatch(String.class::isInstance)) {
            return (Map<String, @Nullable Object>) map;
        }
        throw invalid(1, "The front matter must be a mapping of names to values.");
    }

    /** Before anything is built, which recurses. */
    private static void refuseAliasesAndDepth(String yaml) {
        var depth = 0;
        for (var event : new Parse(READING).parseString(yaml)) {
            depth +=
                    switch (event) {
                        case CollectionStartEvent _ -> 1;
                        case CollectionEndEvent _ -> -1;
                        default -> 0;
                    };
            var line = event.getStartMark().map(mark -> mark.getLine() + 2).orElse(1);
            if (event instanceof AliasEvent) {
                throw invalid(line, "Aliases (*name) are not taken in front matter.");
            }
            if (depth > DEEPEST) {
                throw invalid(
                        line, "The front matter is nested more than %d deep.".formatted(DEEPEST));
            }
        }
    }

    private static InvalidBody invalid(int line, String detail) {
        return new InvalidBody(List.of(Violation.atLine("front-matter", line, detail)));
    }
}
