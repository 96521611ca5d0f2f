package io.cryptoqa.convert;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The nodes of mdast 5 that a body knows: where they stand, what stands in them, their members. */
enum Shape {
    ROOT("root", Content.ROOT, Content.FLOW, Map.of("children", Member.CHILDREN)),
    PARAGRAPH("paragraph", Content.FLOW, Content.PHRASING, Map.of("children", Member.CHILDREN)),
    HEADING(
            "heading",
            Content.FLOW,
            Content.PHRASING,
            Map.of("children", Member.CHILDREN, "depth", Member.DEPTH)),
    TEXT("text", Content.PHRASING, null, Map.of("value", Member.TEXT)),
    EMPHASIS("emphasis", Content.PHRASING, Content.PHRASING, Map.of("children", Member.CHILDREN)),
    STRONG("strong", Content.PHRASING, Content.PHRASING, Map.of("children", Member.CHILDREN)),
    DELETE("delete", Content.PHRASING, Content.PHRASING, Map.of("children", Member.CHILDREN)),
    INLINE_CODE("inlineCode", Content.PHRASING, null, Map.of("value", Member.TEXT)),
    BREAK("break", Content.PHRASING, null, Map.of()),
    LINK(
            "link",
            Content.PHRASING,
            Content.PHRASING,
            Map.of("children", Member.CHILDREN, "url", Member.TEXT, "title", Member.OPTIONAL_TEXT)),
    IMAGE(
            "image",
            Content.PHRASING,
            null,
            Map.of("url", Member.TEXT, "title", Member.OPTIONAL_TEXT, "alt", Member.OPTIONAL_TEXT)),
    BLOCKQUOTE("blockquote", Content.FLOW, Content.FLOW, Map.of("children", Member.CHILDREN)),
    LIST(
            "list",
            Content.FLOW,
            Content.ITEM,
            Map.of(
                    "children",
                    Member.CHILDREN,
                    "ordered",
                    Member.OPTIONAL_TRUTH,
                    "start",
                    Member.START,
                    "spread",
                    Member.OPTIONAL_TRUTH)),
    LIST_ITEM(
            "listItem",
            Content.ITEM,
            Content.FLOW,
            Map.of(
                    "children",
                    Member.CHILDREN,
                    "spread",
                    Member.OPTIONAL_TRUTH,
                    "checked",
                    Member.NOTHING)),
    CODE(
            "code",
            Content.FLOW,
            null,
            Map.of(
                    "value",
                    Member.TEXT,
                    "lang",
                    Member.OPTIONAL_TEXT,
                    "meta",
                    Member.OPTIONAL_TEXT)),
    THEMATIC_BREAK("thematicBreak", Content.FLOW, null, Map.of()),
    TABLE(
            "table",
            Content.FLOW,
            Content.ROW,
            Map.of("children", Member.CHILDREN, "align", Member.ALIGN)),
    TABLE_ROW("tableRow", Content.ROW, Content.CELL, Map.of("children", Member.CHILDREN)),
    TABLE_CELL("tableCell", Content.CELL, Content.PHRASING, Map.of("children", Member.CHILDREN));

    /** Members of every node; the others of unist, and ours, are made anew. */
    private static final Set<String> PASSED_OVER = Set.of("type", "position", "data");

    private static final Set<String> REFERENCES =
            Set.of(
                    "definition",
                    "linkReference",
                    "imageReference",
                    "footnoteDefinition",
                    "footnoteReference");

    private final String type;
    private final Content content;
    private final @Nullable Content inside;

    @SuppressWarnings("ImmutableEnumChecker") // nobody can change it
    private final Map<String, Member> members;

    Shape(String type, Content content, @Nullable Content inside, Map<String, Member> members) {
        this.type = type;
        this.content = content;
        this.inside = inside;
        this.members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    static @Nullable Shape of(String type) {
        return Arrays.stream(values())
                .filter(shape -> shape.type.equals(type))
                .findFirst()
                .orElse(null);
    }

    /** The shape of a node that was checked. */
    static Shape valueOf(JsonNode checked) {
        return Objects.requireNonNull(of(checked.get("type").asString()));
    }

    String type() {
        return type;
    }

    Content content() {
        return content;
    }

    /** What its children are; null if it has none. */
    @Nullable Content inside() {
        return inside;
    }

    Map<String, Member> members() {
        return members;
    }

    boolean takes(String member) {
        return members.containsKey(member) || PASSED_OVER.contains(member);
    }

    String memberNames() {
        return members.isEmpty() ? "none" : String.join(", ", members.keySet());
    }

    static String allowed(Content content) {
        return Arrays.stream(values())
                .filter(shape -> shape.content == content)
                .map(Shape::type)
                .collect(joining(", "));
    }

    /** Why a type is not taken, and what to do about it. */
    static String unknown(String type) {
        var shown = type.length() > 60 ? type.substring(0, 60) + "…" : type;
        if (type.equals("html")) {
            return "Raw HTML is not taken; if it is meant to be read, make it 'code' or 'inlineCode'.";
        }
        return REFERENCES.contains(type)
                ? "'%s' is not taken; put links and images where they are shown.".formatted(shown)
                : "There is no node '%s' in a body.".formatted(shown);
    }
}
