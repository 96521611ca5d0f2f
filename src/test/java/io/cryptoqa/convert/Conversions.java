package io.cryptoqa.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import io.cryptoqa.body.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Converts and holds every result to what all of them promise. */
final class Conversions {

    private Conversions() {}

    static String html(String html) {
        return checked(Conversion.fromHtml(html)).markdown();
    }

    static List<String> htmlWarnings(String html) {
        return checked(Conversion.fromHtml(html)).warnings().stream().map(Warning::code).toList();
    }

    static String text(String text) {
        return checked(Conversion.fromText(text)).markdown();
    }

    /** Canonical Markdown, and no kind of warning twice. */
    static Converted checked(Converted converted) {
        var tree = Markdown.parse(converted.markdown());
        assertThat(Markdown.fromTree(tree)).isEqualTo(converted.markdown());
        assertThat(converted.warnings()).extracting(Warning::code).doesNotHaveDuplicates();
        assertThat(converted.warnings())
                .extracting(Warning::detail)
                .allMatch(it -> it.endsWith("."));
        return converted;
    }

    static List<String> words(Node.Root tree) {
        return Arrays.stream(PlainText.render(tree).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The text of a body without any space. */
    static String letters(String markdown) {
        return PlainText.render(Markdown.parse(markdown)).replaceAll("\\s+", "");
    }

    static String resource(String name) {
        try (var in = Conversions.class.getResourceAsStream("/convert/" + name)) {
            if (in == null) {
                throw new AssertionError("No resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
