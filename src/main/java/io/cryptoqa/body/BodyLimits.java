package io.cryptoqa.body;

import io.cryptoqa.body.InvalidBody.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is refused before parsing, which cannot be interrupted and whose time grows with the square
 * of the marks in one paragraph. No real article comes near: 500,000 characters, and of {@code * _
 * ~ [ ] !} 1,000 in a run of non-blank lines and 50,000 in all. Rows of a table count singly, as
 * cells are parsed apart.
 */
public final class BodyLimits {

    /** The most characters of a body. */
    public static final int LONGEST = 500_000;

    /** How deep nodes may be nested; the root is at depth 0, its blocks at 1. */
    public static final int DEEPEST = 20;

    private static final int DENSEST_RUN = 1_000;
    private static final int DENSEST_BODY = 50_000;

    private static final Pattern DELIMITER_ROW =
            Pattern.compile(
                    "[ \\t>]*+\\|?[ \\t]*+:?-++:?[ \\t]*+(\\|[ \\t]*+(:?-++:?[ \\t]*+)?+)*+");

    /** What opens another block, and so ends a table. */
    private static final Pattern BLOCK_START = Pattern.compile("([#`~*+-]|[0-9]++[.)]).*");

    private BodyLimits() {}

    /**
     * What is wrong with the characters of a text that can be parsed.
     *
     * @throws InvalidBody if it cannot, in a reasonable time
     */
    static List<Violation> check(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidBody(
                    List.of(
                            Violation.atLine(
                                    "too-long",
                                    1,
                                    "The body has %d characters; at most %d are taken."
                                            .formatted(text.length(), LONGEST))));
        }
        var violations = new ArrayList<Violation>();
        // nearly every body has fewer in all than a run may have
        if (marks(text) > DENSEST_RUN) {
            checkDensity(text, violations);
        }
        if (!violations.isEmpty()) {
            throw new InvalidBody(violations);
        }
        checkCharacters(text, violations);
        return violations;
    }

    private static void checkCharacters(String text, List<Violation> violations) {
        var line = 1;
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '\n') {
                line++;
            } else if ((character < ' ' && character != '\t') || isLoneSurrogate(text, i)) {
                violations.add(
                        Violation.atLine(
                                "control-character",
                                line,
                                "The character U+%04X is not text.".formatted((int) character)));
                return; // one is enough: binary content would fill the answer
            }
        }
    }

    private static boolean isLoneSurrogate(String text, int at) {
        var character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(character)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static void checkDensity(String text, List<Violation> violations) {
        var lines = text.split("\n", -1);
        var inBody = 0;
        var inRun = 0;
        var runStart = 0;
        var isTable = false;
        var quotes = 0;
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            var marks = marks(line);
            inBody += marks;
            if (line.isBlank()) {
                isTable = false;
                inRun = 0;
                runStart = i + 1;
            } else if (line.indexOf('|') >= 0 && DELIMITER_ROW.matcher(line).matches()) {
                isTable = true;
                quotes = quotes(line);
            } else if (line.indexOf('|') < 0
                    || quotes(line) != quotes
                    || BLOCK_START.matcher(line.replaceFirst("^[ \\t>]*+", "")).matches()) {
                isTable = false;
            }
            inRun = isTable ? marks : inRun + marks;
            if (inRun > DENSEST_RUN) {
                violations.add(
                        Violation.atLine(
                                "too-dense",
                                runStart + 1,
                                "The lines from here to the next blank one hold more than 1,000 of * _ ~ [ ] !."));
                return;
            }
        }
        if (inBody > DENSEST_BODY) {
            violations.add(
                    Violation.atLine(
                            "too-dense", 1, "The body holds more than 50,000 of * _ ~ [ ] !."));
        }
    }

    /** How many quotes a line stands in. */
    private static int quotes(String line) {
        var quotes = 0;
        for (int i = 0; i < line.length() && " \t>".indexOf(line.charAt(i)) >= 0; i++) {
            quotes += line.charAt(i) == '>' ? 1 : 0;
        }
        return quotes;
    }

    private static int marks(String text) {
        var marks = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '*', '_', '~', '[', ']', '!' -> marks++;
                default -> {
                    // no mark
                }
            }
        }
        return marks;
    }
}
