package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import io.cryptoqa.convert.Warnings.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Reads HTML from clipboards and makes mdast of it.
 *
 * <p>One walk over the document, each node once: text goes with the marks of its place into the
 * paragraph that is open, and whatever begins a block ends that paragraph. So it does not matter
 * whether blocks stand in inline elements, and nobody has to look ahead for them. Recursion goes as
 * deep as the parser nests ({@link #DEEPEST}); deeper elements it puts beside each other.
 */
final class HtmlReader {

    /** Real clipboards stay below 100, some mails with layout tables above it. */
    private static final int DEEPEST = 256;

    /** What begins and ends on a line of its own. */
    private static final Set<String> BLOCKS =
            Set.of(
                    "address",
                    "article",
                    "aside",
                    "body",
                    "caption",
                    "center",
                    "dd",
                    "details",
                    "dialog",
                    "dir",
                    "div",
                    "dl",
                    "dt",
                    "fieldset",
                    "figcaption",
                    "figure",
                    "footer",
                    "form",
                    "header",
                    "hgroup",
                    "html",
                    "legend",
                    "li",
                    "main",
                    "nav",
                    "optgroup",
                    "option",
                    "p",
                    "search",
                    "section",
                    "summary",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "ul",
                    "ol",
                    "menu");

    /** What nobody sees: data, and what stands in for something else. */
    private static final Set<String> UNSEEN =
            Set.of(
                    "annotation",
                    "annotation-xml",
                    "base",
                    "datalist",
                    "defs",
                    "desc",
                    "head",
                    "link",
                    "meta",
                    "metadata",
                    "mjx-assistive-mml",
                    "noembed",
                    "noframes",
                    "noscript",
                    "param",
                    "source",
                    "style",
                    "template",
                    "title",
                    "track",
                    "xml");

    /** What carries text for screen readers only, or shows it a second time. */
    private static final Set<String> UNSEEN_CLASSES =
            Set.of("katex-mathml", "screen-reader-text", "sr-only", "visually-hidden");

    private static final Set<String> EMBEDS =
            Set.of("applet", "audio", "canvas", "embed", "iframe", "object", "script", "video");

    private static final Set<String> FIELDS = Set.of("button", "input", "select", "textarea");

    private static final Set<String> SHOWN_INPUTS =
            Set.of(
                    "", "button", "date", "email", "number", "reset", "search", "submit", "tel",
                    "text", "url");

    private final Warnings warnings;
    private final Links links;
    private final HtmlImages images;
    private final HtmlTables tables;
    private final HtmlLists lists;

    private HtmlReader(Warnings warnings) {
        this.warnings = warnings;
        links = new Links(warnings);
        images = new HtmlImages(warnings);
        tables = new HtmlTables(this, warnings);
        lists = new HtmlLists(this);
    }

    static Node.Root read(String html, Warnings warnings) {
        var document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, "");
        var flow = new Flow(1);
        new HtmlReader(warnings).children(document, Place.DOCUMENT, flow);
        return new Node.Root(flow.finish());
    }

    /** What stands in an element, in a flow of its own. */
    List<Node> blocks(Element element, Place place, int depth) {
        var flow = new Flow(depth);
        children(element, place, flow);
        return flow.finish();
    }

    void children(Element parent, Place place, Flow flow) {
        var markerLeft = 0;
        var children = parent.childNodes();
        for (int i = 0; i < children.size(); i++) {
            var child = children.get(i);
            if (markerLeft > 0 && place.marker() != null) {
                markerLeft--;
                place.marker().append(WordMarker.text(child));
            } else if (place.marker() != null && child instanceof Comment) {
                markerLeft = WordMarker.length(children, i);
            } else {
                node(child, place, flow);
            }
        }
    }

    void node(org.jsoup.nodes.Node node, Place place, Flow flow) {
        switch (node) {
            case TextNode text -> text(text.getWholeText(), place, flow);
            case Element element -> element(element, place, flow);
            default -> {} // comments, and data of scripts and styles
        }
    }

    private static void text(String text, Place place, Flow flow) {
        if (!place.keepsLineEnds()) {
            flow.inlines().text(text, place.marks());
            return;
        }
        var lines = text.replace("\r\n", "\n").split("[\r\n]", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                flow.inlines().lineBreak();
            }
            flow.inlines().text(lines[i], place.marks());
        }
    }

    static boolean isSeen(Element element, Styles styles) {
        return !styles.isHidden()
                && !element.hasAttr("hidden")
                && !UNSEEN.contains(element.normalName())
                && (!element.hasAttr("class")
                        || element.classNames().stream().noneMatch(UNSEEN_CLASSES::contains));
    }

    private void element(Element element, Place outer, Flow flow) {
        var styles = Styles.of(element);
        var name = element.normalName();
        if (EMBEDS.contains(name)) {
            warnings.count(Kind.EMBED_DROPPED);
            return;
        }
        if (!isSeen(element, styles)) {
            return;
        }
        if (outer.marker() != null && styles.isWordMarker()) {
            outer.marker().append(element.text());
            return;
        }
        var isBlock = BLOCKS.contains(name) || styles.isBlock();
        var place = outer.in(element, styles, isBlock);
        switch (name) {
            case "br" -> {
                if (!element.hasClass("Apple-interchange-newline")) {
                    flow.inlines().lineBreak();
                }
            }
            case "img", "v:imagedata" -> images.read(element, place, flow);
            case "a" -> link(element, place, flow);
            case "q" -> quotation(element, place, flow);
            case "hr" -> flow.add(new Node.ThematicBreak());
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                    heading(element, name.charAt(1) - '0', styles, place, flow);
            case "ul", "ol", "menu", "dir" -> lists.read(element, place, flow);
            case "li" -> lists.stray(element, place, flow);
            case "blockquote" -> quote(element, place, flow);
            case "table" -> tables.read(element, place, flow);
            case "pre", "listing", "xmp", "plaintext" -> code(element, place, flow);
            default -> {
                if (FIELDS.contains(name)) {
                    field(element, place, flow);
                } else {
                    other(element, styles, isBlock, place, flow);
                }
            }
        }
    }

    private void other(Element element, Styles styles, boolean isBlock, Place place, Flow flow) {
        var level = element.attr("role").equals("heading") ? element.attr("aria-level") : "";
        if (level.length() == 1 && "123456".contains(level)) {
            heading(element, level.charAt(0) - '0', styles, place, flow);
        } else if ((isBlock && styles.isCode()) || isCodeBlock(element, styles)) {
            code(element, place, flow);
        } else if (element.hasClass("checkbox-on") || element.hasClass("checkbox-off")) {
            flow.inlines().box(element.hasClass("checkbox-on")); // Notion
        } else if (isBlock) {
            block(element, styles, place, flow);
        } else {
            children(element, place, flow);
        }
    }

    /** Confluence's own code blocks have no {@code pre}. */
    private static boolean isCodeBlock(Element element, Styles styles) {
        return element.nameIs("code") && styles.isPreserved();
    }

    private void block(Element element, Styles styles, Place place, Flow flow) {
        var list = styles.wordList();
        if (list != null) {
            wordItem(element, list, styles, place, flow);
            return;
        }
        flow.endParagraph();
        children(element, place, flow);
        flow.endParagraph();
    }

    private void wordItem(Element element, String list, Styles styles, Place place, Flow flow) {
        if (!flow.holdsContainers()) {
            flow.endParagraph();
            children(element, place.withMarker(new StringBuilder()), flow);
            flow.endParagraph();
            return;
        }
        var marker = new StringBuilder();
        var blocks = blocks(element, place.withMarker(marker), flow.depth() + 2);
        if (!blocks.isEmpty()) {
            var level = styles.wordLevel().orElse(1);
            flow.addWordItem(WordLists.Item.of(list, level, marker.toString(), blocks));
        }
    }

    /** A heading keeps only text; what cannot stand in it follows it. */
    private void heading(Element element, int level, Styles styles, Place place, Flow flow) {
        var list = styles.wordList();
        if (list != null && WordMarker.isBullet(element)) {
            wordItem(element, list, styles, place, flow);
            return;
        }
        if (place.isInCell()) {
            flow.endParagraph();
            children(element, place, flow);
            flow.endParagraph();
            return;
        }
        var blocks = blocks(element, place, flow.depth());
        if (blocks.isEmpty() || !(blocks.getFirst() instanceof Node.Paragraph)) {
            flow.addAll(blocks);
            return;
        }
        var inHeading = Headings.inHeading(blocks);
        flow.add(Headings.heading(level, blocks.subList(0, inHeading)));
        flow.addAll(blocks.subList(inHeading, blocks.size()));
    }

    private void quote(Element element, Place place, Flow flow) {
        if (flow.holdsContainers()) {
            var blocks = blocks(element, place, flow.depth() + 1);
            if (!blocks.isEmpty()) {
                flow.add(new Node.Blockquote(blocks));
            }
            return;
        }
        flattened(place);
        flow.endParagraph();
        children(element, place, flow);
        flow.endParagraph();
    }

    /**
     * Tells that something was nested too deep; in cells nothing nests, and they tell themselves.
     */
    void flattened(Place place) {
        if (!place.isInCell()) {
            warnings.count(Kind.FLATTENED);
        }
    }

    private static void code(Element element, Place place, Flow flow) {
        var code = HtmlCode.read(element);
        if (code == null) {
            return;
        }
        if (place.isInCell()) {
            flow.endParagraph();
            flow.inlines().text(code.value(), place.marks().asCode());
            flow.endParagraph();
        } else {
            flow.add(code);
        }
    }

    private void link(Element element, Place place, Flow flow) {
        if (!element.hasAttr("href")) {
            children(element, place, flow);
            return;
        }
        var target = links.target(element.attr("href"), element.attr("title"));
        children(element, place.with(place.marks().withLink(target)), flow);
    }

    private void quotation(Element element, Place place, Flow flow) {
        flow.inlines().text("“", place.marks());
        children(element, place, flow);
        flow.inlines().text("”", place.marks());
    }

    private void field(Element element, Place place, Flow flow) {
        var type = element.attr("type");
        if (element.normalName().equals("input") && type.equalsIgnoreCase("checkbox")) {
            flow.inlines().box(element.hasAttr("checked"));
            return;
        }
        if (type.equalsIgnoreCase("hidden")) {
            return;
        }
        warnings.count(Kind.FORM_DROPPED);
        switch (element.normalName()) {
            case "input" -> {
                if (SHOWN_INPUTS.contains(type.toLowerCase(Locale.ROOT))) {
                    flow.inlines().text(" " + element.attr("value") + " ", place.marks());
                }
            }
            default -> children(element, place, flow);
        }
    }
}
