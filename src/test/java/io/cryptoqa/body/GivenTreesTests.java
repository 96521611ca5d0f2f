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
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that somebody else made: what is put right, and what is refused. */
class GivenTreesTests {

    static Stream<Arguments> looseTrees() {
        return Stream.of(
                argumentSet(
                        "neighbouring texts are one",
                        root(p(text("a"), text("b"), text(" c"))),
                        root(p("ab c"))),
                argumentSet(
                        "empty texts are dropped",
                        root(p(text(""), strong("a"), text(""))),
                        root(p(strong("a")))),
                argumentSet(
                        "empty marks are dropped",
                        root(
                                p(
                                        text("a"),
                                        strong(),
                                        emphasis(text("")),
                                        delete(strong()),
                                        text("b"))),
                        root(p("ab"))),
                argumentSet(
                        "equal neighbouring marks are one",
                        root(
                                p(
                                        strong("a"),
                                        strong("b"),
                                        text(" "),
                                        emphasis(text("c")),
                                        emphasis(text("d")))),
                        root(p(strong("ab"), text(" "), emphasis(text("cd"))))),
                argumentSet(
                        "equal marks apart by nothing are one",
                        root(p(strong("a"), text(""), strong("b"))),
                        root(p(strong("ab")))),
                argumentSet(
                        "one item is not spread",
                        root(list(true, item(true, p("a")))),
                        root(list(false, item("a")))),
                argumentSet(
                        "two are",
                        root(list(true, item(true, p("a"), p("b")), item(true, p("c")))),
                        root(list(true, item(true, p("a"), p("b")), item("c")))),
                argumentSet(
                        "a bare address is a link",
                        root(p("see https://e.x/y now")),
                        root(
                                p(
                                        text("see "),
                                        link("https://e.x/y", null, text("https://e.x/y")),
                                        text(" now")))),
                argumentSet(
                        "a bare e-mail address is a link",
                        root(p("a@b.co")),
                        root(p(link("mailto:a@b.co", null, text("a@b.co"))))),
                argumentSet(
                        "data is made anew",
                        root(new Node.Heading(2, List.of(text("A")), new Node.HeadingData("mine"))),
                        root(heading(2, text("A")))),
                argumentSet(
                        "an empty title is none",
                        root(p(link("/u", "", text("a")), image("/v", "", "b"))),
                        root(p(link("/u", null, text("a")), image("/v", null, "b")))));
    }

    @ParameterizedTest
    @MethodSource("looseTrees")
    void whatMeansTheSameIsPutRight(Node.Root given, Node.Root meant) {
        assertThat(Trees.mdast(Markdown.parse(Markdown.fromTree(given))))
                .isEqualTo(Trees.mdast(meant));
    }

    static Stream<Arguments> boldText() {
        return Stream.of(
                argumentSet("a Chinese colon", p(strong("定义："), text("内容"))),
                argumentSet("a colon", p(strong("Keys:"), text("stay"))),
                argumentSet("quotation marks", p(text("的"), strong("“重要”"), text("的"))),
                argumentSet("brackets", p(text("注"), strong("（注）"), text("注"))),
                argumentSet("a full stop", p(strong("价格。"), text("市场"))),
                argumentSet("Chinese emphasis", p(emphasis(text("价格。")), text("市场"))),
                argumentSet("struck out", p(delete(text("价格。")), text("市场"))),
                argumentSet("part of a word", p(strong("con"), text("taining"))),
                argumentSet("a link behind", p(strong("定义："), link("/u", null, text("内容")))),
                argumentSet("code behind", p(strong("定义："), new Node.InlineCode("内容"))),
                argumentSet("emphasis behind", p(strong("定义："), emphasis(text("内容")))));
    }

    @ParameterizedTest
    @MethodSource("boldText")
    void boldStaysBoldWhateverFollows(Node.Paragraph paragraph) {
        assertThat(Markdown.parse(Markdown.fromTree(root(paragraph)))).isEqualTo(root(paragraph));
    }

    @Test
    void boldStaysTheLeadOfItsItem() {
        var given = root(list(false, item(false, p(strong("定义："), text("内容")))));
        var read = Trees.only(Trees.only(Markdown.parse(Markdown.fromTree(given))));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Node.ListItem.class,
                        item -> assertThat(item.data()).isEqualTo(new Node.ItemData("定义")));
    }

    static Stream<Arguments> impossibleTrees() {
        var p = p("a");
        var head = row(cell("h"));
        return Stream.of(
                argumentSet(
                        "a paragraph in a cell",
                        "/children/0/children/0/children/0/children/0",
                        root(table(1, row(cell(p))))),
                argumentSet(
                        "a list in a cell",
                        "/children/0/children/1/children/0/children/1",
                        root(table(1, head, row(cell(text("x"), list(false, item("a"))))))),
                argumentSet(
                        "code in a cell",
                        "/children/0/children/1/children/0/children/0",
                        root(table(1, head, row(cell(code(null, null, "a")))))),
                argumentSet(
                        "a break in a cell",
                        "/children/0/children/1/children/0/children/1",
                        root(table(1, head, row(cell(text("a"), new Node.Break(), text("b")))))),
                argumentSet(
                        "a break in bold in a cell",
                        "/children/0/children/1/children/0/children/0/children/1",
                        root(
                                table(
                                        1,
                                        head,
                                        row(
                                                cell(
                                                        strong(
                                                                text("a"),
                                                                new Node.Break(),
                                                                text("b"))))))),
                argumentSet(
                        "a break in a heading of depth 3",
                        "/children/1/children/1",
                        root(p, heading(3, text("a"), new Node.Break(), text("b")))),
                argumentSet(
                        "a break in a heading of depth 6",
                        "/children/0/children/1",
                        root(heading(6, text("a"), new Node.Break(), text("b")))),
                argumentSet(
                        "two paragraphs without a blank line",
                        "/children/0/children/1",
                        root(list(false, item("x"), item(false, p, p)))),
                argumentSet(
                        "text straight after a quote",
                        "/children/0/children/0",
                        root(list(false, item(false, quote(p), p)))),
                argumentSet(
                        "an ordered list from 5 straight after a paragraph",
                        "/children/0/children/0",
                        root(list(false, item(false, p, numbered(5, false, item("b")))))),
                argumentSet("text outside of a block", "/children/1", root(p, text("a"))),
                argumentSet("bold outside of a block", "/children/0", root(strong("a"))),
                argumentSet("a paragraph in a paragraph", "/children/0/children/0", root(p(p))),
                argumentSet(
                        "a list in a heading",
                        "/children/0/children/0",
                        root(heading(1, list(false, item("a"))))),
                argumentSet(
                        "a quote in bold",
                        "/children/0/children/0/children/0",
                        root(p(strong(quote(p))))),
                argumentSet("a root in a root", "/children/1", root(p, root(p))),
                argumentSet("an item outside of a list", "/children/0", root(item("a"))),
                argumentSet(
                        "a paragraph straight in a list",
                        "/children/0/children/1",
                        root(list(false, item("a"), p))),
                argumentSet("a row outside of a table", "/children/0", root(row(cell("a")))),
                argumentSet(
                        "a cell straight in a table",
                        "/children/0/children/0",
                        root(table(1, cell("a")))),
                argumentSet("a table without rows", "/children/0", root(table(1))),
                argumentSet("a list without items", "/children/1", root(p, list(false))),
                argumentSet(
                        "a row without cells",
                        "/children/0/children/1",
                        root(table(1, head, row()))),
                argumentSet("a heading of depth 0", "/children/0", root(heading(0, text("a")))),
                argumentSet("a heading of depth 7", "/children/1", root(p, heading(7, text("a")))),
                argumentSet("a list from -1", "/children/0", root(numbered(-1, false, item("a")))),
                argumentSet(
                        "a list from 1,000,000,000",
                        "/children/0",
                        root(numbered(1_000_000_000, false, item("a")))),
                argumentSet("a language of two words", "/children/0", root(code("a b", null, "x"))),
                argumentSet(
                        "a language's rest without a language",
                        "/children/0",
                        root(code(null, "b", "x"))),
                argumentSet(
                        "a link in a link",
                        "/children/0/children/0",
                        root(p(link("/u", null, text("a "), link("/v", null, text("b")))))),
                argumentSet(
                        "a paragraph of nothing but a break",
                        "/children/0",
                        root(p(new Node.Break()))),
                argumentSet(
                        "a break at the end", "/children/0", root(p(text("a"), new Node.Break()))));
    }

    @ParameterizedTest
    @MethodSource("impossibleTrees")
    void whatMarkdownCannotSayIsRefusedWithItsPlace(String pointer, Node.Root given) {
        assertThat(Violations.of(given))
                .isNotEmpty()
                .first()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("not-representable");
                    assertThat(violation.pointer()).startsWith(pointer);
                    assertThat(violation.detail()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:x",
                "data:text/html,x",
                " vbscript:x",
                "java\nscript:x",
                "\u0001javascript:x"
            })
    void otherSchemesAreRefusedWithTheirPlace(String address) {
        assertThat(Violations.of(root(p("a"), p(text("b"), link(address, null, text("c"))))))
                .extracting(InvalidBody.Violation::code, InvalidBody.Violation::pointer)
                .containsExactly(tuple("link-scheme", "/children/1/children/1"));
        assertThat(Violations.of(root(p(image(address, null, "c")))))
                .extracting(InvalidBody.Violation::code, InvalidBody.Violation::pointer)
                .containsExactly(tuple("link-scheme", "/children/0/children/0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\u001b[31m"})
    void whatIsNotTextIsRefused(String value) {
        assertThat(Violations.of(root(p("x"), p(value)))).isNotEmpty();
        assertThat(Violations.of(root(code(null, null, value)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDFFFb", "\uDC00\uD800"})
    void halfACharacterIsRefusedOrReplaced(String value) {
        for (var given :
                List.of(
                        root(p(value)),
                        root(code(null, null, value)),
                        root(p(link("/" + value, value, text("a")))))) {
            if (Violations.of(given).isEmpty()) {
                assertThat(Markdown.fromTree(given).codePoints())
                        .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
            }
        }
    }

    @Test
    void aTreeThatIsTooDeepIsRefused() {
        Node deep = p("a");
        for (int i = 0; i < 30; i++) {
            deep = quote(deep);
        }

        assertThat(Violations.of(root(deep)))
                .extracting(InvalidBody.Violation::code)
                .contains("too-deep");
    }

    @Test
    void tagsOfTextAreText() {
        var given = root(p("<script>alert(1)</script> List<String> & <!-- x -->"));

        assertThat(Markdown.parse(Markdown.fromTree(given))).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidy", "tight", "noisy"})
    void treesOfOursAreTaken(String kind) {
        var refused =
                Trees.documents(kind).stream()
                        .filter(document -> !Violations.of(Markdown.tree(document)).isEmpty())
                        .toList();

        assertThat(refused).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidy", "tight", "noisy"})
    void canonicalMarkdownStaysAsItIs(String kind) {
        for (var document : Trees.documents(kind)) {
            var tree = Markdown.tree(document);
            if (Violations.of(tree).isEmpty()) {
                var canonical = Markdown.fromTree(tree);

                assertThat(Markdown.fromTree(Markdown.parse(canonical))).isEqualTo(canonical);
            }
        }
    }
}
