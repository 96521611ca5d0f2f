package io.cryptoqa.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A node of an mdast tree, in the shapes of the mdast specification 5 with GFM tables and
 * strikethrough, and as its reference implementation (mdast-util-from-markdown) makes them:
 * neighbouring texts are one, soft line breaks are {@code "\n"} in it, references are resolved.
 * Ours are only {@code data.id} on headings and {@code data.lead} on list items.
 *
 * <p>There is no {@code html}: raw HTML is refused.
 *
 * @see <a href="https://github.com/syntax-tree/mdast">mdast</a>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Node {

    /** What the node contains, in order; empty for nodes that contain nothing. */
    default java.util.List<Node> children() {
        return java.util.List.of();
    }

    /** A whole body. */
    @JsonTypeName("root")
    record Root(java.util.List<Node> children) implements Node {}

    @JsonTypeName("paragraph")
    record Paragraph(java.util.List<Node> children) implements Node {}

    /**
     * A heading.
     *
     * @param depth 1 to 6
     * @param data null only while a tree is being made
     */
    @JsonTypeName("heading")
    record Heading(
            int depth,
            java.util.List<Node> children,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HeadingData data)
            implements Node {}

    /**
     * Where a heading is found.
     *
     * @param id the anchor: unique in its body, readable, of letters and digits of any script
     */
    record HeadingData(String id) {}

    @JsonTypeName("text")
    record Text(String value) implements Node {}

    @JsonTypeName("emphasis")
    record Emphasis(java.util.List<Node> children) implements Node {}

    @JsonTypeName("strong")
    record Strong(java.util.List<Node> children) implements Node {}

    @JsonTypeName("delete")
    record Delete(java.util.List<Node> children) implements Node {}

    @JsonTypeName("inlineCode")
    record InlineCode(String value) implements Node {}

    /** A hard line break. */
    @JsonTypeName("break")
    record Break() implements Node {}

    @JsonTypeName("link")
    record Link(@Nullable String title, String url, java.util.List<Node> children)
            implements Node {}

    @JsonTypeName("image")
    record Image(@Nullable String title, String url, String alt) implements Node {}

    @JsonTypeName("blockquote")
    record Blockquote(java.util.List<Node> children) implements Node {}

    /**
     * A list.
     *
     * @param start the number of the first item; null unless ordered
     * @param spread whether a blank line stands between two of its items
     */
    @JsonTypeName("list")
    record List(
            boolean ordered, @Nullable Integer start, boolean spread, java.util.List<Node> children)
            implements Node {}

    /**
     * An item of a list.
     *
     * @param spread whether a blank line stands between two of its children
     * @param data null if it does not open with a lead
     */
    @JsonTypeName("listItem")
    record ListItem(
            boolean spread,
            java.util.List<Node> children,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ItemData data)
            implements Node {}

    /**
     * How a list item opens.
     *
     * @param lead its first bold words, where a colon follows them, without the colon
     */
    record ItemData(String lead) {}

    /**
     * A block of code.
     *
     * @param lang the first word of the info string
     * @param meta the rest of it
     */
    @JsonTypeName("code")
    record Code(@Nullable String lang, @Nullable String meta, String value) implements Node {}

    @JsonTypeName("thematicBreak")
    record ThematicBreak() implements Node {}

    /**
     * A table; its first row is the head.
     *
     * @param align of each column of the head; null where none is set
     */
    @JsonTypeName("table")
    record Table(java.util.List<@Nullable Align> align, java.util.List<Node> children)
            implements Node {}

    /** How a column is aligned. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT;

        @JsonValue
        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A row, which may have fewer or more cells than the head. */
    @JsonTypeName("tableRow")
    record TableRow(java.util.List<Node> children) implements Node {}

    @JsonTypeName("tableCell")
    record TableCell(java.util.List<Node> children) implements Node {}

    /** The text inside a node, without any markup; an image counts with its description. */
    static String plain(Node node) {
        var text = new StringBuilder();
        appendPlain(node, text);
        return text.toString();
    }

    private static void appendPlain(Node node, StringBuilder text) {
        switch (node) {
            case Text(var value) -> text.append(value);
            case InlineCode(var value) -> text.append(value);
            case Code(_, _, var value) -> text.append(value);
            case Image(_, _, var alt) -> text.append(alt);
            case Break _ -> text.append('\n');
            default -> node.children().forEach(child -> appendPlain(child, text));
        }
    }
}
