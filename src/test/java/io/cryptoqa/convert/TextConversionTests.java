package io.cryptoqa.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of text as people type it. */
class TextConversionTests {

    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("paragraphs", "a\nb\n\n\nc", "a\nb\n\nc"),
                argumentSet("bullets", "- a\n* b\n", "- a\n  * b"),
                argumentSet("any bullet", "•a\n•b", "- a\n- b"),
                argumentSet("dashes", "– a\n– b", "- a\n- b"),
                argumentSet("a bullet of Word", "·\ta\no\tb\n·\tc", "- a\n  * b\n- c"),
                argumentSet("numbers", "1. a\n2. b", "1. a\n2. b"),
                argumentSet("numbers in brackets", "3) a\n4) b", "3. a\n4. b"),
                argumentSet(
                        "Chinese numbers",
                        "1、甲\n2、乙\n（1）丙\n（2）丁\n3、戊",
                        "1. 甲\n2. 乙\n   1) 丙\n   2) 丁\n3. 戊"),
                argumentSet("numbers without a space", "1.甲\n2.乙", "1. 甲\n2. 乙"),
                argumentSet("ones", "1. a\n1. b", "1. a\n2. b"),
                argumentSet("a gap in the numbers", "1. a\n3. b", "1. a\n\n3) b"),
                argumentSet("indentation", "- a\n  - b\n    - c\n- d", "- a\n  * b\n    - c\n- d"),
                argumentSet("tabs", "1. a\n\t- b\n2. c", "1. a\n   * b\n2. c"),
                argumentSet(
                        "lost indentation", "1. a\n- b\n- c\n2. d", "1. a\n   * b\n   * c\n2. d"),
                argumentSet("a blank line between items", "- a\n\n- b", "- a\n\n- b"),
                argumentSet("an item on two lines", "- a\n  b\n- c", "- a\n  b\n- c"),
                argumentSet("an item of two paragraphs", "- a\n\n  b\n\nc", "- a\n\n  b\n\nc"),
                argumentSet("text before a list", "a:\n- b", "a:\n\n- b"),
                argumentSet(
                        "a heading", "What is it?\n\nIt is this.", "## What is it?\n\nIt is this."),
                argumentSet("a Chinese heading", "什么是比特币\n\n一种货币。", "## 什么是比特币\n\n一种货币。"),
                argumentSet("short lines", "Hi\n\nHow are you\n\nBye", "Hi\n\nHow are you\n\nBye"),
                argumentSet("a short sentence", "It is.\n\nIt is this.", "It is.\n\nIt is this."),
                argumentSet("what introduces", "如下：\n\n一种货币。", "如下：\n\n一种货币。"),
                argumentSet(
                        "Markdown",
                        "# a\n**b** [c](d) `e`",
                        "\\# a\n\\*\\*b\\*\\* \\[c\\](d) \\`e\\`"),
                argumentSet("a year", "2008. a", "2008\\. a"),
                argumentSet("an amount", "1.5 BTC\n-5 %\n*x", "1.5 BTC\n-5 %\n\\*x"),
                argumentSet("a number with a zero", "01. a", "01\\. a"),
                argumentSet("an address", "see https://e.x/a_b.", "see <https://e.x/a_b>."),
                argumentSet("controls and hard spaces", "a\u0000\u00a0b\ufeff", "a b"),
                argumentSet("other line ends", "a\r\nb\rc", "a\nb\nc"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itBecomesParagraphsListsAndHeadings(String text, String markdown) {
        assertThat(Conversions.text(text)).isEqualTo(markdown + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "  ", "\u0000"})
    void nothingIsAnEmptyBody(String text) {
        assertThat(Conversions.text(text)).isEmpty();
    }

    @Property(tries = 2000, seed = "3")
    void anyTextKeepsEachWordInOrder(@ForAll("texts of lines") String text) {
        var letters = Conversions.letters(Conversions.text(text));

        var at = 0;
        for (var word : text.strip().split("[\\s•（）、).:*-]+", -1)) {
            if (word.matches("\\d")) {
                continue; // 1. before every item is counted on
            }
            var found = letters.indexOf(word, at);
            assertThat(found).as("'%s' of\n%s\nin %s", word, text, letters).isNotNegative();
            at = found + word.length();
        }
    }

    @Provide("texts of lines")
    Arbitrary<String> textsOfLines() {
        var opening =
                Arbitraries.of(
                        "", "", "  ", "    ", "\t", "- ", "* ", "• ", "  - ", "    * ", "1. ",
                        "2. ", "7) ", "（1）", "1、", "2、", "  3. ", "2008. ");
        var words =
                Arbitraries.of(
                        "a", "b c", "币", "_x_", "[y]", "Why?", "End.", "#", "`", "<i>", "~~z~~");
        var end = Arbitraries.of("\n", "\n", "\n\n");
        return Combinators.combine(opening, words, end)
                .as((first, second, third) -> first + second + third)
                .list()
                .ofMaxSize(12)
                .map(lines -> String.join("", lines));
    }
}
