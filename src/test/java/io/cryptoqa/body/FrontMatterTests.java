package io.cryptoqa.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.body.InvalidBody.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown files with YAML before the body. */
class FrontMatterTests {

    @Test
    void aFileIsItsValuesAndItsBody() {
        var file =
                """
                ---
                title: "Why: a 'question'?"
                slug: why
                topics: [security, 交易]
                sources:
                  - title: A
                    url: https://e.x/a#b
                image: null
                summary: |
                  Two
                  lines
                ---

                # Body

                ---

                more
                """;

        var read = FrontMatter.read(file);

        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("title", "Why: a 'question'?");
        values.put("slug", "why");
        values.put("topics", List.of("security", "交易"));
        values.put("sources", List.of(Map.of("title", "A", "url", "https://e.x/a#b")));
        values.put("image", null);
        values.put("summary", "Two\nlines\n");
        assertThat(read.values()).isEqualTo(values);
        assertThat(read.values().keySet()).containsExactlyElementsOf(values.keySet());
        assertThat(read.body()).isEqualTo("# Body\n\n---\n\nmore\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "no                   → no",
                "yes                  → yes",
                "on                   → on",
                "y                    → y",
                "2026-04-27           → 2026-04-27",
                "2026-04-27T00:00:00Z → 2026-04-27T00:00:00Z",
                "12:30                → 12:30",
                "zh-Hans              → zh-Hans",
                "比特币：定义            → 比特币：定义",
                "a # b                → a",
                "a#b                  → a#b",
                "https://e.x/a        → https://e.x/a"
            })
    void plainWordsAreText(String yaml, String value) {
        assertThat(FrontMatter.read("---\nkey: " + yaml + "\n---\n\n").values())
                .isEqualTo(Map.of("key", value));
    }

    @Test
    void keysNobodyKnowsAreLeftToTheCaller() {
        assertThat(FrontMatter.read("---\nfoo: {bar: [1, true, 2.5]}\n---\n").values())
                .isEqualTo(Map.of("foo", Map.of("bar", List.of(1, true, 2.5))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "",
                "# a\n\n---\n",
                "a\n---\nb: c\n---\n",
                "----\na: b\n----\n",
                " ---\na: b\n---\n"
            })
    void aFileWithoutFrontMatterIsABody(String file) {
        assertThat(FrontMatter.read(file)).isEqualTo(new FrontMatter(Map.of(), file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\na: b\n---\n\nc\n",
                "---\r\na: b\r\n---\r\n\r\nc\r\n",
                "---\na: b\n---\nc\n",
                "\uFEFF---\na: b\n---\n\nc\n",
                "---\n\na: b\n\n---\n\nc\n"
            })
    void itsFormIsTakenAsEditorsWriteIt(String file) {
        var read = FrontMatter.read(file);

        assertThat(read.values()).isEqualTo(Map.of("a", "b"));
        assertThat(read.body().strip()).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\na: b\n---", "---\na: b\n---\n"})
    void theBodyMayBeMissing(String file) {
        assertThat(FrontMatter.read(file)).isEqualTo(new FrontMatter(Map.of("a", "b"), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\n---\n\nc", "---\n\n---\n\nc", "---\n# nothing\n---\n\nc"})
    void frontMatterMayBeEmpty(String file) {
        assertThat(FrontMatter.read(file)).isEqualTo(new FrontMatter(Map.of(), "c"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "'a: b\nc: d\na: e'       → 4", // repeated
                "'a: {b: c, b: d}'        → 2",
                "'a: &x b\nc: *x'         → 3", // an alias
                "'a: &x [b]\nc: [*x, *x]' → 3",
                "'a: b\nc: \"d'           →",
                "'a: b\n\tc: d'           → 3",
                "'a: b: c'                → 2",
                "'a: [b'                  →",
                "'- a'                    →",
                "a                        →",
                "'1: a'                   →",
                "'[a]: b'                 →",
                "'a: !!java.net.URL [x]'  →",
                "'a: b\n... \nc: d'       →"
            })
    void brokenFrontMatterIsRefusedWithItsLine(String yaml, @Nullable Integer line) {
        assertThat(Violations.ofFile("---\n" + yaml + "\n---\n\nbody"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.line()).isNotNull().isPositive();
                    if (line != null) {
                        assertThat(violation.line()).isEqualTo(line);
                    }
                    assertThat(violation.detail())
                            .isNotBlank()
                            .doesNotContain("org.snakeyaml", "Exception");
                });
    }

    @Test
    void laughsAreRefused() {
        var laughs = new StringBuilder("---\na: &a [x, x]\n");
        for (char name = 'b'; name < 'z'; name++) {
            laughs.append("%c: &%c [*%c, *%c]%n".formatted(name, name, name - 1, name - 1));
        }

        assertThat(Violations.ofFile(laughs + "---\n"))
                .extracting(Violation::line)
                .containsExactly(3);
    }

    @Test
    void aFileIsWrittenPlainly() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("title", "比特币 explained");
        values.put("author", null);
        values.put("topics", List.of("trading"));

        assertThat(new FrontMatter(values, "# A\n").write())
                .startsWith("---\ntitle: 比特币 explained\nauthor: null\ntopics:")
                .endsWith("\n---\n\n# A\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "yes",
                "true",
                "null",
                "~",
                "",
                " ",
                "2026-04-27",
                "1",
                "1.0",
                "1e3",
                "0x1F",
                "0o7",
                ".inf",
                ".nan",
                "-",
                "- a",
                "? a",
                ": a",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "'",
                "\"",
                "''a",
                "\"a\"",
                "[a]",
                "{a}",
                "*a",
                "&a",
                "!a",
                "!!str a",
                "%a",
                "@a",
                "`a`",
                "|",
                ">",
                "|-",
                "<<",
                "=",
                "---",
                "...",
                "--- a",
                "a\nb",
                "a\n",
                "\na",
                "a\n\nb\n\n",
                " a",
                "a ",
                "\ta",
                "a\tb",
                "a\u0085b",
                "a\u2028b",
                "\u00a0",
                "\uFEFFa",
                "比特币：定义",
                "“重要”",
                "😀",
                "a\\b",
                "a\rb",
                "é",
                "a,b",
                "a]b"
            })
    void everyTextIsReadAsItWasWritten(String value) {
        var front = new FrontMatter(Map.of("key", List.of(value, Map.of("key", value))), "body");

        assertThat(FrontMatter.read(front.write())).isEqualTo(front);
    }

    @Property(tries = 1000, seed = "20260427", edgeCases = EdgeCasesMode.NONE)
    void everyFileIsReadAsItWasWritten(
            @ForAll("texts") List<String> texts, @ForAll("bodies") String body) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var text : texts) {
            values.put("k" + values.size(), text);
            values.put(text, new ArrayList<>(List.of(text, true, 7)));
        }
        values.put("none", null);
        var front = new FrontMatter(values, body);

        var read = FrontMatter.read(front.write());

        assertThat(read).isEqualTo(front);
        assertThat(read.values().keySet()).containsExactlyElementsOf(values.keySet());
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of(
                        "a", "B", "1", " ", "\n", ":", "#", "-", "'", "\"", "\\", "[", "]", "{",
                        "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "~", ".", "定", "：",
                        "😀", "é", "\t", "---", "no", "e3")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of("a", "\n", "---", "---\n", "\n---\n", "# b", " ", "k: v\n")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }
}
