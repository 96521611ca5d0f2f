package io.cryptoqa.body;

import io.cryptoqa.body.InvalidBody.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings a tree that somebody else made into the one form that parsing gives: what differs only in
 * how a tree is cut is made alike, so that a comparison shows what Markdown cannot express. No word
 * is dropped.
 */
final class GivenTree {

    private static final int MOST_NODES = 1_000_000;

    private final Anchors anchors = new Anchors();

    private GivenTree() {}

    /**
     * The tree in the form that parsing gives.
     *
     * @throws InvalidBody {@code too-deep} or {@code too-long}, before anything is done with it
     */
    static Node.Root normalise(Node.Root given) {
        checkSize(given);
        return new Node.Root(new GivenTree().blocks(given.children()));
    }

    private record Place(Node node, int depth, String pointer) {}

    /** Without recursion, since a stranger's tree may be of any depth. */
    private static void checkSize(Node.Root given) {
        var open = new ArrayDeque<Place>();
        open.push(new Place(given, 0, ""));
        var nodes = 0;
        long length = 0;
        while (!open.isEmpty()) {
            var place = open.pop();
            if (place.depth > BodyLimits.DEEPEST) {
                throw invalid(
                        "too-deep",
                        "Nodes are nested more than %d deep.".formatted(BodyLimits.DEEPEST),
                        place.pointer);
            }
            nodes++;
            if (place.node.children().isEmpty()) {
                var text = Node.plain(place.node);
                length += text.length();
                checkCharacters(text, place.pointer);
            }
            if (length > BodyLimits.LONGEST || nodes > MOST_NODES) {
                throw invalid(
                        "too-long",
                        "The body has more than %d characters.".formatted(BodyLimits.LONGEST),
                        place.pointer);
            }
            var children = place.node.children();
            for (int i = 0; i < children.size(); i++) {
                open.push(
                        new Place(
                                children.get(i),
                                place.depth + 1,
                                place.pointer + "/children/" + i));
            }
        }
    }

    private static void checkCharacters(String text, String pointer) {
        text.chars()
                .filter(unit -> unit < ' ' && unit != '\t' && unit != '\n' && unit != '\r')
                .findFirst()
                .ifPresent(unit -> {
                    throw invalid(
                            "control-character",
                            "The character U+%04X is not text.".formatted(unit),
                            pointer);
                });
    }

    static InvalidBody invalid(String code, String detail, String pointer) {
        return new InvalidBody(List.of(new Violation(code, detail, null, pointer)));
    }

    /**
     * The pointer in the given tree of a node in its normal form. Paragraphs that were dropped
     * count again; where inline nodes were cut otherwise, it is the node they stand in.
     */
    static String place(String pointer, Node.Root given, Node.Root normal) {
        Node mine = given;
        Node other = normal;
        var place = new StringBuilder();
        for (var token : pointer.replace("/children", "").split("/", -1)) {
            if (token.isEmpty()) {
                continue; // before the first slash
            }
            var kept = mine.children().stream().filter(node -> !isUnread(node)).toList();
            var at = Integer.parseInt(token);
            var isSame =
                    kept.size() == other.children().size()
                            && kept.get(at).getClass() == other.children().get(at).getClass();
            if (!isSame) {
                break;
            }
            place.append("/children/").append(index(mine.children(), at));
            mine = kept.get(at);
            other = other.children().get(at);
        }
        return place.toString();
    }

    /** Where the child stands that is the nth when those that nobody could read are left out. */
    private static int index(List<Node> children, int nth) {
        var left = nth;
        for (int i = 0; i < children.size(); i++) {
            if (!isUnread(children.get(i)) && left-- == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no child " + nth);
    }

    private static boolean isUnread(Node node) {
        return node instanceof Node.Paragraph(var children)
                ? children.stream().allMatch(GivenTree::isEmpty)
                : isEmpty(node);
    }

    private List<Node> blocks(List<Node> given) {
        var blocks = new ArrayList<Node>();
        for (var block : given) {
            if (block instanceof Node.Paragraph && isUnread(block)) {
                continue; // nothing in it could be read
            }
            blocks.add(block(block));
        }
        return blocks;
    }

    private Node block(Node block) {
        return switch (block) {
            case Node.Paragraph(var children) -> new Node.Paragraph(inlines(children, false));
            case Node.Heading(var depth, var children, _) -> {
                var inlines = inlines(children, false);
                var id = anchors.next(Node.plain(new Node.Paragraph(inlines)));
                yield new Node.Heading(depth, inlines, new Node.HeadingData(id));
            }
            case Node.Blockquote(var children) -> new Node.Blockquote(blocks(children));
            case Node.List(var ordered, var start, var spread, var children) ->
                    new Node.List(
                            ordered,
                            ordered ? (start == null ? Integer.valueOf(1) : start) : null,
                            spread && children.size() > 1,
                            blocks(children));
            case Node.ListItem(var spread, var children, _) -> {
                var blocks = blocks(children);
                yield new Node.ListItem(spread && blocks.size() > 1, blocks, Lead.of(blocks));
            }
            case Node.Code(var lang, var meta, var value) ->
                    new Node.Code(
                            absentIfEmpty(lang),
                            absentIfEmpty(meta),
                            Markdown.normaliseLineEnds(value));
            case Node.Table(var align, var rows) ->
                    new Node.Table(columns(align, rows), blocks(rows));
            case Node.TableRow(var cells) -> new Node.TableRow(blocks(cells));
            case Node.TableCell(var children) -> new Node.TableCell(inlines(children, false));
            default -> block;
        };
    }

    /** One for each cell of the head. */
    private static List<Node.@Nullable Align> columns(
            List<Node.@Nullable Align> align, List<Node> rows) {
        var columns = new ArrayList<Node.@Nullable Align>();
        var count = rows.isEmpty() ? 0 : rows.getFirst().children().size();
        for (int i = 0; i < count; i++) {
            columns.add(i < align.size() ? align.get(i) : null);
        }
        return columns;
    }

    private List<Node> inlines(List<Node> all, boolean isInLink) {
        var given = all.stream().filter(node -> !isEmpty(node)).toList();
        var joined = new ArrayList<Node>();
        for (int i = 0; i < given.size(); ) {
            var end = i + 1;
            while (end < given.size() && isJoined(given.get(i), given.get(end))) {
                end++;
            }
            joined.add(end == i + 1 ? given.get(i) : join(given.subList(i, end)));
            i = end;
        }
        var inlines = new ArrayList<Node>();
        for (var node : joined) {
            var inline = inline(node, isInLink);
            if (inline instanceof Node.Text(var value) && !isInLink) {
                inlines.addAll(Autolinks.split(value));
            } else {
                inlines.add(inline);
            }
        }
        return inlines;
    }

    /** Whether there is nothing in it to be read; a link and an image are something. */
    private static boolean isEmpty(Node node) {
        return switch (node) {
            case Node.Text(var value) -> value.isEmpty();
            case Node.InlineCode(var value) -> value.isEmpty();
            case Node.Emphasis(var children) -> children.stream().allMatch(GivenTree::isEmpty);
            case Node.Strong(var children) -> children.stream().allMatch(GivenTree::isEmpty);
            case Node.Delete(var children) -> children.stream().allMatch(GivenTree::isEmpty);
            default -> false;
        };
    }

    /** Whether Markdown would read two neighbours as one. */
    private static boolean isJoined(Node one, Node other) {
        return one.getClass() == other.getClass()
                && (one instanceof Node.Text
                        || one instanceof Node.Emphasis
                        || one instanceof Node.Strong
                        || one instanceof Node.Delete);
    }

    private static Node join(List<Node> alike) {
        var children = alike.stream().flatMap(node -> node.children().stream()).toList();
        return switch (alike.getFirst()) {
            case Node.Emphasis _ -> new Node.Emphasis(children);
            case Node.Strong _ -> new Node.Strong(children);
            case Node.Delete _ -> new Node.Delete(children);
            default -> new Node.Text(alike.stream().map(Node::plain).collect(Collectors.joining()));
        };
    }

    private Node inline(Node inline, boolean isInLink) {
        return switch (inline) {
            case Node.Text(var value) -> new Node.Text(text(value));
            case Node.InlineCode(var value) -> new Node.InlineCode(text(value));
            case Node.Emphasis(var children) -> new Node.Emphasis(inlines(children, isInLink));
            case Node.Strong(var children) -> new Node.Strong(inlines(children, isInLink));
            case Node.Delete(var children) -> new Node.Delete(inlines(children, isInLink));
            case Node.Link(var title, var url, var children) ->
                    new Node.Link(absentIfEmpty(title), text(url), inlines(children, true));
            case Node.Image(var title, var url, var alt) ->
                    new Node.Image(absentIfEmpty(title), text(url), text(alt));
            default -> inline;
        };
    }

    private static String text(String value) {
        return TreeReader.fix(Markdown.normaliseLineEnds(value));
    }

    private static @Nullable String absentIfEmpty(@Nullable String value) {
        return value == null || value.isEmpty() ? null : text(value);
    }
}
