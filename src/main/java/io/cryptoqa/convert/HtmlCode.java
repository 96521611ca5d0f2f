package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads a block of code: all its spaces and lines, and its language where a class tells it. */
final class HtmlCode {

    /** Elements that stand on lines of their own inside of code. */
    private static final Set<String> LINES = Set.of("div", "li", "ol", "p", "tr", "ul");

    private static final Pattern LANGUAGE =
            Pattern.compile(
                    "(?:^|\\s)(?:language-|lang-|highlight-source-|highlight-text-|brush: ?)([A-Za-z0-9+#._-]{1,30})");

    private final StringBuilder code = new StringBuilder();

    private HtmlCode() {}

    /** The code in an element; null if there is none. */
    static Node.@Nullable Code read(Element element) {
        var reader = new HtmlCode();
        reader.children(element);
        var value = withoutBlankEdges(Inlines.characters(reader.code.toString()));
        return value.isBlank() ? null : new Node.Code(language(element), null, value);
    }

    private static String withoutBlankEdges(String code) {
        var start = 0;
        var end = code.length();
        while (start < end && code.charAt(start) == '\n') {
            start++;
        }
        while (end > start && code.charAt(end - 1) == '\n') {
            end--;
        }
        return code.substring(start, end);
    }

    private void children(Element parent) {
        for (var node : parent.childNodes()) {
            switch (node) {
                case TextNode text -> text(text.getWholeText());
                case Element element -> element(element);
                default -> {} // comments
            }
        }
    }

    private void element(Element element) {
        if (!HtmlReader.isSeen(element, Styles.of(element))) {
            return;
        }
        switch (element.normalName()) {
            case "br" -> code.append('\n');
            case "img" -> text(element.attr("alt"));
            default -> {
                var isLine = LINES.contains(element.normalName());
                startLine(isLine);
                children(element);
                startLine(isLine);
            }
        }
    }

    private void startLine(boolean isLine) {
        if (isLine && !code.isEmpty() && code.charAt(code.length() - 1) != '\n') {
            code.append('\n');
        }
    }

    private void text(String text) {
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(point -> point == '\n' || point == '\t' || !Inlines.isInvisible(point))
                .forEach(point -> code.appendCodePoint(Character.isSpaceChar(point) ? ' ' : point));
    }

    /** By the class of the element, of the code in it, or of what is around it. */
    private static @Nullable String language(Element element) {
        var inner = element.firstElementChild();
        var outer = element.parent();
        for (var candidate : new @Nullable Element[] {element, inner, outer}) {
            if (candidate == null) {
                continue;
            }
            for (var attribute : new String[] {"class", "data-syntaxhighlighter-params"}) {
                var matcher = LANGUAGE.matcher(candidate.attr(attribute));
                if (matcher.find()) {
                    return known(matcher.group(1));
                }
            }
            var data = candidate.attr("data-language") + candidate.attr("data-lang");
            if (data.matches("[A-Za-z0-9+#._-]{1,30}")) {
                return known(data);
            }
        }
        return null;
    }

    /** What only says that there is none is left out. */
    private static @Nullable String known(String language) {
        var name = language.toLowerCase(Locale.ROOT);
        return Set.of("none", "plain", "plaintext", "text", "plain-text").contains(name)
                ? null
                : name;
    }
}
