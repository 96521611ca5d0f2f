package io.cryptoqa.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.cryptoqa.body.InvalidBody;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Markdown cannot express as it is, or not so much of it at once. */
class SimplifyingTests {

    static Stream<Arguments> tooMuch() {
        var bold = "<b>a</b> b ";
        return Stream.of(
                argumentSet("bold words in a paragraph", "<p>", bold),
                argumentSet("bold words in a heading", "<h2>", bold),
                argumentSet("bold words in a cell", "<table><tr><th>x<td>", bold),
                argumentSet("bold words in an item", "<ul><li>x<li>", bold),
                argumentSet("bold words in a quote", "<blockquote>", bold),
                argumentSet("paragraphs in a quote", "<blockquote>", "<p>" + bold),
                argumentSet("links", "<p>", "<a href=/u>a</a> "),
                argumentSet("asterisks", "<p>", "* b "),
                argumentSet("asterisks without a space", "<p>", "*b"),
                argumentSet("brackets in code", "<pre>", "a[i] = b_c;\n"),
                argumentSet("crossing marks", "<p>", "<b>a<i>b<s>c</b>d</i>e</s>"));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatIsTooDenseIsPartedOrMadeSimpler(String opening, String repeated) {
        var html = opening + repeated.repeat(1500);

        var letters = Conversions.letters(Conversions.html(html));

        var expected = repeated.replaceAll("<[^>]*>|\\s", "").repeat(1500);
        assertThat(letters.endsWith(expected) || letters.replaceAll("[-x]", "").endsWith(expected))
                .isTrue();
        assertThat(Conversions.htmlWarnings(html)).containsExactly("simplified");
    }

    @Test
    void aLongListOnlyGetsBlankLines() {
        var html = "<ul>" + "<li><a href=/u><b>a</b></a></li>".repeat(1000) + "</ul>";

        assertThat(Conversions.html(html)).startsWith("- [**a**](/u)\n\n- [**a**](/u)\n");
        assertThat(Conversions.htmlWarnings(html)).isEmpty();
    }

    @Test
    void onlyTheBlockThatCannotBeSaidIsTouched() {
        var markdown = Conversions.html("<p><b>a</b></p><p>" + "<i>b</i> c ".repeat(1000));

        assertThat(markdown).startsWith("**a**\n\n*b* c *b* c");
    }

    @Test
    void whatIsNestedTooDeepStandsFurtherOut() {
        var html = "<ul><li>a".repeat(30) + "<blockquote>b<table><tr><th>c<td>d</table>";

        assertThat(Conversions.letters(Conversions.html(html)).replace("-", ""))
                .isEqualTo("a".repeat(30) + "bcd");
        assertThat(Conversions.htmlWarnings(html)).containsExactly("flattened");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Conversion.fromHtml("<p>a</p>".repeat(250_000)))
                .isInstanceOfSatisfying(
                        InvalidBody.class,
                        invalid ->
                                assertThat(invalid.violations())
                                        .extracting(InvalidBody.Violation::code)
                                        .containsExactly("too-long"));
    }
}
