package io.cryptoqa.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * What articles of one language are made of, from {@code demo/{locale}.txt}: a line {@code == name}
 * begins a section, each other line is one entry, with {@code {slots}} that are filled later.
 */
final class Vocabulary {

    private static final Pattern BAR = Pattern.compile(" \\| ");

    private final Map<String, List<String>> sections = new HashMap<>();

    private Vocabulary() {}

    static Vocabulary of(String locale) {
        var vocabulary = new Vocabulary();
        List<String> section = List.of();
        for (var line : lines(locale)) {
            if (line.startsWith("== ")) {
                section = new ArrayList<>();
                vocabulary.sections.put(line.substring(3), section);
            } else {
                section.add(line);
            }
        }
        return vocabulary;
    }

    List<String> section(String name) {
        return Objects.requireNonNull(sections.get(name), name);
    }

    /** The lines of a file that are not blank. */
    static List<String> lines(String file) {
        try {
            return new ClassPathResource("demo/" + file + ".txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> cells(String line) {
        return Arrays.asList(BAR.split(line));
    }
}
