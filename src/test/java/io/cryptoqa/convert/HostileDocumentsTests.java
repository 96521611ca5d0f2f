package io.cryptoqa.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.cryptoqa.body.InvalidBody;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents and texts made to take long or to go deep. Each is converted or refused, on a thread
 * with a small stack; the time limit is many times what the slowest needs.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileDocumentsTests {

    private static final int LENGTH = 2_000_000;
    private static final int STACK = 512 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>",
                "<b>a",
                "<b><i>",
                "<div>",
                "<p>a",
                "<br>",
                "a<br>",
                "<ul>",
                "<ul><li>a",
                "<ol><ol>",
                "<li>a",
                "<table>",
                "<table><tr><td>a",
                "<table><caption>a",
                "<table><b>a",
                "<td>a",
                "<a href=/u>a",
                "<blockquote>a",
                "<pre>a",
                "<h1>a",
                "<h1><p>a",
                "<span style='font-weight:bold'>a",
                "<b>a<p>b</b>",
                "<img src='blob:a' alt=b>",
                "<p style='mso-list:l0 level9 lfo1'>a",
                "<p style='mso-list:l0 level9 lfo1'>a<p style='mso-list:l1 level1 lfo2'>b",
                "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]>a",
                "<div style='white-space:pre'>\na",
                "<select><option>a",
                "<details><summary>a",
                "<script>",
                "<svg><style>",
                "<template>",
                "<!--",
                "<![CDATA[",
                "<",
                "&",
                "* ",
                "[",
                "`",
                " a",
                "中\n",
                "\uD800",
                "http://a.b "
            })
    void anyMarkupOverAndOver(String pattern) {
        convert(() -> Conversion.fromHtml(pattern.repeat(LENGTH / 5 / pattern.length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<div>", "<ul>", "<table>", "<table><tr><td>a", "<b>a<p>b</b>"})
    void nestingAtFullLength(String pattern) {
        convert(() -> Conversion.fromHtml(pattern.repeat(LENGTH / pattern.length())));
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                argumentSet("deep lists", "<ul><li>a".repeat(5_000)),
                argumentSet("lists without items", "<ul>".repeat(5_000) + "<li>a"),
                argumentSet("a hundred thousand divisions", "<div>".repeat(100_000) + "a"),
                argumentSet("a hundred thousand breaks", "a" + "<br>".repeat(100_000) + "b"),
                argumentSet("a long style", "<p style='" + "a:b;".repeat(LENGTH / 4) + "'>a"),
                argumentSet("a long class", "<p class='" + "a ".repeat(LENGTH / 2) + "'>a"),
                argumentSet(
                        "a long address", "<a href='/" + "a?utm_b=c&".repeat(LENGTH / 10) + "'>a"),
                argumentSet("a long description", "<img alt='" + "a ".repeat(LENGTH / 2) + "'>a"),
                argumentSet("many attributes", "<p " + "a=b ".repeat(LENGTH / 4) + ">a"),
                argumentSet(
                        "wide spans",
                        "<table>" + "<tr><td colspan=1000 rowspan=1000>a".repeat(20_000)),
                argumentSet(
                        "one wide row and many rows",
                        "<table><tr>" + "<td>a".repeat(5_000) + "<tr><td>b".repeat(50_000)),
                argumentSet(
                        "rows that push each other",
                        "<table>" + "<tr><td rowspan=99>a<td colspan=9>b".repeat(60)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentBuiltToGrow(String html) {
        convert(() -> Conversion.fromHtml(html));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "* ",
                "- a\n",
                "1. a\n",
                "1、a\n",
                "• a\n\n",
                "a\n",
                "a\n\n",
                "\n",
                "a.\n\nb\n\n",
                "\t",
                "o\ta\n",
                "[ ",
                "`",
                "http://a.b ",
                "（1）"
            })
    void anyTextOverAndOver(String pattern) {
        convert(() -> Conversion.fromText(pattern.repeat(400_000 / pattern.length())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37})
    void itemsFurtherAndFurtherIn(int step) {
        var text = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            text.append(" ".repeat(i * step % 1_000)).append(i % 3 == 0 ? "1. a\n" : "- b\n");
        }

        convert(() -> Conversion.fromText(text.toString()));
    }

    private interface Converting {
        Converted convert();
    }

    private static void convert(Converting converting) {
        var failure = new AtomicReference<Throwable>();
        var thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                Conversions.checked(converting.convert());
                            } catch (InvalidBody refused) {
                                // as good
                            } catch (Throwable thrown) {
                                failure.set(thrown);
                            }
                        },
                        "small stack",
                        STACK);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException late) {
            thread.interrupt();
            throw new AssertionError("took too long", late);
        }
        assertThat(failure.get()).isNull();
    }
}
