package io.cryptoqa.convert;

import io.cryptoqa.body.InvalidBody;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import io.cryptoqa.convert.Warnings.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes a tree as Markdown, and what Markdown cannot express in the nearest form that it can: with
 * blank lines between items, in more paragraphs, without marks, at last as bare text. Only the
 * block that cannot be written is touched, and no word is dropped.
 */
final class Simplifying {

    /** More attempts would make a hostile input slow; then all that is left is made bare. */
    private static final int MOST_ATTEMPTS = 10;

    /** What no simpler form can help. */
    private static final Set<String> FINAL = Set.of("too-long");

    private final Warnings warnings;

    private Simplifying(Warnings warnings) {
        this.warnings = warnings;
    }

    /**
     * The Markdown of the tree, or of one that says the same more simply.
     *
     * @throws InvalidBody if there is too much of it
     */
    static String write(Node.Root tree, Warnings warnings) {
        try {
            return Markdown.fromTree(tree);
        } catch (InvalidBody invalid) {
            check(invalid);
        }
        return new Simplifying(warnings).simplify(tree.children());
    }

    private static void check(InvalidBody invalid) {
        if (invalid.violations().stream().anyMatch(violation -> FINAL.contains(violation.code()))) {
            throw invalid;
        }
    }

    private String simplify(List<Node> blocks) {
        var simpler = new ArrayList<Node>();
        blocks.forEach(block -> simpler.addAll(writable(block)));
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return Markdown.fromTree(new Node.Root(simpler));
            } catch (InvalidBody invalid) {
                check(invalid);
                var at = index(invalid.violations().getFirst().pointer());
                if (at < 0) {
                    break;
                }
                warnings.count(Kind.SIMPLIFIED);
                var bare = Dense.parts(simpler.remove(at));
                simpler.addAll(at, bare);
            }
        }
        warnings.count(Kind.SIMPLIFIED);
        var bare = simpler.stream().flatMap(block -> Dense.parts(block).stream()).toList();
        return Markdown.fromTree(new Node.Root(bare));
    }

    /** Which block of the root a pointer goes into; -1 if none. */
    private static int index(String pointer) {
        var tokens = pointer.split("/", -1);
        return tokens.length > 2 ? Integer.parseInt(tokens[2]) : -1;
    }

    private static boolean isWritable(List<Node> blocks) {
        try {
            Markdown.fromTree(new Node.Root(blocks));
            return true;
        } catch (InvalidBody invalid) {
            check(invalid);
            return false;
        }
    }

    /** A block as it can be written, or what takes its place. */
    private List<Node> writable(Node block) {
        if (isWritable(List.of(block))) {
            return List.of(block);
        }
        var spread = rebuild(block, List::of);
        if (isWritable(spread)) {
            return spread; // nothing is lost
        }
        return Stream.<Supplier<List<Node>>>of(
                        () -> rebuild(spread.getFirst(), this::writableLeaf),
                        () -> unwrap(spread.getFirst()),
                        () -> rebuild(spread.getFirst(), leaf -> List.of(unmarked(leaf, false))))
                .map(Supplier::get)
                .filter(Simplifying::isWritable)
                .findFirst()
                .orElseGet(() -> bare(block));
    }

    private List<Node> bare(Node block) {
        warnings.count(Kind.SIMPLIFIED);
        return Dense.parts(block);
    }

    /** What is in a quote, without the quote; everything else as it is. */
    private List<Node> unwrap(Node block) {
        if (block instanceof Node.Blockquote(var children)) {
            warnings.count(Kind.SIMPLIFIED);
            return children.stream().flatMap(child -> writable(child).stream()).toList();
        }
        return List.of(block);
    }

    /** A paragraph or a code block that Markdown can express. */
    private List<Node> writableLeaf(Node leaf) {
        if (isWritable(List.of(leaf))) {
            return List.of(leaf);
        }
        warnings.count(Kind.SIMPLIFIED);
        return Stream.<Supplier<List<Node>>>of(
                        () -> Dense.part(leaf),
                        () -> List.of(unmarked(leaf, true)),
                        () -> Dense.part(unmarked(leaf, true)),
                        () -> List.of(unmarked(leaf, false)))
                .map(Supplier::get)
                .filter(Simplifying::isWritable)
                .findFirst()
                .orElseGet(() -> Dense.parts(leaf));
    }

    /** A paragraph without bold, italics and strikethrough, and if so asked without links. */
    private static Node unmarked(Node leaf, boolean keepsLinks) {
        if (!(leaf instanceof Node.Paragraph(var children))) {
            return leaf;
        }
        var unmarked = new ArrayList<Node>();
        children.forEach(child -> unmark(child, keepsLinks, unmarked));
        return new Node.Paragraph(unmarked);
    }

    private static void unmark(Node inline, boolean keepsLinks, List<Node> unmarked) {
        switch (inline) {
            case Node.Link(var title, var url, var children) when keepsLinks -> {
                var inside = new ArrayList<Node>();
                children.forEach(child -> unmark(child, true, inside));
                unmarked.add(new Node.Link(title, url, inside));
            }
            case Node.Text _, Node.Break _, Node.Image _, Node.InlineCode _ -> unmarked.add(inline);
            default -> inline.children().forEach(child -> unmark(child, keepsLinks, unmarked));
        }
    }

    /** A block with blank lines between its items, and each paragraph or code in it made anew. */
    private static List<Node> rebuild(Node block, Function<Node, List<Node>> leaf) {
        return switch (block) {
            case Node.Blockquote(var children) ->
                    List.of(new Node.Blockquote(rebuildAll(children, leaf)));
            case Node.List(_, var start, _, var items) ->
                    List.of(Lists.list(start, items.size() > 1, rebuildAll(items, leaf)));
            case Node.ListItem(_, var children, _) -> {
                var rebuilt = rebuildAll(children, leaf);
                yield List.of(new Node.ListItem(rebuilt.size() > 1, rebuilt, null));
            }
            case Node.Table(var align, var rows) ->
                    List.of(new Node.Table(align, rebuildAll(rows, leaf)));
            case Node.TableRow(var cells) -> List.of(new Node.TableRow(rebuildAll(cells, leaf)));
            case Node.TableCell(var children) -> List.of(new Node.TableCell(line(children, leaf)));
            case Node.Heading(var depth, var children, _) ->
                    List.of(new Node.Heading(depth, line(children, leaf), null));
            case Node.Paragraph _, Node.Code _ -> leaf.apply(block);
            default -> List.of(block);
        };
    }

    private static List<Node> rebuildAll(List<Node> blocks, Function<Node, List<Node>> leaf) {
        return blocks.stream().flatMap(block -> rebuild(block, leaf).stream()).toList();
    }

    private static List<Node> line(List<Node> children, Function<Node, List<Node>> leaf) {
        return children.isEmpty()
                ? children
                : Headings.line(leaf.apply(new Node.Paragraph(children)));
    }
}
