package io.cryptoqa.editing;

import io.cryptoqa.body.FrontMatter;
import io.cryptoqa.body.InvalidBody;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.input.Invalid;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.RequestBytes;
import io.cryptoqa.web.Problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Markdown file with front matter as the JSON that says the same, so that both are read by one
 * set of rules. Dates may be days, as people write them; what only answers have is passed over.
 */
@Component
class FrontMatterInput {

    /** Written by this service into the files it gives out, and no input. */
    private static final List<String> OURS = List.of("id", "updatedAt", "canonical");

    private final JsonMapper json;

    FrontMatterInput(JsonMapper json) {
        this.json = json;
    }

    /**
     * The file in a request's body.
     *
     * @throws Invalid for front matter that cannot be read
     */
    Members read(HttpServletRequest request) throws IOException {
        var text = Markdown.normaliseLineEnds(RequestBytes.text(request));
        FrontMatter file;
        try {
            file = FrontMatter.read(text);
        } catch (InvalidBody broken) {
            throw new Invalid(
                    broken.violations().stream()
                            .map(each ->
                                    new Violation("#", each.code(), each.detail(), each.line()))
                            .toList());
        }
        var object = json.createObjectNode();
        for (var entry : file.values().entrySet()) {
            if (!OURS.contains(entry.getKey())) {
                // the file's body is behind its front matter; one in it is refused as unknown
                var name = entry.getKey().equals("body") ? "body in front matter" : entry.getKey();
                object.set(name, json.valueToTree(value(entry)));
            }
        }
        object.putObject("body").put("format", "markdown").put("content", file.body());
        return Members.of(object, (int) (lines(text) - lines(file.body())));
    }

    private static long lines(String text) {
        return text.chars().filter(character -> character == '\n').count();
    }

    private static @Nullable Object value(Map.Entry<String, @Nullable Object> entry) {
        var value = entry.getValue();
        if (entry.getKey().equals("publishedAt")
                && value instanceof String text
                && text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return text + "T00:00:00Z";
        }
        // an author is often just a name
        if (entry.getKey().equals("author") && value instanceof String name) {
            return Map.of("name", name);
        }
        return value;
    }
}
