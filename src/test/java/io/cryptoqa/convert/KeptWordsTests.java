package io.cryptoqa.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.body.Html;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.RandomTrees;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whether words survive, whatever stands around them. */
class KeptWordsTests {

    @Property(tries = 2000, seed = "1")
    void ourOwnHtmlKeepsEachWordInOrder(@ForAll long seed) {
        var tree = new RandomTrees(new Random(seed)).root();

        var converted = Conversions.html(Html.render(tree));

        assertThat(Conversions.words(Markdown.parse(converted))).isEqualTo(Conversions.words(tree));
    }

    /** Tags in any order, most of them never closed or closed twice. */
    @Property(tries = 2000, seed = "2")
    void soupOfTagsKeepsEachWord(@ForAll long seed) {
        var random = new Random(seed);
        var html = new StringBuilder();
        var words = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            html.append(TAGS[random.nextInt(TAGS.length)]);
            if (random.nextInt(3) == 0) {
                var word = "w" + i + "x";
                html.append(word).append(random.nextBoolean() ? " " : "");
                words.append(word).append(' ');
            }
        }

        var letters = Conversions.letters(Conversions.html(html.toString()));

        for (var word : words.toString().strip().split(" ", -1)) {
            assertThat(letters).as("%s", html).contains(word);
        }
    }

    private static final String[] TAGS = {
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<s>",
        "</s>",
        "<a href='/u'>",
        "</a>",
        "<code>",
        "</code>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<h2>",
        "</h2>",
        "<h4>",
        "</h4>",
        "<ul>",
        "</ul>",
        "<ol start=7>",
        "</ol>",
        "<li>",
        "</li>",
        "<blockquote>",
        "</blockquote>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td colspan=2 rowspan=2>",
        "<th>",
        "</td>",
        "<pre>",
        "</pre>",
        "<br>",
        "<br><br>",
        "<hr>",
        "<img src='/i' alt='z'>",
        "<img src='blob:i' alt='z'>",
        "<p style='mso-list:l0 level2 lfo1'>",
        "<p style='mso-list:l1 level1 lfo2'>",
        "<span style='font-weight:bold'>",
        "</span>",
        "<dl><dt>",
        "<dd>",
        "<details><summary>",
        "<div style='white-space:pre'>",
        "<caption>",
        "<button>",
        "</button>",
        "*",
        "_",
        "[",
        "> "
    };
}
