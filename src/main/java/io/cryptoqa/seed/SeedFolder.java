package io.cryptoqa.seed;

import io.cryptoqa.body.FrontMatter;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.ReadingTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A folder of content on the class path: {@code topics.yaml}, {@code articles/{name}.{locale}.md}
 * with front matter, {@code fear-greed.csv} with {@code date,value}.
 *
 * @param articles each a list of editions, in the order of their first publication
 */
record SeedFolder(
        List<SeedTopic> topics, List<List<SeedEdition>> articles, List<SeedReading> readings) {

    /** A topic; its names and descriptions are by locale. */
    record SeedTopic(
            String slug,
            int position,
            @Nullable Instant hotUntil,
            Map<String, String> names,
            Map<String, String> descriptions) {}

    /** An edition as its file has it. */
    record SeedEdition(FrontMatter file) {
        String text(String key) {
            return Objects.requireNonNull(file.values().get(key), key).toString();
        }

        Instant publishedAt() {
            return Instant.parse(text("publishedAt"));
        }

        @SuppressWarnings("unchecked") // the files are ours, and a test reads them all
        List<String> topics() {
            return (List<String>) Objects.requireNonNull(file.values().get("topics"));
        }

        /** The member of a member, such as the author's name; null without either. */
        @Nullable String nested(String key, String member) {
            return file.values().get(key) instanceof Map<?, ?> map && map.get(member) != null
                    ? String.valueOf(map.get(member))
                    : null;
        }

        Object sources() {
            return Objects.requireNonNull(file.values().get("sources"));
        }

        ReadingTime readingTime() {
            return ReadingTime.of(Markdown.parse(file.body()));
        }
    }

    /** The value of one day. */
    record SeedReading(LocalDate day, int value) {}

    static SeedFolder read(String path) {
        try {
            var resources = new PathMatchingResourcePatternResolver();
            return new SeedFolder(
                    topics(text(resources.getResource("classpath:" + path + "/topics.yaml"))),
                    articles(resources.getResources("classpath:" + path + "/articles/*.md")),
                    readings(text(resources.getResource("classpath:" + path + "/fear-greed.csv"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked") // as above
    private static List<SeedTopic> topics(String yaml) {
        var entries =
                (List<Map<String, @Nullable Object>>)
                        new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return entries.stream()
                .map(entry ->
                        new SeedTopic(
                                String.valueOf(entry.get("slug")),
                                Integer.parseInt(String.valueOf(entry.get("order"))),
                                entry.get("hotUntil") == null
                                        ? null
                                        : Instant.parse(String.valueOf(entry.get("hotUntil"))),
                                (Map<String, String>) Objects.requireNonNull(entry.get("names")),
                                (Map<String, String>)
                                        Objects.requireNonNull(entry.get("descriptions"))))
                .toList();
    }

    private static List<List<SeedEdition>> articles(Resource[] files) throws IOException {
        var byName = new TreeMap<String, List<SeedEdition>>();
        for (var file : files) {
            var name = Objects.requireNonNull(file.getFilename());
            byName.computeIfAbsent(name.substring(0, name.indexOf('.')), _ -> new ArrayList<>())
                    .add(new SeedEdition(FrontMatter.read(text(file))));
        }
        return byName.values().stream()
                .sorted(
                        Comparator.comparing(editions ->
                                editions.stream()
                                        .map(SeedEdition::publishedAt)
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow()))
                .toList();
    }

    private static List<SeedReading> readings(String csv) {
        return csv.lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",", -1)))
                .map(cells ->
                        new SeedReading(
                                LocalDate.parse(cells.get(0)), Integer.parseInt(cells.get(1))))
                .toList();
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }
}
