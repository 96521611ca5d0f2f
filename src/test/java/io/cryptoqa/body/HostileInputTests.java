package io.cryptoqa.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies made to take long or to go deep: pairs at the greatest length, single patterns at a tenth
 * of it. Each is taken through all that is made of a body, or refused, on a thread with a small
 * stack. The time limit is many times what the slowest needs; without our limits several would take
 * hours.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileInputTests {

    private static final int LENGTH = BodyLimits.LONGEST;

    static Stream<String> patterns() {
        return Stream.of(
                ">",
                "> ",
                "[",
                "]",
                "*",
                "_",
                "~",
                "`",
                "- ",
                "-",
                "+ ",
                "1. ",
                "1) ",
                "![",
                "](",
                "[]",
                "[](",
                "![](",
                "<",
                "&",
                "&#",
                "&#x",
                "> - ",
                "- > ",
                "\\",
                "!",
                "|",
                "|-",
                "| a ",
                "|\n",
                "a|\n-|\n",
                "_a_ ",
                "*a_ ",
                "**a ",
                "*a **b ",
                "a**b",
                "*a",
                "~~a",
                "~~a~~",
                "[a](",
                "[a](b",
                "[a](<b",
                "[a][",
                "[a]: ",
                "[a]: b\n",
                "[a\n",
                "[[a]",
                "[a](/u)",
                "![a](/u)",
                "<a",
                "<a ",
                "<!--",
                "<?",
                "<![CDATA[",
                "<!A ",
                "</",
                "<a@",
                "<a:",
                "<a:b>",
                "<a href='",
                "a@",
                "a@b",
                "a@b.",
                "a.b@c.d ",
                "@",
                "www.",
                "www.a.",
                "http://",
                "http://a",
                "http://a.b ",
                "https://a_b.",
                "http://a.b/(",
                "http://a.b/)",
                "http://a.b/&amp;",
                "http://a.b]",
                "(",
                ")",
                "#",
                "# ",
                "# a\n",
                "=\n",
                "a\n=\n",
                "a\n-\n",
                "---\n",
                "***\n",
                "```",
                "```\n",
                "~~~\n",
                "``` a\n",
                "`a",
                "``a`",
                "`a``b",
                "\n",
                " \n",
                "\t",
                " ",
                "\t\n",
                "    a\n",
                "> a\n",
                ">\n",
                "- a\n",
                "-\n",
                "- a\n\n",
                "1. a\n",
                "- a\n  - b\n",
                "- a\n > b\n",
                "a",
                "a ",
                "a\n",
                "a\n\n",
                "a  \n",
                "a\\\n",
                "定义：",
                "**定义：**内容",
                "&amp;",
                "&#xD800;",
                "😀",
                "é",
                "\r",
                "\r\n",
                "\u00a0",
                "\u2028",
                "\uFFFD",
                "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
                "a\n    b\n",
                "* * ",
                "_ _ ",
                "*_",
                "_*",
                "*_~",
                "**_",
                "\\*",
                "\\\n",
                "[\\",
                "[`",
                "`[",
                "*`",
                "<*",
                "![[",
                "a[",
                "a]",
                "[!",
                "]:",
                "[a]:",
                "[ ]",
                "|a|\n|-|\n",
                "|:-:",
                "'",
                "\"",
                "[a](b 'c",
                "[a](b \"c");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aPatternRepeatedIsTakenOrRefused(String pattern) throws InterruptedException {
        taken(pattern.repeat(LENGTH / 10 / pattern.length()));
    }

    /** The same as far as the limits of marks in a paragraph and in a body let it go. */
    @ParameterizedTest
    @MethodSource("patterns")
    void aPatternRepeatedInParagraphsIsTakenOrRefused(String pattern) throws InterruptedException {
        var marks = Math.max(1, pattern.chars().filter(c -> "*_~[]!".indexOf(c) >= 0).count());
        var paragraph = pattern.repeat((int) (990 / marks)) + "\n\n";
        taken(paragraph.repeat(Math.min(10, LENGTH / paragraph.length())));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aPatternInAQuoteAListAndATableIsTakenOrRefused(String pattern)
            throws InterruptedException {
        var line = pattern.replaceAll("[\r\n]", " ");
        var text = line.repeat(Math.min(900, 5_000 / line.length()));
        taken(
                "> - "
                        + text
                        + "\n\n| a |\n|---|\n| "
                        + text
                        + " |\n\n# "
                        + text
                        + "\n\n"
                        + line.repeat(20_000 / line.length()));
    }

    static Stream<String> pairs() {
        return Stream.of(
                "![".repeat(LENGTH / 3) + "]".repeat(LENGTH / 3),
                "[".repeat(LENGTH / 2) + "]".repeat(LENGTH / 2),
                "[".repeat(499) + "a" + "](/u)".repeat(499),
                "__\t)".repeat(LENGTH / 7) + "~~*".repeat(LENGTH / 7),
                "*a **b ".repeat(LENGTH / 14) + "b** a*".repeat(LENGTH / 14),
                "*".repeat(490) + "a" + "*".repeat(490),
                "**a ".repeat(240) + " b**".repeat(240),
                "~~a ".repeat(240) + " b~~".repeat(240),
                "> ".repeat(LENGTH / 4) + "a\n" + ">".repeat(LENGTH / 4),
                ("> ".repeat(90) + "a\n").repeat(2_000),
                ("- ".repeat(90) + "a\n").repeat(2_000),
                indentedItems(400),
                "`".repeat(LENGTH / 2) + " " + "`".repeat(LENGTH / 2 - 1),
                increasingTicks(900),
                "[a]: /u\n".repeat(20_000) + "[a] ".repeat(200),
                definitions(20_000),
                "# a\n\n".repeat(LENGTH / 5),
                "# \n".repeat(LENGTH / 3),
                "|a".repeat(1_000) + "|\n" + "|-".repeat(1_000) + "|\n" + "|b|\n".repeat(990),
                "|a|\n|-|\n" + "|b".repeat(LENGTH / 4),
                "|a|\n|-|\n" + ("|b".repeat(1_000) + "\n").repeat(200),
                "|a|\n|-|\n" + "|b|\n".repeat(LENGTH / 4 - 10),
                "| " + "\\|".repeat(LENGTH / 4) + " |\n|---|\n",
                "- **a:** b\n".repeat(9_000),
                "a".repeat(LENGTH / 2) + "@" + "b".repeat(LENGTH / 2 - 1),
                "www." + "a_".repeat(499) + ".b",
                "http://" + "a.".repeat(LENGTH / 2 - 10),
                "http://a.b/" + "(".repeat(LENGTH / 2) + ")".repeat(LENGTH / 2 - 20),
                "http://a.b/" + "?".repeat(LENGTH - 20),
                "http://a.b/" + "&a;".repeat(LENGTH / 3 - 20) + "x",
                "a\n" + " ".repeat(LENGTH - 10) + "b",
                "a" + " ".repeat(LENGTH - 10) + "b",
                "- a\n" + "\n".repeat(LENGTH - 10) + "- b",
                "```" + "a ".repeat(LENGTH / 2 - 10) + "\n",
                "[a](/u '" + "b".repeat(LENGTH - 20) + "')",
                "[a](" + "(".repeat(LENGTH / 2 - 10) + ")".repeat(LENGTH / 2 - 10) + ")",
                "&#" + "1".repeat(LENGTH - 10) + ";",
                "1".repeat(LENGTH - 10) + ". a",
                "\uD800".repeat(LENGTH),
                "\u0000".repeat(LENGTH),
                "**定义：**内容".repeat(240));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aPatternThatOpensAndClosesIsTakenOrRefused(String body) throws InterruptedException {
        taken(body);
    }

    @Test
    void aDeepTreeIsRefused() throws InterruptedException {
        onASmallStack(() -> {
            Node deep = Trees.p("a");
            for (int i = 0; i < 100_000; i++) {
                deep = Trees.quote(deep);
            }
            assertThat(Violations.of(Trees.root(deep)))
                    .extracting(InvalidBody.Violation::code)
                    .containsAnyOf("too-deep", "not-representable");
        });
    }

    @Test
    void deepMarksAreRefused() throws InterruptedException {
        onASmallStack(() -> {
            Node deep = Trees.text("a");
            for (int i = 0; i < 100_000; i++) {
                deep = i % 2 == 0 ? Trees.strong(deep) : Trees.emphasis(deep);
            }
            assertThat(Violations.of(Trees.root(Trees.p(deep))))
                    .extracting(InvalidBody.Violation::code)
                    .containsAnyOf("too-deep", "not-representable");
        });
    }

    @Test
    void aWideTreeIsTakenOrRefused() throws InterruptedException {
        onASmallStack(() -> {
            var paragraphs = Stream.generate(() -> Trees.p("a b")).limit(90_000);
            var texts = Stream.generate(() -> Trees.text("a")).limit(400_000);

            assertThat(Violations.of(Trees.root(paragraphs.toArray(Node[]::new)))).isEmpty();
            assertThat(Violations.of(Trees.root(Trees.p(texts.toArray(Node[]::new))))).isEmpty();
        });
    }

    static Stream<String> frontMatters() {
        return Stream.of(
                "a: " + "[".repeat(LENGTH / 2),
                "a: " + "{".repeat(LENGTH / 2),
                "a: " + "{a: ".repeat(LENGTH / 5),
                "- ".repeat(LENGTH / 3),
                "? ".repeat(LENGTH / 3),
                "a:\n" + "- ".repeat(100_000) + "b",
                "a: \"" + "\\x41".repeat(LENGTH / 5),
                "a: |\n" + "  b\n".repeat(LENGTH / 5),
                "\t".repeat(LENGTH / 2),
                "!".repeat(LENGTH / 2),
                "a: &a [b, b]\nb: &b [*a, *a]\nc: [*b, *b]",
                keys(30_000));
    }

    @ParameterizedTest
    @MethodSource("frontMatters")
    void frontMatterIsTakenOrRefused(String yaml) throws InterruptedException {
        onASmallStack(() -> Violations.ofFile("---\n" + yaml + "\n---\n\na"));
    }

    private static void taken(String body) throws InterruptedException {
        assertThat(body.length()).isLessThanOrEqualTo(LENGTH);
        onASmallStack(() -> {
            Node.Root tree;
            try {
                tree = Markdown.parse(body);
            } catch (InvalidBody refused) {
                assertThat(refused.violations()).isNotEmpty();
                return;
            }
            var written = Markdown.write(tree);
            assertThat(Html.render(tree)).isNotNull();
            assertThat(PlainText.render(tree)).isNotNull();
            assertThat(Outline.of(tree)).isNotNull();
            assertThat(ReadingTime.of(tree)).isNotNull();
            if (written.length() <= LENGTH) {
                Violations.of(written);
            }
            Violations.of(tree);
        });
    }

    private static void onASmallStack(Runnable work) throws InterruptedException {
        var thrown = new AtomicReference<Throwable>();
        var thread = new Thread(null, work, "small stack", 1 << 20);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((_, failure) -> thrown.set(failure));
        thread.start();
        thread.join();
        assertThat(thrown.get()).isNull();
    }

    private static String indentedItems(int depth) {
        var items = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            items.append("  ".repeat(i)).append("- a\n");
        }
        return items.toString();
    }

    private static String increasingTicks(int most) {
        var ticks = new StringBuilder();
        for (int i = 1; i < most; i++) {
            ticks.append("`".repeat(i)).append('a');
        }
        return ticks.toString();
    }

    private static String definitions(int count) {
        var definitions = new StringBuilder("a\n\n");
        for (int i = 0; i < count; i++) {
            definitions.append('[').append(i).append("]: /u\n").append(i % 400 == 0 ? "\n" : "");
        }
        return definitions.toString();
    }

    private static String keys(int count) {
        var keys = new StringBuilder();
        for (int i = 0; i < count; i++) {
            keys.append('k').append(i).append(": v\n");
        }
        return keys.toString();
    }
}
