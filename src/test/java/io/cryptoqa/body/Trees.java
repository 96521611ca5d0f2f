package io.cryptoqa.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Trees written shortly, and as the JSON that readers get. */
final class Trees {

    static final JsonMapper JSON = new JsonMapper();

    private Trees() {}

    static Node.Root root(Node... children) {
        return new Node.Root(List.of(children));
    }

    static Node.Paragraph p(Node... children) {
        return new Node.Paragraph(List.of(children));
    }

    static Node.Paragraph p(String text) {
        return p(text(text));
    }

    static Node.Heading heading(int depth, Node... children) {
        return new Node.Heading(depth, List.of(children), null);
    }

    static Node.Text text(String value) {
        return new Node.Text(value);
    }

    static Node.Emphasis emphasis(Node... children) {
        return new Node.Emphasis(List.of(children));
    }

    static Node.Strong strong(Node... children) {
        return new Node.Strong(List.of(children));
    }

    static Node.Strong strong(String text) {
        return strong(text(text));
    }

    static Node.Delete delete(Node... children) {
        return new Node.Delete(List.of(children));
    }

    static Node.Link link(String url, @Nullable String title, Node... children) {
        return new Node.Link(title, url, List.of(children));
    }

    static Node.Image image(String url, @Nullable String title, String alt) {
        return new Node.Image(title, url, alt);
    }

    static Node.Blockquote quote(Node... children) {
        return new Node.Blockquote(List.of(children));
    }

    static Node.List list(boolean spread, Node... items) {
        return new Node.List(false, null, spread, List.of(items));
    }

    static Node.List numbered(int start, boolean spread, Node... items) {
        return new Node.List(true, start, spread, List.of(items));
    }

    static Node.ListItem item(boolean spread, Node... children) {
        return new Node.ListItem(spread, List.of(children), null);
    }

    static Node.ListItem item(String text) {
        return item(false, p(text));
    }

    static Node.Code code(@Nullable String lang, @Nullable String meta, String value) {
        return new Node.Code(lang, meta, value);
    }

    static Node.Table table(int columns, Node... rows) {
        return new Node.Table(Arrays.asList(new Node.Align[columns]), List.of(rows));
    }

    static Node.TableRow row(Node... cells) {
        return new Node.TableRow(List.of(cells));
    }

    static Node.TableCell cell(Node... children) {
        return new Node.TableCell(List.of(children));
    }

    static Node.TableCell cell(String text) {
        return cell(text(text));
    }

    /** The tree as mdast, without our {@code data}. */
    static JsonNode mdast(Node tree) {
        var json = JSON.valueToTree(tree);
        removeData(json);
        return json;
    }

    private static void removeData(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove("data");
        }
        json.values().forEach(Trees::removeData);
    }

    /** The only child of a tree, or of a node in it. */
    static Node only(Node parent) {
        if (parent.children().size() != 1) {
            throw new AssertionError("One child expected: " + parent);
        }
        return parent.children().getFirst();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static ArrayNode examples(String resource) {
        return (ArrayNode) JSON.readTree(resource(resource));
    }

    /** Markdown of one kind from the fixed documents: tidy, tight or noisy. */
    static List<String> documents(String kind) {
        return resource("documents.ndjson")
                .lines()
                .map(Trees::json)
                .filter(line -> line.get("kind").asString().equals(kind))
                .map(line -> line.get("markdown").asString())
                .toList();
    }

    private static String resource(String name) {
        try (var in = Trees.class.getResourceAsStream("/body/" + name)) {
            if (in == null) {
                throw new AssertionError("No resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
