package io.cryptoqa.body;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A body as HTML that is safe to insert as it is: every text and attribute is escaped, addresses
 * are of allowed schemes ({@link Urls}), there are no scripts, styles or event attributes. The
 * elements are those of CommonMark and GFM; headings carry their anchors.
 */
public final class Html {

    private static final String URL_SAFE = "!#$&'()*+,-./:;=?@_~%[]";

    private final StringBuilder out = new StringBuilder();

    private final UnaryOperator<String> addresses;

    private Html(UnaryOperator<String> addresses) {
        this.addresses = addresses;
    }

    /** The HTML of a whole body: blocks, each on lines of its own. */
    public static String render(Node.Root tree) {
        return render(tree, UnaryOperator.identity());
    }

    /**
     * The same with other addresses.
     *
     * @param addresses given each address of a link or picture as the body has it, what stands in
     *     its place
     */
    public static String render(Node.Root tree, UnaryOperator<String> addresses) {
        var html = new Html(addresses);
        html.all(tree.children());
        return html.out.toString();
    }

    private void all(List<Node> nodes) {
        nodes.forEach(this::node);
    }

    private void node(Node node) {
        switch (node) {
            case Node.Root(var children) -> all(children);
            case Node.Paragraph(var children) -> block("p", "", children);
            case Node.Heading(var depth, var children, var data) ->
                    block("h" + depth, data == null ? "" : attribute("id", data.id()), children);
            case Node.Text(var value) -> out.append(escape(value));
            case Node.Emphasis(var children) -> inline("em", children);
            case Node.Strong(var children) -> inline("strong", children);
            case Node.Delete(var children) -> inline("del", children);
            case Node.InlineCode(var value) ->
                    out.append("<code>").append(escape(value)).append("</code>");
            case Node.Break _ -> out.append("<br>\n");
            case Node.Link link -> link(link);
            case Node.Image(var title, var url, var alt) ->
                    out.append("<img")
                            .append(attribute("src", address(url)))
                            .append(attribute("alt", alt))
                            .append(attribute("title", title))
                            .append('>');
            case Node.Blockquote(var children) -> container("blockquote", "", children);
            case Node.List list -> list(list);
            case Node.ListItem item -> item(item, item.spread());
            case Node.Code(var lang, _, var value) ->
                    out.append("<pre><code")
                            .append(attribute("class", lang == null ? null : "language-" + lang))
                            .append('>')
                            .append(escape(value))
                            .append(value.isEmpty() ? "" : "\n")
                            .append("</code></pre>\n");
            case Node.ThematicBreak _ -> out.append("<hr>\n");
            case Node.Table table -> table(table);
            case Node.TableRow(var children) -> container("tr", "", children);
            case Node.TableCell(var children) -> block("td", "", children);
        }
    }

    private void block(String name, String attributes, List<Node> children) {
        out.append('<').append(name).append(attributes).append('>');
        all(children);
        out.append("</").append(name).append(">\n");
    }

    private void container(String name, String attributes, List<Node> children) {
        out.append('<').append(name).append(attributes).append(">\n");
        all(children);
        out.append("</").append(name).append(">\n");
    }

    private void inline(String name, List<Node> children) {
        out.append('<').append(name).append('>');
        all(children);
        out.append("</").append(name).append('>');
    }

    private void link(Node.Link link) {
        out.append("<a")
                .append(attribute("href", address(link.url())))
                .append(attribute("title", link.title()))
                .append('>');
        all(link.children());
        out.append("</a>");
    }

    private void list(Node.List list) {
        var start = list.start();
        var isSpread =
                list.spread()
                        || list.children().stream()
                                .anyMatch(child ->
                                        child instanceof Node.ListItem(var spread, _, _) && spread);
        var name = list.ordered() ? "ol" : "ul";
        out.append('<')
                .append(name)
                .append(start == null || start == 1 ? "" : attribute("start", start.toString()))
                .append(">\n");
        for (var child : list.children()) {
            if (child instanceof Node.ListItem item) {
                item(item, isSpread);
            }
        }
        out.append("</").append(name).append(">\n");
    }

    /** In a list without blank lines, paragraphs stand without their element. */
    private void item(Node.ListItem item, boolean isSpread) {
        out.append("<li>");
        for (var child : item.children()) {
            if (!isSpread && child instanceof Node.Paragraph(var children)) {
                all(children);
            } else {
                if (out.charAt(out.length() - 1) != '\n') {
                    out.append('\n');
                }
                node(child);
            }
        }
        out.append("</li>\n");
    }

    private void table(Node.Table table) {
        out.append("<table>\n");
        var rows = table.children();
        for (int i = 0; i < rows.size(); i++) {
            out.append(i == 0 ? "<thead>\n<tr>\n" : i == 1 ? "<tbody>\n<tr>\n" : "<tr>\n");
            var cells = rows.get(i).children();
            for (int column = 0; column < cells.size(); column++) {
                var align = column < table.align().size() ? table.align().get(column) : null;
                block(
                        i == 0 ? "th" : "td",
                        attribute("align", align == null ? null : align.value()),
                        cells.get(column).children());
            }
            out.append("</tr>\n").append(i == 0 ? "</thead>\n" : "");
        }
        out.append(rows.size() > 1 ? "</tbody>\n</table>\n" : "</table>\n");
    }

    private static String attribute(String name, @Nullable String value) {
        return value == null ? "" : " " + name + "=\"" + escape(value) + "\"";
    }

    /** Percent-encodes what may not stand in an address (RFC 3986), and nothing twice. */
    private String address(String given) {
        var url = addresses.apply(given);
        if (!Urls.isAllowed(url)) {
            return "";
        }
        var encoded = new StringBuilder();
        for (var octet : url.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xff);
            if ((character < 0x80 && Character.isLetterOrDigit(character))
                    || URL_SAFE.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
