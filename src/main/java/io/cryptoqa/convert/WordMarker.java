package io.cryptoqa.convert;

import java.util.List;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The marker of an item in Word's HTML: visible text, in a span of the style {@code
 * mso-list:Ignore}, between the comments {@code <![if !supportLists]>} and {@code <![endif]>}.
 * Either may be missing.
 */
final class WordMarker {

    /** Real ones have one to three nodes between the comments. */
    private static final int MOST_NODES = 8;

    private WordMarker() {}

    /** How many siblings after the one at this place are a marker; 0 if it does not open one. */
    static int length(List<Node> siblings, int at) {
        if (!isComment(siblings.get(at), "[if !supportlists]")) {
            return 0;
        }
        for (int i = at + 1; i < siblings.size() && i <= at + MOST_NODES; i++) {
            if (isComment(siblings.get(i), "[endif]")) {
                return i - at - 1;
            }
        }
        return 0;
    }

    private static boolean isComment(Node node, String opening) {
        return node instanceof Comment comment
                && comment.getData().strip().regionMatches(true, 0, opening, 0, opening.length());
    }

    static String text(Node node) {
        return switch (node) {
            case TextNode text -> text.getWholeText();
            case Element element -> element.text();
            default -> "";
        };
    }

    /** Whether the marker of a heading is no number: then it is an item that looks like one. */
    static boolean isBullet(Element heading) {
        var siblings = heading.childNodes();
        for (int i = 0; i < siblings.size() && i < MOST_NODES; i++) {
            var length = length(siblings, i);
            if (length > 0) {
                var marker = new StringBuilder();
                siblings.subList(i + 1, i + 1 + length).forEach(node -> marker.append(text(node)));
                return WordLists.number(marker.toString()) == null;
            }
            if (siblings.get(i) instanceof Element element && Styles.of(element).isWordMarker()) {
                return WordLists.number(element.text()) == null;
            }
        }
        return false;
    }
}
