package io.cryptoqa.convert;

import io.cryptoqa.body.BodyLimits;
import io.cryptoqa.body.InvalidBody;
import io.cryptoqa.body.InvalidBody.Violation;
import io.cryptoqa.body.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a tree from JSON. Everything about it is checked before a node is made, without recursion,
 * for a stranger's tree may be of any depth; all that is wrong is told at once.
 */
final class JsonTree {

    private static final int MOST_TOLD = 100;

    private record Place(
            JsonNode node, String pointer, int depth, Content content, boolean inLink) {}

    private final List<Violation> violations = new ArrayList<>();
    private final ArrayDeque<Place> open = new ArrayDeque<>();

    private JsonTree() {}

    /**
     * The tree, every node where it may stand and with the members that it must have.
     *
     * @throws InvalidBody with all violations up to a hundred, in the order of the tree
     */
    static Node.Root read(JsonNode json) {
        new JsonTree().check(json);
        return new Node.Root(children(json));
    }

    private void check(JsonNode json) {
        open.push(new Place(json, "", 0, Content.ROOT, false));
        while (!open.isEmpty() && violations.size() < MOST_TOLD) {
            check(open.pop());
        }
        if (!violations.isEmpty()) {
            var told = Math.min(MOST_TOLD, violations.size());
            throw new InvalidBody(violations.subList(0, told));
        }
    }

    private void check(Place place) {
        var json = place.node();
        if (place.depth() > BodyLimits.DEEPEST) {
            violate(
                    "too-deep",
                    "Nodes are nested more than %d deep.".formatted(BodyLimits.DEEPEST),
                    place.pointer());
            return;
        }
        if (!json.isObject()) {
            violate("wrong-type", "A node must be an object with a 'type'.", place.pointer());
            return;
        }
        var shape = shape(json, place.pointer());
        if (shape == null) {
            return;
        }
        if (shape.content() != place.content()) {
            violate(
                    "misplaced-node",
                    "A '%s' cannot stand here; allowed are: %s."
                            .formatted(shape.type(), Shape.allowed(place.content())),
                    place.pointer());
        } else if (place.inLink() && shape == Shape.LINK) {
            violate("misplaced-node", "A link cannot stand in a link.", place.pointer());
        }
        checkMembers(json, shape, place.pointer());
        openChildren(place, shape);
    }

    private @Nullable Shape shape(JsonNode json, String pointer) {
        var type = json.get("type");
        if (type == null || type.isNull()) {
            violate("missing-member", "A node needs a 'type'.", pointer + "/type");
            return null;
        }
        if (!type.isString()) {
            violate("wrong-type", "'type' must be a string.", pointer + "/type");
            return null;
        }
        var shape = Shape.of(type.asString());
        if (shape == null) {
            violate("unknown-node", Shape.unknown(type.asString()), pointer);
        }
        return shape;
    }

    private void checkMembers(JsonNode json, Shape shape, String pointer) {
        for (var member : shape.members().entrySet()) {
            var name = member.getKey();
            var value = json.get(name);
            var isAbsent = value == null || value.isNull();
            if (isAbsent && member.getValue().isRequired()) {
                violate(
                        "missing-member",
                        "A '%s' needs '%s': %s."
                                .formatted(shape.type(), name, member.getValue().description()),
                        pointer + "/" + name);
            } else if (!isAbsent) {
                checkValue(name, value, member.getValue(), pointer);
            }
        }
        for (var name : json.propertyNames()) {
            if (!shape.takes(name)) {
                violate(
                        "unknown-member",
                        "A '%s' has no '%s'; it has: %s."
                                .formatted(shape.type(), shorten(name), shape.memberNames()),
                        pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
            }
        }
    }

    private void checkValue(String name, JsonNode value, Member member, String pointer) {
        if (!member.takes(value)) {
            violate(
                    "wrong-type",
                    "'%s' must be %s.".formatted(name, member.description()),
                    pointer + "/" + name);
        }
    }

    private static String shorten(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private void openChildren(Place place, Shape shape) {
        var inner = shape.inside();
        var children = place.node().get("children");
        if (inner != null && children != null && children.isArray()) {
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(
                        new Place(
                                children.get(i),
                                place.pointer() + "/children/" + i,
                                place.depth() + 1,
                                inner,
                                place.inLink() || shape == Shape.LINK));
            }
        }
    }

    private void violate(String code, String detail, String pointer) {
        violations.add(new Violation(code, detail, null, pointer));
    }

    private static List<Node> children(JsonNode json) {
        return json.get("children").values().stream().map(JsonTree::node).toList();
    }

    /** Of a node that was checked; recursion is as deep as trees may be. */
    private static Node node(JsonNode json) {
        return switch (Shape.valueOf(json)) {
            case ROOT -> throw new IllegalStateException("a root in a tree that was checked");
            case PARAGRAPH -> new Node.Paragraph(children(json));
            case HEADING -> new Node.Heading(json.get("depth").asInt(), children(json), null);
            case TEXT -> new Node.Text(json.get("value").asString());
            case EMPHASIS -> new Node.Emphasis(children(json));
            case STRONG -> new Node.Strong(children(json));
            case DELETE -> new Node.Delete(children(json));
            case INLINE_CODE -> new Node.InlineCode(json.get("value").asString());
            case BREAK -> new Node.Break();
            case LINK ->
                    new Node.Link(
                            string(json, "title"), json.get("url").asString(), children(json));
            case IMAGE -> {
                var alt = string(json, "alt");
                yield new Node.Image(
                        string(json, "title"), json.get("url").asString(), alt == null ? "" : alt);
            }
            case BLOCKQUOTE -> new Node.Blockquote(children(json));
            case LIST -> {
                var isOrdered = isTrue(json, "ordered");
                var start = json.get("start");
                var hasStart = isOrdered && start != null && !start.isNull();
                yield new Node.List(
                        isOrdered,
                        hasStart ? Integer.valueOf(start.asInt()) : null,
                        isTrue(json, "spread"),
                        children(json));
            }
            case LIST_ITEM -> new Node.ListItem(isTrue(json, "spread"), children(json), null);
            case CODE ->
                    new Node.Code(
                            string(json, "lang"),
                            string(json, "meta"),
                            json.get("value").asString());
            case THEMATIC_BREAK -> new Node.ThematicBreak();
            case TABLE -> new Node.Table(aligns(json.get("align")), children(json));
            case TABLE_ROW -> new Node.TableRow(children(json));
            case TABLE_CELL -> new Node.TableCell(children(json));
        };
    }

    private static @Nullable String string(JsonNode json, String name) {
        var value = json.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static boolean isTrue(JsonNode json, String name) {
        var value = json.get(name);
        return value != null && value.isBoolean() && value.asBoolean();
    }

    private static List<Node.@Nullable Align> aligns(@Nullable JsonNode align) {
        var aligns = new ArrayList<Node.@Nullable Align>();
        if (align != null) {
            for (var one : align.values()) {
                aligns.add(
                        one.isNull()
                                ? null
                                : Node.Align.valueOf(one.asString().toUpperCase(Locale.ROOT)));
            }
        }
        return aligns;
    }
}
