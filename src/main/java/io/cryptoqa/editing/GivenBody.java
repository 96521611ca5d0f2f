package io.cryptoqa.editing;

import io.cryptoqa.body.InvalidBody;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import io.cryptoqa.convert.Conversion;
import io.cryptoqa.convert.Warning;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body as an editor sent it, as Markdown: typed Markdown with its line ends made LF, everything
 * else as canonical Markdown.
 *
 * @param warnings what was dropped or changed on the way
 */
record GivenBody(String markdown, List<Warning> warnings) {

    /** The JSON of a body: {@code content} is the tree for {@code mdast}, else a text. */
    @Schema(name = "BodyInput")
    record Shape(
            @Schema(
                            type = "string",
                            allowableValues = {"markdown", "html", "text", "mdast"})
                    Format format,
            @Schema(oneOf = {String.class, Node.Root.class}) Object content) {}

    /** How a body may be written. */
    enum Format {
        MARKDOWN,
        HTML,
        TEXT,
        MDAST
    }

    static final GivenBody EMPTY = new GivenBody("", List.of());

    /** The body in these members; null if it cannot be taken, which is noted. */
    static @Nullable GivenBody read(Members body) {
        body.require("format");
        body.require("content");
        var format = body.oneOf("format", Format.class);
        if (format == null || body.value("content") == null) {
            return null;
        }
        try {
            if (format == Format.MDAST) {
                return tree(body);
            }
            var content = body.text("content", Text.any());
            return content == null ? null : of(format, content);
        } catch (InvalidBody invalid) {
            invalid.violations()
                    .forEach(violation ->
                            body.add(
                                    new Problem.Violation(
                                            body.pointer("content") + violation.pointer(),
                                            violation.code(),
                                            violation.detail(),
                                            violation.line())));
            return null;
        }
    }

    private static @Nullable GivenBody tree(Members body) {
        var tree = body.object("content");
        if (tree == null) {
            return null;
        }
        tree.names();
        var converted = Conversion.fromTree(tree.json());
        return new GivenBody(converted.markdown(), converted.warnings());
    }

    private static GivenBody of(Format format, String content) {
        if (format == Format.MARKDOWN) {
            var markdown = Markdown.normaliseLineEnds(content);
            Markdown.parse(markdown);
            return new GivenBody(markdown, List.of());
        }
        var converted =
                format == Format.HTML ? Conversion.fromHtml(content) : Conversion.fromText(content);
        return new GivenBody(converted.markdown(), converted.warnings());
    }
}
