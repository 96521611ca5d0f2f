package io.cryptoqa.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whether our trees are those of the reference, mdast-util-from-markdown 2 with micromark 4.0.3,
 * for the examples of CommonMark 0.31.2 without raw HTML and for cases of our own.
 */
class ReferenceTreesTests {

    /** An item is spread there because of a link definition, which the tree does not have. */
    private static final int SPREAD_BY_A_DEFINITION = 317;

    /** Where we differ, and why we leave it so. */
    private static final Set<String> KNOWN =
            Set.of(
                    // literals that the reference takes from the source, before it is decoded
                    "http://a.b/c&amp;",
                    "http://a.b/c&copy;x",
                    "http://a.b\\\nc",
                    // commonmark-java decodes the info before we part it
                    "```a&#32;b\n```",
                    // a cell beyond the head is read alone, without the definitions
                    "| a |\n|---|\n| [r] | [r] |\n\n[r]: /u \"t\"",
                    // and takes an indented row as one of the table
                    "| a | b |\n| --- | --- |\n    | 1 | 2 |");

    private final List<JsonNode> examples = examples();

    private static List<JsonNode> examples() {
        var all = new ArrayList<JsonNode>();
        Trees.examples("commonmark-0.31.2.json").forEach(all::add);
        return all;
    }

    @Test
    void everyExampleOfCommonMarkGivesTheTreeOfTheReference() {
        var different = examples.stream().filter(example -> !isAsTheReference(example)).toList();

        assertThat(examples).hasSize(580);
        assertThat(different).extracting(example -> example.get("example").asInt()).isEmpty();
    }

    @Test
    void everyExampleOfCommonMarkIsWrittenSoThatItIsReadAsTheSame() {
        var different =
                examples.stream()
                        .map(example -> example.get("example").asInt())
                        .filter(number -> !isKept(number))
                        .toList();

        System.out.printf(
                "CommonMark 0.31.2: %d of %d trees are the reference's, %d are kept by writing.%n",
                examples.stream().filter(ReferenceTreesTests::isAsTheReference).count(),
                examples.size(),
                examples.size() - different.size());
        assertThat(different).isSubsetOf(SPREAD_BY_A_DEFINITION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables", "autolinks", "spread", "inlines", "blocks"})
    void ourOwnCasesGiveTheTreesOfTheReference(String group) {
        var different = new ArrayList<String>();
        for (var example : Trees.examples("reference.json")) {
            var markdown = example.get("markdown").asString();
            if (example.get("group").asString().equals(group)
                    && !KNOWN.contains(markdown)
                    && !isAsTheReference(example)) {
                different.add(
                        "%s%n    ours      %s%n    reference %s"
                                .formatted(
                                        Trees.JSON.writeValueAsString(markdown),
                                        Trees.mdast(Markdown.tree(markdown)),
                                        example.get("mdast")));
            }
        }

        assertThat(different).isEmpty();
    }

    @Test
    void crlfIsReadAsLf() {
        var different =
                examples.stream()
                        .map(example -> example.get("markdown").asString())
                        .filter(markdown ->
                                !Markdown.tree(markdown)
                                        .equals(Markdown.tree(markdown.replace("\n", "\r\n"))))
                        .toList();

        assertThat(different).isEmpty();
    }

    private static boolean isAsTheReference(JsonNode example) {
        return Trees.mdast(Markdown.tree(example.get("markdown").asString()))
                .equals(example.get("mdast"));
    }

    private boolean isKept(int number) {
        var markdown =
                examples.stream()
                        .filter(example -> example.get("example").asInt() == number)
                        .findFirst()
                        .orElseThrow()
                        .get("markdown")
                        .asString();
        var tree = Markdown.tree(markdown);
        return Markdown.tree(Markdown.write(tree)).equals(tree);
    }
}
