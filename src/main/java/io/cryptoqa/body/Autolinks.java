package io.cryptoqa.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds bare web and e-mail addresses in text, by the rules of GFM §6.9 as the reference
 * (micromark-extension-gfm-autolink-literal) carries them out; the extension of commonmark-java has
 * others. One pass over the text: whatever is tried and fails is passed over by its opening
 * characters only.
 */
final class Autolinks {

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9+\\-._]++@[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9][A-Za-z0-9_-]*+)++");
    private static final Pattern REFERENCE = Pattern.compile("&[A-Za-z]++;");
    private static final String WWW = "www";
    private static final String TRAILING = "!\"'),*.:;?_~";

    private final String text;
    private final List<Node> nodes = new ArrayList<>();
    private int done;

    /** Where the last punctuation tried turned out to go on; none before it needs trying again. */
    private int noTrailUpTo;

    private Autolinks(String text) {
        this.text = text;
    }

    /** The text with each address in it as a link of its own. */
    static List<Node> split(String text) {
        return mayHaveAny(text)
                ? new Autolinks(text).split()
                : text.isEmpty() ? List.of() : List.of(new Node.Text(text));
    }

    /** Most texts have none of what every address has. */
    private static boolean mayHaveAny(String text) {
        if (text.indexOf('@') >= 0 || text.contains("://")) {
            return true;
        }
        for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
            if (at >= WWW.length()
                    && text.regionMatches(true, at - WWW.length(), WWW, 0, WWW.length())) {
                return true;
            }
        }
        return false;
    }

    private List<Node> split() {
        for (int at = 0; at < text.length(); ) {
            at = next(at);
        }
        addText(text.length());
        return nodes;
    }

    /** Takes a link that starts here, if one does; answers where to go on. */
    private int next(int at) {
        var character = text.charAt(at);
        if (isAddress(character) && (at == 0 || !isAddress(text.charAt(at - 1)))) {
            var end = email(at);
            if (end > at) {
                return link("mailto:", at, end);
            }
        }
        var start = -1;
        if ((character == 'h' || character == 'H') && (at == 0 || !isAlpha(text.charAt(at - 1)))) {
            start = afterProtocol(at);
        } else if ((character == 'w' || character == 'W')
                && (at == 0
                        || "*_~([]".indexOf(text.charAt(at - 1)) >= 0
                        || isSpace(text.charAt(at - 1)))
                && text.regionMatches(true, at, WWW + ".", 0, 4)) {
            start = at;
        }
        if (start >= 0) {
            var end = domain(start);
            if (end > start) {
                return link(character == 'w' || character == 'W' ? "http://" : "", at, path(end));
            }
        }
        return at + 1;
    }

    private int link(String prefix, int start, int end) {
        addText(start);
        var shown = text.substring(start, end);
        nodes.add(new Node.Link(null, prefix + shown, List.of(new Node.Text(shown))));
        done = end;
        return end;
    }

    private void addText(int end) {
        if (end > done) {
            nodes.add(new Node.Text(text.substring(done, end)));
        }
    }

    /** Where the e-mail address that starts here ends; the start itself if there is none. */
    private int email(int start) {
        var at = start;
        while (at < text.length() && isAddress(text.charAt(at))) {
            at++;
        }
        if (at == text.length() || text.charAt(at) != '@') {
            return start;
        }
        var matcher = EMAIL.matcher(text).region(start, text.length());
        return matcher.lookingAt() && isAlpha(text.charAt(matcher.end() - 1))
                ? matcher.end()
                : start;
    }

    private int afterProtocol(int at) {
        for (var protocol : List.of("http://", "https://")) {
            var end = at + protocol.length();
            if (text.regionMatches(true, at, protocol, 0, protocol.length())
                    && end < text.length()) {
                var first = text.codePointAt(end);
                return isSpace(first) || first < ' ' || Marks.isPunctuation(first) ? -1 : end;
            }
        }
        return -1;
    }

    /** Where the domain ends; -1 if an underscore in one of its last two parts forbids it. */
    private int domain(int start) {
        var at = start;
        var inLast = false;
        var inLastButOne = false;
        while (at < text.length()) {
            var point = text.codePointAt(at);
            if (point == '.' || point == '_') {
                if (isTrail(at)) {
                    break;
                }
                if (point == '_') {
                    inLast = true;
                } else {
                    inLastButOne = inLast;
                    inLast = false;
                }
            } else if (isSpace(point) || (point != '-' && Marks.isPunctuation(point))) {
                break;
            }
            at += Character.charCount(point);
        }
        return inLast || inLastButOne || at == start ? -1 : at;
    }

    private int path(int start) {
        var at = start;
        var open = 0;
        var closed = 0;
        while (at < text.length() && !isSpace(text.codePointAt(at))) {
            var character = text.charAt(at);
            if (character == '(') {
                open++;
            } else if (character == ')' && closed < open) {
                closed++;
            } else if ((TRAILING.indexOf(character) >= 0 || "&<]".indexOf(character) >= 0)
                    && isTrail(at)) {
                break;
            } else if (character == ')') {
                closed++;
            }
            at++;
        }
        return at;
    }

    /** Whether only punctuation follows, up to a space, a {@code <} or the end. */
    private boolean isTrail(int start) {
        if (start < noTrailUpTo) {
            return false;
        }
        var at = start;
        while (at < text.length()) {
            var character = text.charAt(at);
            if (character == '<' || isSpace(text.codePointAt(at))) {
                return true;
            }
            if (character == '&') {
                var reference = REFERENCE.matcher(text).region(at, text.length());
                if (!reference.lookingAt()) {
                    return noTrail(at);
                }
                at = reference.end();
            } else if (character == ']') {
                at++;
                if (at == text.length() || "([".indexOf(text.charAt(at)) >= 0) {
                    return true;
                }
            } else if (TRAILING.indexOf(character) >= 0) {
                at++;
            } else {
                return noTrail(at);
            }
        }
        return true;
    }

    private boolean noTrail(int upTo) {
        noTrailUpTo = upTo;
        return false;
    }

    private static boolean isAddress(char character) {
        return isAlpha(character)
                || (character >= '0' && character <= '9')
                || "+-._".indexOf(character) >= 0;
    }

    private static boolean isAlpha(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isSpace(int point) {
        return Marks.isSpace(point);
    }
}
