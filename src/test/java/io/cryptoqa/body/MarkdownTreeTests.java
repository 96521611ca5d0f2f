package io.cryptoqa.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a body's tree says, and what of it is ours: anchors and leads. */
class MarkdownTreeTests {

    @Test
    void theTreeIsPrintedAsMdast() {
        var markdown =
                """
                ## Why *now*?

                3. **Freedom:** see [it](/u)

                ``` js title=x
                a
                ```

                | a | b |
                |:--|---|
                | ![i](/v "t") | c |
                """;

        assertThat(Trees.JSON.<JsonNode>valueToTree(Markdown.parse(markdown)))
                .isEqualTo(
                        Trees.json(
                                """
                                {"type":"root","children":[
                                  {"type":"heading","depth":2,"data":{"id":"why-now"},"children":[
                                    {"type":"text","value":"Why "},
                                    {"type":"emphasis","children":[{"type":"text","value":"now"}]},
                                    {"type":"text","value":"?"}]},
                                  {"type":"list","ordered":true,"start":3,"spread":false,"children":[
                                    {"type":"listItem","spread":false,"data":{"lead":"Freedom"},"children":[
                                      {"type":"paragraph","children":[
                                        {"type":"strong","children":[{"type":"text","value":"Freedom:"}]},
                                        {"type":"text","value":" see "},
                                        {"type":"link","title":null,"url":"/u","children":[{"type":"text","value":"it"}]}]}]}]},
                                  {"type":"code","lang":"js","meta":"title=x","value":"a"},
                                  {"type":"table","align":["left",null],"children":[
                                    {"type":"tableRow","children":[
                                      {"type":"tableCell","children":[{"type":"text","value":"a"}]},
                                      {"type":"tableCell","children":[{"type":"text","value":"b"}]}]},
                                    {"type":"tableRow","children":[
                                      {"type":"tableCell","children":[{"type":"image","title":"t","url":"/v","alt":"i"}]},
                                      {"type":"tableCell","children":[{"type":"text","value":"c"}]}]}]}]}
                                """));
    }

    @Test
    void aTreeThatWasPrintedIsReadAsItWas() {
        for (var markdown : Trees.documents("tidy")) {
            var tree = Markdown.tree(markdown);
            var json = Trees.JSON.writeValueAsString(tree);

            assertThat(Trees.JSON.readValue(json, Node.Root.class)).isEqualTo(tree);
        }
    }

    @Test
    void cellsBeyondTheHeadKeepTheirWords() {
        var table = Trees.only(Markdown.parse("| a |\n|---|\n| 1 | 2 | **3** |"));

        assertThat(table.children().getLast())
                .isEqualTo(
                        Trees.row(Trees.cell("1"), Trees.cell("2"), Trees.cell(Trees.strong("3"))));
    }

    @Test
    void shortRowsAreNotFilledUp() {
        var table = Trees.only(Markdown.parse("| a | b |\n|---|---|\n| 1 |"));

        assertThat(table.children().getLast()).isEqualTo(Trees.row(Trees.cell("1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| a | b |\n|---|---|\n| 1 | <b> |",
                "| a |\n|---|\n| 1 | <b> |",
                "| a |\n|---|\n| 1 | [x](javascript:y) |",
                "> | a |\n> |---|\n> | 1 | <b> |"
            })
    void cellsBeyondTheHeadAreCheckedAsTheOthers(String markdown) {
        assertThat(Violations.of(markdown)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "What is Bitcoin?                → what-is-bitcoin",
                "1. The *first* `step`           → 1-the-first-step",
                "什么是比特币？                      → 什么是比特币",
                "比特币 与 以太坊                    → 比特币-与-以太坊",
                "Über Größe                      → über-größe",
                "[A link](https://e.x/y), really → a-link-really"
            })
    void anAnchorIsReadable(String heading, String id) {
        assertThat(ids("# " + heading)).containsExactly(id);
    }

    @Test
    void anAnchorIsUniqueInItsBody() {
        assertThat(
                        ids(
                                "# A\n\n# A\n\n# A 2\n\n# A\n\n# a-2\n\n> # A\n\n#\n\n#\n\n# ！\n\n# Section"))
                .doesNotHaveDuplicates()
                .hasSize(10)
                .startsWith("a");
    }

    @Test
    void anAnchorDoesNotChangeWhenHeadingsFollow() {
        assertThat(ids("# A\n\n# A\n\n# B")).startsWith(ids("# A\n\n# A").toArray(String[]::new));
    }

    @Property(tries = 300, seed = "20260427", edgeCases = EdgeCasesMode.NONE)
    void anchorsAreUniqueAndPlain(@ForAll("headings") List<String> headings) {
        var ids = ids("# " + String.join("\n\n# ", headings));

        assertThat(ids).hasSize(headings.size()).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.matches("[\\p{L}\\p{N}\\p{M}_-]+"), "plain");
    }

    @Provide
    Arbitrary<List<String>> headings() {
        return Arbitraries.of(
                        "a",
                        "A",
                        "a-2",
                        "a 2",
                        "a-3",
                        "-",
                        "",
                        "？",
                        "定义",
                        "é",
                        "e\u0301",
                        "İ",
                        "😀",
                        "a\\#",
                        "&nbsp;",
                        "&#xD800;",
                        "section",
                        "Section 2",
                        "%41",
                        "ﬁ",
                        "١",
                        "𠀀")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            nullValues = "-",
            value = {
                "**Freedom:** to think       → Freedom",
                "**Freedom**: to think       → Freedom",
                "**定义：** 内容                → 定义",
                "**定义**：内容                 → 定义",
                "__Freedom:__ to think       → Freedom",
                "**A *b* `c`:** d            → A b c",
                "**Freedom:**                → Freedom",
                "**Freedom** : to think      → -",
                "**Freedom** to think        → -",
                "*Freedom:* to think         → -",
                "Freedom: to think           → -",
                "We **Freedom:** to think    → -",
                "**:** to think              → -",
                "**Freedom -** to: think     → -",
                "`a`: b                      → -"
            })
    void theLeadOfAnItemIsItsFirstBoldTextBeforeAColon(String item, String lead) {
        var list = Trees.only(Markdown.parse("- " + item));

        assertThat(Trees.only(list))
                .isInstanceOfSatisfying(
                        Node.ListItem.class,
                        it ->
                                assertThat(it.data())
                                        .isEqualTo(lead == null ? null : new Node.ItemData(lead)));
    }

    @Test
    void onlyTheFirstParagraphOfAnItemGivesItsLead() {
        var list =
                Markdown.parse("- a\n\n  **B:** c\n- > **D:** e\n- # **F:** g").children().get(0);

        assertThat(list.children())
                .allSatisfy(item -> assertThat(((Node.ListItem) item).data()).isNull());
    }

    @Test
    void boldThatDoesNotCloseIsNoLead() {
        var markdown = "- **定义：**内容";

        assertThat(Trees.JSON.writeValueAsString(Markdown.parse(markdown))).doesNotContain("lead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&#xD800;",
                "&#xDFFF;a",
                "[a](/&#xD800;)",
                "[a](/u \"&#xD800;\")",
                "![&#xDC00;](/u)",
                "``` &#xD800; &#xD800;\nx\n```",
                "[a]\n\n[a]: /&#xD800; '&#xD800;'",
                "| a |\n|---|\n| &#xD800; | &#xD800; |",
                "# &#xD800;"
            })
    void halfACharacterBecomesTheReplacementCharacter(String markdown) {
        var tree = Markdown.parse(markdown);
        var json = Trees.JSON.writeValueAsString(tree);

        assertThat(tree.toString()).contains("\uFFFD");
        assertThat(tree.toString().codePoints()).noneMatch(MarkdownTreeTests::isHalf);
        assertThat(json.codePoints()).noneMatch(MarkdownTreeTests::isHalf);
    }

    @Test
    void charactersOfTwoHalvesAreKept() {
        assertThat(Markdown.parse("😀 𠀀 &#x1F600;").children())
                .containsExactly(Trees.p("😀 𠀀 😀"));
    }

    @Test
    void lineEndsOfWindowsAreLineEnds() {
        assertThat(Markdown.parse("a\r\nb\r\n\r\n```\r\nc\r\nd\r\n```\r\n\r`e\rf`"))
                .isEqualTo(
                        Trees.root(
                                Trees.p("a\nb"),
                                Trees.code(null, null, "c\nd"),
                                Trees.p(new Node.InlineCode("e\nf"))));
    }

    @Test
    void anEmptyTitleIsNone() {
        assertThat(Markdown.parse("[a](/u \"\") ![b](/v '')\n\n[c]\n\n[c]: /w ()").children())
                .containsExactly(
                        Trees.p(
                                Trees.link("/u", null, Trees.text("a")),
                                Trees.text(" "),
                                Trees.image("/v", null, "b")),
                        Trees.p(Trees.link("/w", null, Trees.text("c"))));
    }

    @Test
    void tasksAndFootnotesAreText() {
        assertThat(Trees.mdast(Markdown.parse("- [x] a[^1]\n- [ ] b")).toString())
                .contains("\"[x] a[^1]\"", "\"[ ] b\"");
    }

    @Test
    void oneTildeIsText() {
        assertThat(Markdown.parse("~a~ ~~b~~"))
                .isEqualTo(Trees.root(Trees.p(Trees.text("~a~ "), Trees.delete(Trees.text("b")))));
    }

    @Test
    void anEmptyBodyIsAnEmptyTree() {
        assertThat(Markdown.parse("")).isEqualTo(Trees.root());
        assertThat(Markdown.parse(" \n\n\t\n")).isEqualTo(Trees.root());
        assertThat(Markdown.parse("[a]: /u")).isEqualTo(Trees.root());
    }

    /** Where commonmark.js agrees with us and not with the reference. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "'    a\n-'       → '[{\"type\":\"code\",\"lang\":null,\"meta\":null,\"value\":\"a\"},{\"type\":\"list\",\"ordered\":false,\"start\":null,\"spread\":false,\"children\":[{\"type\":\"listItem\",\"spread\":false,\"children\":[]}]}]'",
                "'x*~~a~~*'       → '[{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"value\":\"x*\"},{\"type\":\"delete\",\"children\":[{\"type\":\"text\",\"value\":\"a\"}]},{\"type\":\"text\",\"value\":\"*\"}]}]'"
            })
    void whereTheReferenceLeavesCommonMarkWeDoNot(String markdown, String mdast) {
        assertThat(Trees.mdast(Markdown.parse(markdown)).get("children").toString())
                .isEqualTo(Trees.json(mdast).toString());
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static List<String> ids(String markdown) {
        var ids = Outline.of(Markdown.parse(markdown)).stream().map(OutlineEntry::id).toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        return ids;
    }
}
