package io.cryptoqa.body;

import static io.cryptoqa.body.Trees.cell;
import static io.cryptoqa.body.Trees.code;
import static io.cryptoqa.body.Trees.delete;
import static io.cryptoqa.body.Trees.emphasis;
import static io.cryptoqa.body.Trees.heading;
import static io.cryptoqa.body.Trees.image;
import static io.cryptoqa.body.Trees.item;
import static io.cryptoqa.body.Trees.link;
import static io.cryptoqa.body.Trees.list;
import static io.cryptoqa.body.Trees.numbered;
import static io.cryptoqa.body.Trees.p;
import static io.cryptoqa.body.Trees.quote;
import static io.cryptoqa.body.Trees.root;
import static io.cryptoqa.body.Trees.row;
import static io.cryptoqa.body.Trees.strong;
import static io.cryptoqa.body.Trees.table;
import static io.cryptoqa.body.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether Markdown that we write is read as the tree it was written from. */
class RoundTripTests {

    /** What makes markup, or could, and letters around it. */
    private static final String TRAPS = "aB1 比：“”，。.)([]!*_~|&;#+-=><`\\\"'{}^$/%:?é";

    // Texts

    @Property(tries = 1000, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void anyTextIsKept(@ForAll("texts") String text) {
        assertKept(p(text));
    }

    @Property(tries = 1000, seed = "2", edgeCases = EdgeCasesMode.NONE)
    void anyTextIsKeptInAnyBlock(@ForAll("texts") String text) {
        assertKept(
                heading(2, text(text)),
                p("x"),
                quote(p(text), heading(5, text(text))),
                p("x"),
                list(false, item(text), item(false, p(text), list(false, item(text)))),
                p("x"),
                numbered(9, true, item(text), item(text)),
                p("x"),
                table(2, row(cell(text), cell(text)), row(cell(text))));
    }

    @Property(tries = 1000, seed = "3", edgeCases = EdgeCasesMode.NONE)
    void anyTextIsKeptInMarks(@ForAll("texts") String text) {
        assertKept(
                p(text("a "), strong(text), text(" b")),
                p(text("a "), emphasis(text(text)), text(" b")),
                p(text("a "), delete(text(text)), text(" b")),
                p(link("/u", null, text(text))));
    }

    @Property(tries = 1000, seed = "4", edgeCases = EdgeCasesMode.NONE)
    void marksAreKeptWhateverIsBesideThem(
            @ForAll("texts") String before,
            @ForAll("marks") Node mark,
            @ForAll("texts") String after) {
        assertKept(p(text(before), mark, text(after)));
        assertKept(p(mark, text(after)));
        assertKept(p(text(before), mark));
    }

    @Property(tries = 1000, seed = "5", edgeCases = EdgeCasesMode.NONE)
    void linesAreKept(@ForAll("texts") String first, @ForAll("texts") String second) {
        assertKept(p(first + "\n" + second));
        assertKept(p(text(first), new Node.Break(), text(second)));
        assertKept(heading(1, text(first + "\n" + second)), p("x"));
        assertKept(heading(2, text(first), new Node.Break(), text(second)), p("x"));
        assertKept(heading(3, text(first + "\n" + second)), p("x"));
        assertKept(list(false, item(first + "\n" + second), item("x")));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars(TRAPS).ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<Node> marks() {
        return Combinators.combine(Arbitraries.integers().between(0, 2), texts())
                .as((kind, text) -> mark(kind, text(text)));
    }

    private static Node mark(int kind, Node... inside) {
        return switch (kind) {
            case 0 -> strong(inside);
            case 1 -> emphasis(inside);
            default -> delete(inside);
        };
    }

    // Addresses, titles, code

    @Property(tries = 1000, seed = "6", edgeCases = EdgeCasesMode.NONE)
    void addressesAndTitlesAreKept(@ForAll("texts") String address, @ForAll("texts") String title) {
        assertKept(p(text("a "), link("/" + address, title, text("b")), text(" c")));
        assertKept(p(text("a!"), link("/" + address, null, text("b")), text("c")));
        assertKept(p(text("a "), image("/" + address, title, title), text(" c")));
        assertKept(
                table(
                        1,
                        row(
                                cell(
                                        link(
                                                "/" + address,
                                                title,
                                                image("/" + address, null, address))))));
    }

    @Property(tries = 1000, seed = "7", edgeCases = EdgeCasesMode.NONE)
    void codeIsKept(@ForAll("texts") String value) {
        if (!value.isBlank()) { // CommonMark has no code span of one space that is not a space
            assertKept(p(text("a"), new Node.InlineCode(value), text("b")));
        }
        assertKept(p("x"), code(null, null, value), p("x"));
        // In items commonmark-java takes the spaces of a line that has nothing else.
        assertKept(
                list(false, item(false, p("x"), code("js", null, "." + value + "\n\n ." + value))));
        assertKept(quote(code(null, null, "```\n~~~~\n" + value)));
    }

    @ParameterizedTest
    @MethodSource
    void everyCodeIsKept(Node.Code code) {
        assertKept(p("x"), code, p("x"));
        assertKept(list(false, item("x")), code);
        assertKept(quote(code, code));
    }

    static Stream<Node.Code> everyCodeIsKept() {
        return Stream.of(
                code(null, null, ""),
                code(null, null, "\n"),
                code(null, null, "\n\na\n\n"),
                code(null, null, "  a\n\tb"),
                code(null, null, "```"),
                code(null, null, "~~~\n```\n~~~~"),
                code("js", null, "`"),
                code("js", "title=\"x y\" {1,2}", "a"),
                code("a`b", "c", "```"),
                code("`", null, "~~~"),
                code("c++", "&amp; \\* *x*", "&amp;"),
                code("&copy;", null, "a"),
                code("定义", "内容", "比特币"));
    }

    // What commonmark-java's own writer loses

    static Stream<Arguments> everyTrap() {
        return Stream.of(
                argumentSet(
                        "a spread item in a tight list",
                        list(false, item("a"), item(true, p("b"), p("c")), item("d"))),
                argumentSet(
                        "tight items in a spread list",
                        list(true, item(false, p("a"), list(false, item("b"))), item("c"))),
                argumentSet(
                        "a spread list in a tight item",
                        list(
                                false,
                                item(false, p("a"), list(true, item("b"), item("c"))),
                                item("d"))),
                argumentSet(
                        "a tight list in a spread item",
                        list(
                                false,
                                item(true, p("a"), list(false, item("b"), item("c"))),
                                item("d"))),
                argumentSet(
                        "paragraphs in a quote in a tight item",
                        list(false, item(false, quote(p("a"), p("b"))), item("c"))),
                argumentSet(
                        "a loose list in a quote in a tight item",
                        list(
                                false,
                                item(false, p("x"), quote(list(true, item("a"), item("b")))),
                                item("c"))),
                argumentSet(
                        "a quote before an item",
                        list(false, item(false, p("a"), quote(p("b"))), item("c"))),
                argumentSet(
                        "empty cells",
                        table(
                                3,
                                row(cell(), cell("a"), cell()),
                                row(cell(), cell(), cell()),
                                row(cell("b")))),
                argumentSet(
                        "a row of one empty cell",
                        table(1, row(cell("a")), row(cell()), row(cell("b")))),
                argumentSet(
                        "cells beyond the head",
                        table(1, row(cell("a")), row(cell("b"), cell("c"), cell(strong("d"))))),
                argumentSet(
                        "a bar in cells",
                        table(
                                1,
                                row(cell("a|b")),
                                row(cell(new Node.InlineCode("a|b"))),
                                row(cell(link("/a|b", "a|b", text("|")))))),
                argumentSet(
                        "no address but a title", p(link("", "t", text("a")), image("", "t", "b"))),
                argumentSet(
                        "no address at all",
                        p(link("", null, text("a")), text(" "), image("", null, ""))),
                argumentSet("nothing to click on", p(text("a"), link("/u", null), text("b"))),
                argumentSet(
                        "what begins a block",
                        list(
                                false,
                                item("+ a"),
                                item("- a"),
                                item("* a"),
                                item("> a"),
                                item("# a"),
                                item("1. a"),
                                item("1) a"),
                                item("= a"),
                                item(": a"),
                                item("~~~ a"),
                                item("``` a"),
                                item("| a |"),
                                item("--- "),
                                item("==="))),
                argumentSet(
                        "what begins a block, on a second line",
                        p(
                                "a\n+ b\n- c\n> d\n# e\n1. f\n1) g\n===\n---\n***\n- \n+\n| - |\n~~~\n```\n:-")),
                argumentSet("a table of text", p("| a |\n| - |\n| b |")),
                argumentSet("a definition of text", p("[a]: /u \"t\"\n[a]")),
                argumentSet(
                        "# at the end of headings",
                        heading(1, text("a #")),
                        heading(2, text("#")),
                        heading(3, text("C#")),
                        heading(4, text("a \\#"))),
                argumentSet("! before a link", p(text("a!"), link("/u", null, text("b")))),
                argumentSet(
                        "spaces at the edges",
                        p(" a "),
                        heading(1, text("\ta\t")),
                        table(1, row(cell(" a "))),
                        p("a \n b\t"),
                        list(false, item("  a"))),
                argumentSet(
                        "references of text",
                        p("&amp; &#35; &copy; &nbsp;"),
                        code("&amp;", null, "&amp;"),
                        p(link("/&amp;", "&amp;", text("&amp;")))),
                argumentSet("tags of text", p("<b> </b> <!-- --> <x:y> <?a?> List<String>")),
                argumentSet(
                        "bold before a letter",
                        p(strong("定义："), text("内容")),
                        p(strong("Keys:"), text("stay"))),
                argumentSet(
                        "bold behind a letter",
                        p(text("的"), strong("“重要”")),
                        p(text("a"), strong("(b)"), text("c"))),
                argumentSet(
                        "bold with spaces at its edges", p(text("a"), strong(" b "), text("c"))),
                argumentSet(
                        "part of a word",
                        p(strong("con"), text("taining")),
                        p(text("a"), emphasis(text("b")), text("c")),
                        p(text("a"), delete(text("b")), text("c"))),
                argumentSet(
                        "bold beside code",
                        p(new Node.InlineCode("a"), strong("：b："), new Node.InlineCode("c"))),
                argumentSet(
                        "one mark in another",
                        p(emphasis(strong("a"))),
                        p(strong(emphasis(text("a")))),
                        p(strong(text("a "), delete(text("b")), text(" c"))),
                        p(strong(delete(text("a"))))),
                argumentSet(
                        "a mark at its parent's edge",
                        p(strong(emphasis(text("a")), text(" b"))),
                        p(strong(text("a "), emphasis(text("b")))),
                        p(emphasis(strong("a"), text(" b "), strong("c")))),
                argumentSet(
                        "a mark in its own kind",
                        p(emphasis(text("a "), emphasis(text("b")), text(" c")))),
                argumentSet(
                        "mark after mark",
                        p(strong("a"), emphasis(text("b"))),
                        p(emphasis(text("a")), strong("b")),
                        p(strong("a"), delete(text("b")), strong("c"))),
                argumentSet(
                        "stars and lines of text beside marks",
                        p(text("*"), strong("a"), text("*")),
                        p(text("_"), emphasis(text("a")), text("_")),
                        p(text("~"), delete(text("a")), text("~"))),
                argumentSet("code behind a list", list(false, item("a")), code(null, null, "b")),
                argumentSet(
                        "a break in a heading",
                        heading(1, text("a"), new Node.Break(), text("b")),
                        heading(2, text("a"), new Node.Break(), text("b"))),
                argumentSet(
                        "lines in headings",
                        heading(1, text("a\nb")),
                        heading(2, text("a\nb")),
                        heading(3, text("a\nb")),
                        heading(6, text("a\n# b"))),
                argumentSet("an empty heading", heading(1), heading(6), p("a")),
                argumentSet(
                        "lines between items",
                        list(
                                false,
                                item(false, new Node.ThematicBreak()),
                                item("a"),
                                item(false, p("b"), new Node.ThematicBreak()))),
                argumentSet(
                        "a line under a paragraph",
                        p("a"),
                        new Node.ThematicBreak(),
                        p("b"),
                        list(false, item(false, p("a"), new Node.ThematicBreak()))),
                argumentSet(
                        "list after list",
                        list(false, item("a")),
                        list(false, item("b")),
                        list(true, item("c"), item("d")),
                        numbered(1, false, item("e")),
                        numbered(1, false, item("f")),
                        numbered(5, false, item("g"))),
                argumentSet(
                        "list after list in an item",
                        list(
                                false,
                                item(
                                        true,
                                        p("a"),
                                        list(false, item("b")),
                                        list(false, item("c"))))),
                argumentSet(
                        "lists as the first of items",
                        list(false, item(false, list(false, item(false, list(false, item("a"))))))),
                argumentSet(
                        "empty items",
                        list(false, item(false), item("a"), item(false)),
                        numbered(3, false, item(false))),
                argumentSet(
                        "numbers",
                        numbered(0, false, item("a")),
                        p("x"),
                        numbered(7, false, item("a")),
                        p("x"),
                        numbered(999_999_999, false, item("a"))),
                argumentSet(
                        "many items",
                        new Node.List(
                                true,
                                8,
                                false,
                                List.of(
                                        item(false, p("a"), list(false, item("b"))),
                                        item(false, p("c"), code(null, null, "d")),
                                        item(false, p("e"), list(false, item("f"))),
                                        item("g")))),
                argumentSet(
                        "empty quotes",
                        quote(),
                        p("a"),
                        quote(quote()),
                        quote(p("b"), quote(p("c")), p("d"))),
                argumentSet(
                        "quote after quote",
                        quote(p("a")),
                        p("b"),
                        quote(quote(p("a")), quote(p("b")))),
                argumentSet(
                        "a table in an item",
                        list(
                                false,
                                item(
                                        false,
                                        p("a"),
                                        table(1, row(cell("b")), row(cell("c"))),
                                        quote(p("d"))))),
                argumentSet(
                        "a paragraph behind a table",
                        table(1, row(cell("a")), row(cell("b"))),
                        p("c"),
                        table(1, row(cell("d"))),
                        heading(1, text("e"))),
                argumentSet(
                        "signs in addresses",
                        p(
                                link("/a(b)c", null, text("a")),
                                link("/a b<c>\\d", "e\"f'g(h)", text("b")),
                                link("/*a*_b_[c]~~d~~`e`", null, text("c")),
                                link("<", null, text("d")))),
                argumentSet(
                        "bare addresses",
                        p(link("https://e.x/a_b", null, text("https://e.x/a_b")), text("，后文")),
                        p(link("mailto:a@b.co", null, text("a@b.co")), text("x")),
                        p(text("a"), link("http://www.a.b", null, text("www.a.b")))),
                argumentSet(
                        "an address in a link",
                        p(link("/u", null, link("https://e.x", null, text("https://e.x"))))),
                argumentSet(
                        "brackets",
                        p("[a](b) ![a](b) [a][b] [a] \\[ ] ["),
                        p(link("/u", null, text("[a] ] [ b"))),
                        p(image("/u", null, "[a] ] [ *b*"))),
                argumentSet(
                        "code with spaces and ticks",
                        p(
                                new Node.InlineCode("`"),
                                text(" "),
                                new Node.InlineCode("``a`"),
                                text(" "),
                                new Node.InlineCode(" a "),
                                text(" "),
                                new Node.InlineCode(" "),
                                text(" "),
                                new Node.InlineCode("a\nb"),
                                text(" "),
                                new Node.InlineCode("\\"))),
                argumentSet(
                        "a tick beside code", p(text("`"), new Node.InlineCode("a"), text("`"))),
                argumentSet(
                        "characters of every sort",
                        p("a\u00a0b\u2028c\u3000d\u200be\u00adf\ufefeg"),
                        p("\u00a0a\u00a0"),
                        p("\u3000a\u3000")));
    }

    /** Each set is several blocks; JUnit hands them over as one array. */
    @ParameterizedTest
    @MethodSource("everyTrap")
    void everyTrapIsKept(ArgumentsAccessor blocks) {
        assertKept(blocks.toList().stream().map(Node.class::cast).toArray(Node[]::new));
    }

    // Whole documents

    @Property(tries = 1000, seed = "8", edgeCases = EdgeCasesMode.NONE)
    void anyTreeIsKept(@ForAll("trees") Node.Root tree) {
        tree.children().forEach(block -> assertKept(block)); // a small failure before a large one
        assertKept(tree.children().toArray(Node[]::new));
    }

    @Property(tries = 500, seed = "9", edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenAgainIsTheSame(@ForAll("trees") Node.Root tree) {
        var written = Markdown.write(tree);

        assertThat(Markdown.write(Markdown.tree(written))).isEqualTo(written);
    }

    /** Three and more marks at one point are not kept; stray marks make more of them. */
    @ParameterizedTest
    @CsvSource({"tidy,3", "tight,3", "noisy,6"})
    void documentsAreKept(String kind, int butFor) {
        var different = new ArrayList<String>();
        var documents = Trees.documents(kind);
        for (var document : documents) {
            var tree = Markdown.tree(document);
            if (!Markdown.tree(Markdown.write(tree)).equals(tree)) {
                different.add(document);
            }
        }

        System.out.printf(
                "Of %d %s documents %d are not kept.%n", documents.size(), kind, different.size());
        assertThat(different).hasSizeLessThanOrEqualTo(butFor);
    }

    /** Made by hand: jqwik takes minutes to combine generators as deep as these. */
    @Provide
    Arbitrary<Node.Root> trees() {
        return Arbitraries.randomValue(random -> new RandomTrees(random).root());
    }

    // What the writer writes

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "* a          → '- a\n'",
                "+ a          → '- a\n'",
                "'***'        → '___\n'",
                "'    a'      → '```\na\n```\n'",
                "'a  \nb'     → 'a\\\nb\n'",
                "'A\n==='     → '# A\n'",
                "'A ##'       → 'A ##\n'",
                "'a\n\n\n\nb' → 'a\n\nb\n'"
            })
    void plainMarkdownIsWrittenPlainly(String markdown, String canonical) {
        assertThat(Markdown.write(Markdown.parse(markdown)).strip()).isEqualTo(canonical.strip());
    }

    @Test
    void ordinaryProseIsWrittenAsItIs() {
        var prose =
                """
                ## Why does it matter?

                Bitcoin (BTC) was first described in 2008 - by "Satoshi Nakamoto" - and costs $30 or 50 % more.

                - **Freedom:** to think
                - **自由：** 思考

                > 定义 and more, e.g. [a link](https://example.com/a-b?c=d&e).

                1. `code` and *emphasis*
                2. C++ and snake_case
                """;

        assertThat(Markdown.write(Markdown.parse(prose)).strip()).isEqualTo(prose.strip());
    }

    private static void assertKept(Node... blocks) {
        var tree = root(blocks);
        var written = Markdown.write(tree);

        assertThat(Trees.mdast(Markdown.tree(written))).as(written).isEqualTo(Trees.mdast(tree));
    }
}
