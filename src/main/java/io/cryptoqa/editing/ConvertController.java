package io.cryptoqa.editing;

import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Scope;
import io.cryptoqa.body.Html;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import io.cryptoqa.body.PlainText;
import io.cryptoqa.convert.Warning;
import io.cryptoqa.input.Members;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A body in all its forms, stored nowhere: what pasting would make of it. */
@RestController
@Tag(name = "Editing")
class ConvertController {

    /**
     * A body in all its forms.
     *
     * @param markdown canonical: what writing the tree gives
     * @param warnings what was dropped or changed on the way
     */
    @Schema(name = "ConvertedBody")
    record Forms(
            String markdown,
            @Schema(type = "object", description = "mdast: https://github.com/syntax-tree/mdast")
                    Node.Root mdast,
            String html,
            String text,
            List<Warning> warnings) {}

    @PostMapping(
            path = "/admin/v1/convert",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "convertBody",
            summary = "Show a body in all forms, and what would be dropped of it; stores nothing",
            description =
                    "What pasting would make of a body of any `format`: the canonical "
                            + "Markdown, the tree, HTML and text, with a warning for each thing that "
                            + "cannot be kept.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    GivenBody.Shape.class))))
    Forms convert(Members given) {
        var body = GivenBody.read(given);
        given.check();
        var markdown = Objects.requireNonNull(body).markdown();
        var tree = Markdown.parse(markdown);
        return new Forms(
                Markdown.write(tree),
                tree,
                Html.render(tree),
                PlainText.render(tree),
                body.warnings());
    }
}
