package io.cryptoqa.body;

import io.cryptoqa.body.InvalidBody.Violation;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The stored form of a body: CommonMark 0.31.2 with GFM tables, strikethrough and autolink
 * literals, without raw HTML.
 *
 * <p>Parsing is commonmark-java's; {@link TreeReader} makes mdast of what it finds, where the two
 * differ as the reference does. Thread-safe.
 */
public final class Markdown {

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    TablesExtension.create(),
                                    StrikethroughExtension.builder()
                                            .requireTwoTildes(true)
                                            .build()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .build();

    /** Nobody mends more at once, and a hostile body could have a violation in each word. */
    private static final int MOST_TOLD = 100;

    private Markdown() {}

    /**
     * The tree of a body.
     *
     * @throws InvalidBody if it breaks a limit ({@link BodyLimits}), has raw HTML, or links to
     *     other schemes than http, https and mailto; with every violation up to a hundred, and its
     *     line
     */
    public static Node.Root parse(String markdown) {
        var text = normaliseLineEnds(markdown);
        var violations = BodyLimits.check(text);
        var tree = read(text, violations);
        if (!violations.isEmpty()) {
            throw new InvalidBody(violations.subList(0, Math.min(MOST_TOLD, violations.size())));
        }
        return tree;
    }

    /** Canonical Markdown, which {@link #parse} reads as the same tree. */
    public static String write(Node.Root tree) {
        return new MarkdownWriter().write(tree);
    }

    /**
     * Canonical Markdown of a tree that somebody else made. It is normalised first: neighbouring
     * texts are joined, empty inline nodes dropped, bare addresses become links.
     *
     * @throws InvalidBody {@code not-representable} with the pointer of the first node that
     *     Markdown cannot express, or of what it stands in if that was cut otherwise, or as {@link
     *     #parse}
     */
    public static String fromTree(Node.Root given) {
        var normal = GivenTree.normalise(given);
        var refused = Urls.violations(given);
        if (!refused.isEmpty()) {
            throw new InvalidBody(refused);
        }
        var markdown = write(normal);
        var difference = Differences.first(normal, parse(markdown));
        if (difference != null) {
            throw GivenTree.invalid(
                    "not-representable",
                    "Markdown cannot express this node where it stands.",
                    GivenTree.place(difference, given, normal));
        }
        return markdown;
    }

    /** The text with LF line ends, as it is stored. */
    public static String normaliseLineEnds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The tree of any Markdown, of any scheme and size. */
    static Node.Root tree(String markdown) {
        return read(normaliseLineEnds(markdown), new ArrayList<>());
    }

    private static Node.Root read(String text, List<Violation> violations) {
        try {
            return new TreeReader(text, PARSER, violations).read();
        } catch (IllegalArgumentException tooManyCells) {
            throw new InvalidBody(
                    List.of(
                            Violation.atLine(
                                    "too-many-cells",
                                    1,
                                    "A table has more than a million cells.")));
        }
    }
}
