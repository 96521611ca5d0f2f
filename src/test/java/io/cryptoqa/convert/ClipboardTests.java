package io.cryptoqa.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents as the clipboards of each program hold them, in English and Chinese, and what becomes
 * of them.
 */
class ClipboardTests {

    /** What a reader does not see; the marker of an item is seen, but kept as the list. */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "(?s)<!.*?>"
                            + "|<(head|script|style|title|noscript|annotation|math|iframe)\\b.*?</\\1>"
                            + "|<(p|span|button)[^>]*(mso-hide:all|display:none| hidden|screen-reader-text).*?</\\2>"
                            + "|<span style='mso-list:Ignore'>.*?</span></span>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "google-docs-en",
                "google-docs-zh",
                "word-en",
                "word-zh",
                "notion-en",
                "notion-zh",
                "confluence-en",
                "confluence-zh",
                "browser-en",
                "browser-zh",
                "wordpress-en",
                "wordpress-zh"
            })
    void whatIsPastedBecomesMarkdown(String name) {
        assertThat(Conversions.html(Conversions.resource(name + ".html")))
                .isEqualTo(Conversions.resource(name + ".md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "google-docs-en",
                "google-docs-zh",
                "word-en",
                "word-zh",
                "notion-en",
                "notion-zh",
                "confluence-en",
                "confluence-zh",
                "browser-en",
                "browser-zh",
                "wordpress-en",
                "wordpress-zh"
            })
    void everyWordThatIsSeenIsKeptInOrder(String name) {
        var letters = Conversions.letters(Conversions.resource(name + ".md"));
        var at = 0;
        for (var word : seenWords(Conversions.resource(name + ".html"))) {
            var found = letters.indexOf(word, at);
            assertThat(found).as("'%s' after %s", word, letters.substring(0, at)).isNotNegative();
            at = found + word.length();
        }
    }

    /** Found without a parser of HTML, so that one mistake cannot hide in both. */
    private static List<String> seenWords(String html) {
        var text =
                UNSEEN.matcher(html.replaceAll("(?s)<!--.*?-->", ""))
                        .replaceAll(" ")
                        .replaceAll("(?s)<[^>]*>", " ")
                        .replace("&nbsp;", " ")
                        .replace("&shy;", " ")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&ndash;", "–")
                        .replace("&#8220;", "“")
                        .replace("&#8221;", "”")
                        .replace("&#8211;", "–")
                        .replace("&amp;", "&");
        return List.of(text.strip().split("[\\s\\u3000]+", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "google-docs-en, table-cell-blocks tracking-removed",
        "google-docs-zh, tracking-removed",
        "word-en, image-unreachable table-span link-scheme link-anchor tracking-removed",
        "word-zh, table-cell-blocks table-span",
        "notion-en, image-unreachable tracking-removed",
        "notion-zh, tracking-removed",
        "confluence-en, image-unreachable table-cell-blocks table-span",
        "confluence-zh, table-nested embed-dropped tracking-removed",
        "browser-en, embed-dropped link-scheme link-anchor tracking-removed form-dropped",
        "browser-zh, link-scheme tracking-removed",
        "wordpress-en, embed-dropped link-anchor tracking-removed",
        "wordpress-zh, embed-dropped tracking-removed"
    })
    void whatWasDroppedIsTold(String name, String warnings) {
        assertThat(Conversions.htmlWarnings(Conversions.resource(name + ".html")))
                .containsExactlyInAnyOrder(warnings.split(" ", -1));
    }
}
