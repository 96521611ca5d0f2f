package io.cryptoqa.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each thing that HTML can hold. */
class HtmlConversionTests {

    static Stream<Arguments> inlines() {
        return Stream.of(
                argumentSet(
                        "marks",
                        "<b>a</b> <em>b</em> <del>c</del> <tt>d</tt>",
                        "**a** *b* ~~c~~ `d`"),
                argumentSet("a style against its tag", "<b style='font-weight:normal'>a</b>", "a"),
                argumentSet(
                        "a style without a tag", "<span style='font-weight:700'>a</span>", "**a**"),
                argumentSet(
                        "normal in bold",
                        "<b>a<span style='font-weight:400'> b</span></b>",
                        "**a** b"),
                argumentSet("a space in a mark", "<b>Foo </b>bar", "**Foo** bar"),
                argumentSet("bold in two", "<b>Foo</b> <b>bar</b>", "**Foo bar**"),
                argumentSet("part of a word", "<b>con</b>taining", "**con**taining"),
                argumentSet("a common mark", "<b>a </b><b><s>b</s></b>", "**a ~~b~~**"),
                argumentSet("crossing marks", "<b>a <i>b</b> c</i> d", "**a _b_** *c* d"),
                argumentSet("an empty mark", "a<b> </b>b<i></i>", "a b"),
                argumentSet("highlighting in code", "<code>a <b>b</b></code>", "`a b`"),
                argumentSet("code in a link", "<a href=/u><code>a</code></a>", "[`a`](/u)"),
                argumentSet("spaces around code", "a<code> b </code>c", "a `b` c"),
                argumentSet(
                        "other text",
                        "H<sub>2</sub>O <u>x</u> <mark>y</mark> z<sup>2</sup>",
                        "H2O x y z2"),
                argumentSet("hard spaces and line ends", "a&nbsp;&nbsp;b\n  c", "a b c"),
                argumentSet("a line end in Chinese", "比特\n币 Bitcoin\n是", "比特币 Bitcoin 是"),
                argumentSet("smart quotes", "“a” ‘b’", "“a” ‘b’"),
                argumentSet("one break", "a<br>b", "a\\\nb"),
                argumentSet("two breaks", "a<br> <br>b", "a\n\nb"),
                argumentSet("breaks at the edges", "<p><br>a<br></p>", "a"),
                argumentSet(
                        "line ends that count",
                        "<p style='white-space:pre-line'>a\nb</p>",
                        "a\\\nb"),
                argumentSet(
                        "line ends in a span",
                        "<span style='white-space:pre-wrap'>a\nb</span>",
                        "a b"),
                argumentSet("Markdown", "*a* [b](c) # &lt;i&gt;", "\\*a\\* \\[b\\](c) # \\<i>"),
                argumentSet("controls", "a&#1;b\u0007c", "abc"),
                argumentSet("bold before a colon", "<b>定义：</b>内容", "**定义：**&#20869;容"),
                argumentSet(
                        "a symbol of a script",
                        "<math><mi>x</mi><annotation>y</annotation></math>",
                        "x"),
                argumentSet(
                        "what is hidden",
                        "a<span hidden>b</span><i style='display:none'>c</i>",
                        "a"),
                argumentSet(
                        "what is hidden from readers aloud", "<i aria-hidden=true>a</i>", "*a*"),
                argumentSet(
                        "an image",
                        "<img src='/i.png' alt='a  b' title=t>",
                        "![a b](/i.png \"t\")"),
                argumentSet("an emoji", "a <img class=emoji src='/i.svg' alt='🚀'>", "a 🚀"));
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                argumentSet("headings", "<h1>a</h1><h6>b</h6>", "# a\n\n###### b"),
                argumentSet(
                        "a heading by its role", "<div role=heading aria-level=3>a</div>", "### a"),
                argumentSet("a bold heading", "<h2><b>a</b> <b>b</b></h2>", "## a b"),
                argumentSet("a heading with a bold word", "<h2>a <b>b</b></h2>", "## a **b**"),
                argumentSet("a heading in bold", "<b><h2>a</h2><p>b</p></b>", "## a\n\n**b**"),
                argumentSet("a heading on two lines", "<h2>a<br>b</h2>", "## a b"),
                argumentSet("a heading that is not closed", "<h2>a<ul><li>b</ul>", "## a\n\n- b"),
                argumentSet("blocks in a link", "<a href=/u><p>a<p>b</a>", "[a](/u)\n\n[b](/u)"),
                argumentSet("blocks in a font", "<font><p>a</p>b<p>c</p></font>", "a\n\nb\n\nc"),
                argumentSet("loose text", "a<div>b</div>c", "a\n\nb\n\nc"),
                argumentSet(
                        "a list in a list", "<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  * b\n- c"),
                argumentSet(
                        "a list directly in a list",
                        "<ol><li>a</li><ol><li>b</ol><li>c</ol>",
                        "1. a\n   1) b\n2. c"),
                argumentSet(
                        "a list that begins in a list", "<ul><ul><li>a</ul><li>b</ul>", "- a\n- b"),
                argumentSet(
                        "an item that is only a list",
                        "<ul><li>a<li><ul><li>b</ul></ul>",
                        "- a\n  * b"),
                argumentSet("a list from 3", "<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
                argumentSet("items without a list", "<li>a</li><li>b</li>c", "- a\n- b\n\nc"),
                argumentSet("items in something else", "<ul><div><li>a</div>b</ul>", "- a\n- b"),
                argumentSet("empty items", "<ul><li> <li><p></p><li>a</ul>", "- a"),
                argumentSet("paragraphs in an item", "<ul><li><p>a<p>b</ul>", "- a\n\n  b"),
                argumentSet(
                        "boxes to tick",
                        "<ul><li><input type=checkbox checked>a<li><input type=checkbox> b</ul>",
                        "- \\[x\\] a\n- \\[ \\] b"),
                argumentSet("a quote", "<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
                argumentSet(
                        "code",
                        "<pre><code class='hljs language-Java'>a\n  b\n</code></pre>",
                        "```java\na\n  b\n```"),
                argumentSet(
                        "code of GitHub",
                        "<div class='highlight-source-js'><pre>a<br>b</pre></div>",
                        "```js\na\nb\n```"),
                argumentSet(
                        "code of an editor",
                        "<div style='white-space:pre;font-family:Menlo,monospace'><div>a {</div><div>  b</div></div>",
                        "```\na {\n  b\n```"),
                argumentSet("a break between blocks", "a<hr>b", "a\n\n___\n\nb"),
                argumentSet("terms", "<dl><dt>a<dd>b</dl>", "**a**\n\nb"),
                argumentSet("details", "<details><summary>a</summary>b</details>", "a\n\nb"),
                argumentSet(
                        "a figure",
                        "<figure><img src=/i alt=a><figcaption>b</figcaption></figure>",
                        "![a](/i)\n\nb"),
                argumentSet(
                        "a table",
                        "<table><thead><tr><th>a<th align=right>b<tbody><tr><td>c<td align=right>d</table>",
                        "| a | b |\n| --- | --: |\n| c | d |"),
                argumentSet(
                        "a table without a head",
                        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
                        "| a | b |\n| --- | --- |\n| c | d |"),
                argumentSet(
                        "rows of any length",
                        "<table><tr><td>a<tr><td>b<td>c</table>",
                        "| a |   |\n| --- | --- |\n| b | c |"),
                argumentSet(
                        "cells that span",
                        "<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>",
                        "| a |   | b |\n| --- | --- | --- |\n| c | d | e |\n|   | f | g |"),
                argumentSet(
                        "blocks in cells",
                        "<table><tr><td><p>a<p>b<td><ul><li>c<li>d</ul><tr><td>e<br>f<td><pre>g|\nh</pre></table>",
                        "| a b | c d |\n| --- | --- |\n| e f | `g\\| h` |"),
                argumentSet(
                        "a table in a table",
                        "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>",
                        "| a | d |\n| --- | --- |\n\n| b | c |\n| --- | --- |"),
                argumentSet(
                        "a table for its frame",
                        "<table><tr><td><h2>a</h2><p>b</table>",
                        "## a\n\nb"),
                argumentSet(
                        "a caption",
                        "<table><caption>a</caption><tr><td>b<td>c</table>",
                        "a\n\n| b | c |\n| --- | --- |"));
    }

    @ParameterizedTest
    @MethodSource({"inlines", "blocks"})
    void itBecomesWhatABodyCanHold(String html, String markdown) {
        assertThat(Conversions.html(html)).isEqualTo(markdown + "\n");
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                argumentSet(
                        "tracking",
                        "https://e.x/a?utm_source=b&c=d&fbclid=e#f",
                        "https://e.x/a?c=d#f"),
                argumentSet("nothing but tracking", "https://e.x/?gclid=1", "https://e.x/"),
                argumentSet(
                        "a redirect",
                        "https://www.google.com/url?sa=D&q=https%3A%2F%2Fe.x%2Fa%3Fb%3Dc%26utm_medium%3Dd&ust=1",
                        "https://e.x/a?b=c"),
                argumentSet("spaces", " https://e.x/a b\n", "https://e.x/a%20b"),
                argumentSet("mail", "mailto:a@e.x?subject=b", "mailto:a@e.x?subject=b"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void addressesAreKeptWithoutWhatFollowsReaders(String given, String kept) {
        assertThat(Conversions.html("<a href='" + given.replace("&", "&amp;") + "'>a</a>"))
                .isEqualTo("[a](" + kept + ")\n");
    }

    @Test
    void aRedirectToAScriptIsNotFollowed() {
        assertThat(
                        Conversions.html(
                                "<a href='https://www.google.com/url?q=javascript:alert(1)'>a</a>"))
                .isEqualTo("[a](https://www.google.com/url?q=javascript:alert\\(1\\))\n");
    }

    static Stream<Arguments> dropped() {
        return Stream.of(
                argumentSet("a script link", "<a href='javascript:x'>a</a>", "link-scheme", "a"),
                argumentSet("a telephone link", "<a href='tel:1'>a</a>", "link-scheme", "a"),
                argumentSet("a link into the document", "<a href='#b'>a</a>", "link-anchor", "a"),
                argumentSet(
                        "an image of a file",
                        "<img src='file:///a' alt=a>",
                        "image-unreachable",
                        "a"),
                argumentSet(
                        "an image of data",
                        "<img src='data:image/png;base64,x' alt=a>",
                        "image-unreachable",
                        "a"),
                argumentSet(
                        "a pixel",
                        "a<img src='https://e.x' width=1 height=1>",
                        "tracking-removed",
                        "a"),
                argumentSet("a frame", "a<iframe src=b>c</iframe>", "embed-dropped", "a"),
                argumentSet("a script", "a<script>b</script>", "embed-dropped", "a"),
                argumentSet("a button", "<form><button>a</button></form>", "form-dropped", "a"));
    }

    @ParameterizedTest
    @MethodSource("dropped")
    void whatIsDroppedIsToldAndItsTextKept(String html, String warning, String text) {
        assertThat(Conversions.html(html)).isEqualTo(text + "\n");
        assertThat(Conversions.htmlWarnings(html)).containsExactly(warning);
    }

    @Test
    void aWarningCountsHowOften() {
        assertThat(Conversion.fromHtml("<video></video><iframe></iframe>a").warnings())
                .containsExactly(
                        new Warning(
                                "embed-dropped",
                                "2 embedded objects (videos, frames, scripts or the like) were left out."));
    }

    @Test
    void aLinkToAHeadingThatHasThatAnchorIsKept() {
        assertThat(Conversions.html("<h2>What is it?</h2><a href='#what-is-it'>a</a>"))
                .isEqualTo("## What is it?\n\n[a](#what-is-it)\n");
    }

    @Test
    void nothingIsAnEmptyBody() {
        assertThat(Conversion.fromHtml("")).isEqualTo(new Converted("", List.of()));
        assertThat(Conversions.html("<p>&nbsp;</p><ul></ul><table></table>")).isEmpty();
    }
}
