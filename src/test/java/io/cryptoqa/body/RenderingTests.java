package io.cryptoqa.body;

import static io.cryptoqa.body.Trees.image;
import static io.cryptoqa.body.Trees.link;
import static io.cryptoqa.body.Trees.p;
import static io.cryptoqa.body.Trees.root;
import static io.cryptoqa.body.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML, plain text, outline and reading time of a body. */
class RenderingTests {

    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\")*) ?/?>");
    private static final Set<String> VOID = Set.of("br", "hr", "img");

    // HTML

    @Test
    void htmlHasAnElementForEveryNode() {
        var html =
                html(
                        """
                        # A *b* **c** ~~d~~ `e`

                        f\\
                        g

                        > h

                        ---

                        3. i

                        ``` js
                        k < l
                        ```

                        | m | n |
                        |:--|--:|
                        | o | p |

                        ![q](/r "s") [t](/u "v")
                        """);

        assertThat(html)
                .contains(
                        "<h1 id=\"a-b-c-d-e\">A <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></h1>",
                        "<blockquote>",
                        "<hr",
                        "<ol start=\"3\">",
                        "<code class=\"language-js\">k &lt; l\n</code></pre>",
                        "<thead>",
                        "<tbody>",
                        "href=\"/u\"",
                        "title=\"v\"",
                        "src=\"/r\"",
                        "alt=\"q\"",
                        "title=\"s\"")
                .containsPattern("<p>f<br ?/?>\ng</p>")
                .containsPattern("<th[^>]*left[^>]*>m</th>")
                .containsPattern("<td[^>]*right[^>]*>p</td>");
    }

    @Test
    void htmlEscapesText() {
        assertThat(html("a < b &amp; &lt;script> `<i>&amp;`"))
                .contains("a &lt; b &amp; &lt;script&gt;", "<code>&lt;i&gt;&amp;amp;</code>");
    }

    @Test
    void htmlEscapesAttributes() {
        var html =
                Html.render(
                        root(
                                p(
                                        link("/a\"><b>&'c", "d\"><e>&'f", text("g")),
                                        image("/h\" onerror=\"x", "i\"<j>", "k\"><l>"))));

        assertThat(html).doesNotContain("<b>", "<e>", "<j>", "<l>", " onerror=\"");
        assertBalanced(html);
    }

    @Test
    void htmlEscapesTheLanguageOfCode() {
        var html = Html.render(root(Trees.code("a\"><b>", "c\"><d>", "e")));

        assertThat(html).doesNotContain("<b>", "<d>");
        assertBalanced(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "/a b              → /a%20b",
                "/a%20b            → /a%20b",
                "/é                → /%C3%A9",
                "/比特币            → /%E6%AF%94%E7%89%B9%E5%B8%81",
                "/a?b=c&d=e        → /a?b=c&amp;d=e",
                "https://e.x/#a    → https://e.x/#a",
                "mailto:a@b.co     → mailto:a@b.co"
            })
    void htmlEncodesAddresses(String address, String encoded) {
        assertThat(Html.render(root(p(link(address, null, text("a"))))))
                .contains("href=\"" + encoded + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:x",
                "JAVASCRIPT:x",
                " javascript:x",
                "java\tscript:x",
                "\u0001javascript:x",
                "data:text/html,x",
                "vbscript:x"
            })
    void htmlNeverHasAnotherScheme(String address) {
        var html = Html.render(root(p(link(address, null, text("a")), image(address, null, "b"))));

        assertThat(
                        html.replaceAll("[\\s\\p{Cntrl}]|%[01][0-9A-F]|%20", "")
                                .toLowerCase(Locale.ROOT))
                .doesNotContain("\"javascript:", "\"data:", "\"vbscript:");
    }

    @Test
    void htmlHasParagraphsInSpreadListsOnly() {
        assertThat(html("- a\n- b")).contains("<li>a</li>", "<li>b</li>").doesNotContain("<p>");
        assertThat(html("- a\n\n- b")).contains("<p>a</p>", "<p>b</p>");
    }

    @Test
    void htmlKeepsTheWordsOfCellsBeyondTheHead() {
        assertThat(html("| a |\n|---|\n| b | c |")).contains("b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidy", "tight", "noisy"})
    void htmlIsBalanced(String kind) {
        Trees.documents(kind).forEach(document -> assertBalanced(html(document)));
    }

    @Test
    void theAnchorsInHtmlAreThoseOfTheOutline() {
        var tree = Markdown.parse("# A\n\n## A\n\n> ### 比特币\n");

        assertThat(Outline.of(tree))
                .allSatisfy(entry ->
                        assertThat(Html.render(tree))
                                .contains("<h" + entry.depth() + " id=\"" + entry.id() + "\">"));
    }

    // Plain text

    @Test
    void plainTextHasBlocksApartByABlankLine() {
        assertThat(
                        plain(
                                """
                                # A *title*

                                A paragraph with **bold**, `code` and [a link](https://e.x/y "z").
                                Second line\\
                                and third.

                                > A quote.
                                >
                                > Its second paragraph.

                                ``` js
                                let a
                                ```

                                ---

                                The end.
                                """))
                .isEqualTo(
                        """
                        A title

                        A paragraph with bold, code and a link.
                        Second line
                        and third.

                        A quote.

                        Its second paragraph.

                        let a

                        The end.\
                        """);
    }

    @Test
    void plainTextHasMarkedItems() {
        assertThat(plain("* a\n* b\n\nc\n\n1) d\n2) e")).isEqualTo("- a\n- b\n\nc\n\n1. d\n2. e");
    }

    @Test
    void plainTextCountsFromTheFirstNumber() {
        assertThat(plain("9. a\n1. b")).isEqualTo("9. a\n10. b");
    }

    @Test
    void plainTextKeepsListsInLists() {
        assertThat(plain("- a\n  1. b\n  2. c\n- d").lines().map(String::strip))
                .containsExactly("- a", "1. b", "2. c", "- d");
    }

    @Test
    void plainTextHasNoAddresses() {
        assertThat(
                        plain(
                                "[a](https://e.x/b \"c\") ![d](https://e.x/f.png) [g]\n\n[g]: https://e.x/h"))
                .doesNotContain("e.x", "http");
    }

    @Test
    void plainTextHasTheWordsOfEveryCell() {
        assertThat(plain("| a1 | b1 |\n|---|---|\n| a2 | b2 | c2 |"))
                .contains("a1", "b1", "a2", "b2", "c2")
                .doesNotContain("|", "---");
    }

    @Test
    void plainTextShowsCharactersAsTheyAre() {
        assertThat(plain("a &amp; b < c \\*d\\*")).isEqualTo("a & b < c *d*");
    }

    @Test
    void plainTextOfNothingIsEmpty() {
        assertThat(plain("")).isEmpty();
        assertThat(plain("---\n\n#\n\n-\n").strip()).isIn("", "-");
    }

    // Outline

    @Test
    void theOutlineHasEveryHeadingInOrder() {
        assertThat(
                        Outline.of(
                                Markdown.parse(
                                        "# A *b* `c` ![d](/e)\n\nF\n===\n\n- ### [G](/h)\n\n###### 定义\n\n# A b c d")))
                .extracting(OutlineEntry::depth, OutlineEntry::text)
                .containsExactly(
                        tuple(1, "A b c d"),
                        tuple(1, "F"),
                        tuple(3, "G"),
                        tuple(6, "定义"),
                        tuple(1, "A b c d"));
    }

    @Test
    void theOutlineOfPlainProseIsEmpty() {
        assertThat(Outline.of(Markdown.parse("a\n\n- b"))).isEmpty();
    }

    // Reading time

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "220,1", "221,2", "440,2", "1840,9", "2200,10"})
    void readersTakeAMinuteFor220Words(int words, int minutes) {
        assertThat(ReadingTime.of(Markdown.parse("word ".repeat(words))))
                .isEqualTo(new ReadingTime(words, minutes));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "400,1", "401,2", "4000,10"})
    void readersTakeAMinuteFor400HanCharacters(int characters, int minutes) {
        assertThat(ReadingTime.of(Markdown.parse("币".repeat(characters) + "。")))
                .isEqualTo(new ReadingTime(characters, minutes));
    }

    @Test
    void mixedTextIsAddedUp() {
        assertThat(ReadingTime.of(Markdown.parse("Bitcoin 比特币 ".repeat(220))))
                .isEqualTo(new ReadingTime(880, 3)); // 1 for 220 words, 1.65 for 660 characters
        assertThat(ReadingTime.of(Markdown.parse("比特币Bitcoin比特币")).words()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "don't stop           → 2",
                "3.5 %, 1,000 - $30!  → 3",
                "a — b … c            → 3",
                "**bo**ld             → 1",
                "[a](https://e.x/b/c) → 1",
                "'a\\\nb'             → 2",
                "'- a\n- b\n\n# c'    → 3",
                "'1. a\n2. b'         → 2",
                "'| a | b |\n|---|---|\n| c | d |' → 4",
                "'𠀀𠀀'                → 2",
                "？。！                → 0"
            })
    void wordsAreCountedAsReadersDo(String markdown, int words) {
        assertThat(ReadingTime.of(Markdown.parse(markdown)).words()).isEqualTo(words);
    }

    private static String html(String markdown) {
        return Html.render(Markdown.tree(markdown));
    }

    private static String plain(String markdown) {
        return PlainText.render(Markdown.parse(markdown));
    }

    /** Every {@code <} begins a tag of a known form, and every element is closed in turn. */
    private static void assertBalanced(String html) {
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(html);
        var at = 0;
        while (tags.find()) {
            assertThat(html.substring(at, tags.start())).doesNotContain("<", ">");
            at = tags.end();
            if (!tags.group(1).isEmpty()) {
                assertThat(open.poll()).as(html).isEqualTo(tags.group(2));
            } else if (!VOID.contains(tags.group(2))) {
                open.push(tags.group(2));
            }
        }
        assertThat(html.substring(at)).doesNotContain("<", ">");
        assertThat(open).isEmpty();
    }
}
