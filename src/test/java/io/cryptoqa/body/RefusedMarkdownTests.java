package io.cryptoqa.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptoqa.body.InvalidBody.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body must not hold, and what its author is told. */
class RefusedMarkdownTests {

    // Raw HTML

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "a <b>                     → 1",
                "'a\n\n<div>\n'            → 3",
                "'a\nb\nc <br> d'          → 3",
                "'<!-- x -->'              → 1",
                "'a\n\nb <!-- x\ny --> c'  → 3",
                "'- a\n- <script>x\n'      → 2",
                "'> a\n> > b</i>'          → 2",
                "'| a |\n|---|\n| <b> |'   → 3",
                "'# a\n\n## <u>b'          → 3",
                "'a\n===\n\n<?php ?>'      → 4",
                "'<!DOCTYPE html>'         → 1",
                "'a <![CDATA[x]]>'         → 1",
                "'a *b **c <i>***'         → 1",
                "'[a <b>](/u)'             → 1",
                "'Use List<String> here'   → 1",
                "'a\n\nMap<K, V>\n List<T>' → 4"
            })
    void rawHtmlIsRefusedWithItsLine(String markdown, int line) {
        assertThat(Violations.of(markdown))
                .extracting(Violation::code, Violation::line, Violation::pointer)
                .containsExactly(tuple("raw-html", line, ""));
    }

    @Test
    void authorsOfRawHtmlAreToldOfBackticks() {
        assertThat(Violations.of("Use List<String> here"))
                .singleElement()
                .extracting(Violation::detail)
                .asString()
                .containsIgnoringCase("backtick");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`<b>`",
                "```\n<b>\n```",
                "    <b>",
                "a < b > c",
                "1 <2> 3",
                "&lt;b&gt;",
                "\\<b>",
                "<https://e.x>",
                "<a@b.co>",
                "[a](<b>)",
                "a <3",
                "Map<K, V>"
            })
    void whatOnlyLooksLikeHtmlIsTaken(String markdown) {
        assertThat(Violations.of(markdown)).isEmpty();
    }

    // Schemes

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](JavaScript:x)",
                "[a](<javascript:alert('x y')>)",
                "[a](javascript&colon;x)",
                "[a](javascript&#58;x)",
                "[a](&#106;avascript:x)",
                "[a](java&#9;script:x)",
                "[a](java&NewLine;script:x)",
                "[a](java&#10;script:x)",
                "[a](java&#13;script:x)",
                "[a](&#32;javascript:x)",
                "[a](< javascript:x>)",
                "[a](&#1;javascript:x)",
                "[a](&#x1f;javascript:x)",
                "[a](&Tab;javascript:x)",
                "[a](javascript\\:x)",
                "[a](vbscript:x)",
                "[a](VBSCRIPT:x)",
                "[a](data:text/html;base64,x)",
                "[a](file:///etc/passwd)",
                "[a](ftp://e.x)",
                "[a](blob:https://e.x)",
                "[a](tel:1)",
                "[a](about:blank)",
                "[a](x:y)",
                "![a](data:image/png;base64,x)",
                "![a](javascript:x)",
                "[![a](javascript:x)](/u)",
                "[![a](/u)](javascript:x)",
                "<javascript:x>",
                "<irc://e.x>",
                "<localhost:8080/x>",
                "[a]\n\n[a]: javascript:x",
                "![a][b]\n\n[b]: <data:x> 't'",
                "- > **[a](javascript:x)**",
                "| [a](javascript:x) |\n|---|",
                "# [a](javascript:x)"
            })
    void otherSchemesAreRefused(String markdown) {
        assertThat(Violations.of(markdown))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("link-scheme");
                    assertThat(violation.line()).isNotNull();
                    assertThat(violation.detail()).contains("http");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "'a\n\n[b](javascript:x)'             → 3",
                "'a\nb ![c](data:x)'                  → 2",
                "'- a\n- b\n- <xx:y>'                 → 3",
                "'| a |\n|---|\n| [b](javascript:x) |' → 3",
                "'> a\n>\n> [b](x:y)'                 → 3"
            })
    void otherSchemesAreRefusedWithTheirLine(String markdown, int line) {
        assertThat(Violations.of(markdown))
                .extracting(Violation::code, Violation::line)
                .containsExactly(tuple("link-scheme", line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](http://e.x)",
                "[a](HTTPS://e.x)",
                "[a](MailTo:a@b.co)",
                "[a](/u:v)",
                "[a](u/v:w)",
                "[a](./u:v)",
                "[a](?u=v:w)",
                "[a](#u:v)",
                "[a](../u)",
                "[a](u)",
                "[a](<>)",
                "[a]()",
                "[a](//e.x/u)",
                "[a](javascript%3Ax)",
                "[a](/javascript:x)",
                "[a](/定义：内容)",
                "javascript:x and `[a](javascript:x)`",
                "[a]: javascript:x",
                "https://e.x/a:b",
                "ftp://e.x"
            })
    void ordinaryAndRelativeAddressesAreTaken(String markdown) {
        assertThat(Violations.of(markdown)).isEmpty();
    }

    // Limits

    @Test
    void aBodyMayHave500000Characters() {
        var longest = "lorem ipsum dolor sit amet\n\n".repeat(20_000).substring(0, 499_999) + "x";

        assertThat(Violations.of(longest)).isEmpty();
        assertThat(Violations.of(longest + "x"))
                .extracting(Violation::code)
                .containsExactly("too-long");
    }

    @Test
    void lineEndsOfWindowsCountOnce() {
        assertThat(Violations.of("lorem ipsum\r\n\r\n".repeat(35_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "1. ", "> - "})
    void blocksMayBeNested(String opener) {
        assertThat(Violations.of(opener.repeat(16 / opener.length()) + "a")).isEmpty();
        assertThat(Violations.of("a\n\n" + opener.repeat(25) + "b"))
                .extracting(Violation::code, Violation::line)
                .containsExactly(tuple("too-deep", 3));
    }

    @Test
    void marksMayBeNested() {
        assertThat(Violations.of("*a **b ".repeat(4) + "c" + "** *".repeat(4))).isEmpty();
        assertThat(Violations.of("a\n\n" + "*a **b ".repeat(15) + "c" + " d** e*".repeat(15)))
                .extracting(Violation::code, Violation::line)
                .containsExactly(tuple("too-deep", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "_", "~", "[", "]", "!"})
    void aParagraphMayHold1000Marks(String mark) {
        var line = ("a " + mark).repeat(100) + "\n";

        assertThat(Violations.of("a\n\n" + line.repeat(10))).isEmpty();
        assertThat(Violations.of("a\n\n" + line.repeat(10) + mark + "\n"))
                .extracting(Violation::code, Violation::line)
                .containsExactly(tuple("too-dense", 3));
    }

    @Test
    void rowsOfATableCountSingly() {
        var rows = "| **a** |\n".repeat(500);

        assertThat(Violations.of("| a |\n|---|\n" + rows)).isEmpty();
        assertThat(Violations.of("> | a |\n> |---|\n> " + rows.strip().replace("\n", "\n> ")))
                .isEmpty();
    }

    @Test
    void aTableDoesNotHideAParagraph() {
        assertThat(Violations.of("| a |\n|---|\n> " + "**a** | b\n".repeat(500)))
                .extracting(Violation::code)
                .containsExactly("too-dense");
        assertThat(Violations.of("    |---|\n" + "**a** | b\n".repeat(500)))
                .extracting(Violation::code)
                .containsExactly("too-dense");
        assertThat(Violations.of("a\nb\n|---|---|\n" + "**a** | b\n".repeat(500)))
                .extracting(Violation::code)
                .containsExactly("too-dense");
    }

    @Test
    void aBodyMayHold50000Marks() {
        var paragraph = "*a* ".repeat(250) + "\n\n";

        assertThat(Violations.of(paragraph.repeat(100))).isEmpty();
        assertThat(Violations.of(paragraph.repeat(100) + "*"))
                .extracting(Violation::code)
                .containsExactly("too-dense");
    }

    @Test
    void aTableOfTooManyCellsIsRefused() {
        var table = "|a".repeat(2_000) + "|\n" + "|-".repeat(2_000) + "|\n" + "|b|\n".repeat(600);

        assertThat(Violations.of("x\n\n" + table))
                .extracting(Violation::code)
                .containsExactly("too-many-cells");
    }

    @Test
    void aTableOfManyWideRowsIsRefusedOrKept() {
        var markdown = "|a|\n|-|\n" + ("|" + "b|".repeat(2_000) + "\n").repeat(100);

        assertThat(Violations.of(markdown)).isEmpty();
    }

    // Characters

    @ParameterizedTest
    @CsvSource({
        "'a\u0000b',1",
        "'a\n\nb\u0000',3",
        "'```\na\n\u0000\n```',3",
        "'a\n\u001b[31mb',2"
    })
    void whatIsNotTextIsRefusedWithItsLine(String markdown, int line) {
        assertThat(Violations.of(markdown))
                .extracting(Violation::code, Violation::line)
                .containsExactly(tuple("control-character", line));
    }

    @Test
    void tabsAndLineEndsAreText() {
        assertThat(Violations.of("a\tb\r\nc\rd\n\te")).isEmpty();
    }

    // Several

    @Test
    void everythingWrongIsToldAtOnce() {
        var markdown =
                """
                a <b> c

                [d](javascript:x) and ![e](data:y)

                <div>
                f
                </div>

                %sg

                List<T> [h](ftp://e.x)
                """
                        .formatted("> ".repeat(25));

        assertThat(Violations.of(markdown))
                .extracting(Violation::code, Violation::line)
                .containsExactlyInAnyOrder(
                        tuple("raw-html", 1),
                        tuple("link-scheme", 3),
                        tuple("link-scheme", 3),
                        tuple("raw-html", 5),
                        tuple("too-deep", 9),
                        tuple("raw-html", 11),
                        tuple("link-scheme", 11));
    }

    @Test
    void violationsAreInTheOrderOfTheBody() {
        assertThat(Violations.of("[a](x:y)\n\n<b>\n\n[c](x:y)\n\n<d>"))
                .extracting(Violation::line)
                .isSorted();
    }

    @Test
    void charactersAreToldTogetherWithTheRest() {
        assertThat(Violations.of("a\u0000\n\n<b>"))
                .extracting(Violation::code)
                .containsExactly("control-character", "raw-html");
    }

    @Test
    void everyViolationSaysWhatIsWrong() {
        assertThat(Violations.of("<b> [a](javascript:x)"))
                .hasSize(2)
                .allSatisfy(violation ->
                        assertThat(violation.detail()).isNotBlank().doesNotContain("Exception"));
    }
}
