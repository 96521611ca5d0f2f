package io.cryptoqa.body;

import static java.util.Objects.requireNonNullElse;

import io.cryptoqa.body.InvalidBody.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Makes mdast of a document that commonmark-java parsed. What differs between the two, and how the
 * reference has it:
 *
 * <ul>
 *   <li>{@code spread} is blank lines between siblings, which only the source shows;
 *   <li>code spans keep their line ends ({@link SourceLines#inlineCode});
 *   <li>rows of tables keep as many cells as they have ({@link TableReader});
 *   <li>bare addresses are links, found in whole texts ({@link Autolinks}).
 * </ul>
 *
 * Recursion goes as deep as the parser nests, which stops at a hundred blocks and a hundred
 * inlines.
 */
final class TreeReader {

    private static final Pattern LONE_SURROGATE =
            Pattern.compile(
                    "[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private final String source;
    private final SourceLines lines;
    private final Parser parser;
    private final List<Violation> violations;
    private final Anchors anchors = new Anchors();
    private boolean tooDeep;
    private int addressed;

    /** How many lines of the body come before this source. */
    private int firstLine;

    TreeReader(String source, Parser parser, List<Violation> violations) {
        this.source = source;
        lines = new SourceLines(source);
        this.parser = parser;
        this.violations = violations;
    }

    Node.Root read() {
        return new Node.Root(blocks(parser.parse(source), 1));
    }

    /** The inlines of a text that stands alone, such as a cell that the parser dropped. */
    List<Node> inlines(String text, int depth, int line) {
        // In a table's only cell nothing can be read as a block.
        var row = parser.parse("|a|\n|-|\n| " + text + " |").getFirstChild().getLastChild();
        var cell = new TreeReader("|a|\n|-|\n| " + text + " |", parser, violations);
        cell.firstLine = line - 3;
        return cell.inlines(row.getFirstChild().getFirstChild(), depth);
    }

    private List<Node> blocks(org.commonmark.node.Node parent, int depth) {
        var nodes = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            var node = block(child, depth);
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private @Nullable Node block(org.commonmark.node.Node block, int depth) {
        checkDepth(block, depth);
        return switch (block) {
            case org.commonmark.node.Paragraph paragraph ->
                    new Node.Paragraph(inlines(paragraph, depth + 1));
            case org.commonmark.node.Heading heading -> heading(heading, depth);
            case BlockQuote quote -> new Node.Blockquote(blocks(quote, depth + 1));
            case ListBlock list -> list(list, depth);
            case FencedCodeBlock code -> code(code.getInfo(), code.getLiteral());
            case IndentedCodeBlock code -> code(null, code.getLiteral());
            case org.commonmark.node.ThematicBreak _ -> new Node.ThematicBreak();
            case TableBlock table -> new TableReader(this, source).table(table, depth);
            case LinkReferenceDefinition _ -> null;
            case HtmlBlock html -> {
                refuseHtml(html);
                yield null;
            }
            default -> throw new IllegalStateException("unknown block " + block);
        };
    }

    private Node heading(org.commonmark.node.Heading heading, int depth) {
        var children = inlines(heading, depth + 1);
        var id = anchors.next(Node.plain(new Node.Paragraph(children)));
        return new Node.Heading(heading.getLevel(), children, new Node.HeadingData(id));
    }

    private Node list(ListBlock list, int depth) {
        var items = new ArrayList<Node>();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            checkDepth(item, depth + 1);
            var children = blocks(item, depth + 2);
            items.add(new Node.ListItem(SourceLines.isSpread(item), children, Lead.of(children)));
        }
        return list instanceof OrderedList ordered
                ? new Node.List(
                        true,
                        requireNonNullElse(ordered.getMarkerStartNumber(), 1),
                        SourceLines.isSpread(list),
                        items)
                : new Node.List(false, null, SourceLines.isSpread(list), items);
    }

    private static Node code(@Nullable String info, @Nullable String literal) {
        var text = requireNonNullElse(literal, "");
        var value = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        var words = info == null ? "" : fix(info).strip();
        if (words.isEmpty()) {
            return new Node.Code(null, null, value);
        }
        var end = 0;
        while (end < words.length() && words.charAt(end) != ' ' && words.charAt(end) != '\t') {
            end++;
        }
        var meta = words.substring(end).strip();
        return new Node.Code(words.substring(0, end), meta.isEmpty() ? null : meta, value);
    }

    /** The inline children of a node, with neighbouring texts joined and bare addresses linked. */
    List<Node> inlines(org.commonmark.node.Node parent, int depth) {
        var nodes = new ArrayList<Node>();
        var text = new StringBuilder();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case org.commonmark.node.Text part -> text.append(part.getLiteral());
                case SoftLineBreak _ -> text.append('\n');
                case HtmlInline html -> refuseHtml(html);
                default -> {
                    flush(text, nodes, parent);
                    nodes.add(inline(child, depth));
                }
            }
        }
        flush(text, nodes, parent);
        return nodes;
    }

    private static void flush(
            StringBuilder text, List<Node> nodes, org.commonmark.node.Node parent) {
        if (!text.isEmpty()) {
            var value = fix(text.toString());
            nodes.addAll(isInLink(parent) ? List.of(new Node.Text(value)) : Autolinks.split(value));
            text.setLength(0);
        }
    }

    private static boolean isInLink(org.commonmark.node.Node node) {
        for (org.commonmark.node.@Nullable Node up = node;
                up != null && !(up instanceof Block);
                up = up.getParent()) {
            if (up instanceof org.commonmark.node.Link) {
                return true;
            }
        }
        return false;
    }

    private Node inline(org.commonmark.node.Node inline, int depth) {
        checkDepth(inline, depth);
        return switch (inline) {
            case org.commonmark.node.Emphasis emphasis ->
                    new Node.Emphasis(inlines(emphasis, depth + 1));
            case org.commonmark.node.StrongEmphasis strong ->
                    new Node.Strong(inlines(strong, depth + 1));
            case Strikethrough delete -> new Node.Delete(inlines(delete, depth + 1));
            case org.commonmark.node.Code code -> new Node.InlineCode(lines.inlineCode(code));
            case org.commonmark.node.HardLineBreak _ -> new Node.Break();
            case org.commonmark.node.Link link ->
                    new Node.Link(
                            title(link.getTitle()),
                            address(link, link.getDestination()),
                            inlines(link, depth + 1));
            case org.commonmark.node.Image image ->
                    new Node.Image(
                            title(image.getTitle()),
                            address(image, image.getDestination()),
                            description(image));
            default -> throw new IllegalStateException("unknown inline " + inline);
        };
    }

    private String address(org.commonmark.node.Node node, @Nullable String destination) {
        var url = fix(requireNonNullElse(destination, ""));
        addressed += url.length();
        if (addressed > 2 * BodyLimits.LONGEST) {
            // a definition of a line can be used ten thousand times
            throw new InvalidBody(
                    List.of(
                            Violation.atLine(
                                    "too-long",
                                    line(node),
                                    "The addresses of all links together are longer than twice the longest body.")));
        }
        if (!Urls.isAllowed(url)) {
            violations.add(Urls.refusal(url, line(node), ""));
        }
        return url;
    }

    private static @Nullable String title(@Nullable String title) {
        return title == null || title.isEmpty() ? null : fix(title);
    }

    private String description(org.commonmark.node.Image image) {
        var text = new StringBuilder();
        image.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(org.commonmark.node.Text part) {
                        text.append(part.getLiteral());
                    }

                    @Override
                    public void visit(org.commonmark.node.Code code) {
                        text.append(code.getLiteral());
                    }

                    @Override
                    public void visit(HtmlInline html) {
                        refuseHtml(html);
                    }

                    @Override
                    public void visit(SoftLineBreak lineEnd) {
                        text.append('\n');
                    }
                });
        return fix(text.toString());
    }

    private void checkDepth(org.commonmark.node.Node node, int depth) {
        if (depth > BodyLimits.DEEPEST && !tooDeep) {
            tooDeep = true;
            violations.add(
                    Violation.atLine(
                            "too-deep",
                            line(node),
                            "Lists, quotes and marks are nested more than %d deep."
                                    .formatted(BodyLimits.DEEPEST)));
        }
    }

    private void refuseHtml(org.commonmark.node.Node html) {
        var line = line(html);
        var text =
                html instanceof HtmlBlock block
                        ? block.getLiteral()
                        : ((HtmlInline) html).getLiteral();
        var shown = text.strip().lines().findFirst().orElse("");
        violations.add(
                Violation.atLine(
                        "raw-html",
                        line,
                        "Raw HTML is not taken: %s. If it is meant to be read, put it between backticks."
                                .formatted(
                                        shown.length() > 40
                                                ? shown.substring(0, 40) + "…"
                                                : shown)));
    }

    private int line(org.commonmark.node.Node node) {
        for (org.commonmark.node.@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                return firstLine + SourceLines.firstLine(at) + 1;
            }
        }
        return 1;
    }

    /** Half of a surrogate pair, which a character reference can name, is no character. */
    static String fix(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return LONE_SURROGATE.matcher(text).replaceAll("�");
            }
        }
        return text;
    }
}
