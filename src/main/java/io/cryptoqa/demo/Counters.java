package io.cryptoqa.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What live editions add to the stored counters; all of those are here. Whoever writes them holds
 * {@code change_number}.
 */
final class Counters {

    private final Map<List<Object>, Integer> locales = new LinkedHashMap<>();
    private final Map<List<Object>, Integer> topics = new LinkedHashMap<>();
    private final Map<List<Object>, Integer> days = new LinkedHashMap<>();

    /** Counts one edition. */
    void add(String locale, LocalDate day, Collection<UUID> ofTopics) {
        locales.merge(List.of(locale), 1, Integer::sum);
        for (var topic : ofTopics) {
            topics.merge(List.of(locale, topic), 1, Integer::sum);
            days.merge(List.of(locale, day, topic), 1, Integer::sum);
        }
    }

    void write(JdbcOperations jdbc) {
        raise(jdbc, "locale_total", List.of("locale"), locales);
        raise(jdbc, "topic_total", List.of("locale", "topic_id"), topics);
        raise(jdbc, "topic_day", List.of("locale", "published_on", "topic_id"), days);
    }

    private static void raise(
            JdbcOperations jdbc,
            String table,
            List<String> columns,
            Map<List<Object>, Integer> counted) {
        if (counted.isEmpty()) {
            return;
        }
        var all =
                counted.entrySet().stream()
                        .sorted(Comparator.comparing(each -> each.getKey().toString()))
                        .toList();
        var known =
                jdbc.batchUpdate(
                        "update %s set articles = articles + ? where %s"
                                .formatted(
                                        table,
                                        columns.stream()
                                                .map(column -> column + " = ?")
                                                .collect(Collectors.joining(" and "))),
                        all.stream().map(each -> row(each.getValue(), each.getKey())).toList());
        var named = new ArrayList<String>();
        named.add("articles");
        named.addAll(columns);
        var rows = new Rows(table, named.toArray(String[]::new));
        for (int i = 0; i < known.length; i++) {
            if (known[i] == 0) {
                rows.add(row(all.get(i).getValue(), all.get(i).getKey()));
            }
        }
        rows.insert(jdbc);
    }

    private static Object[] row(Integer articles, List<Object> key) {
        var row = new ArrayList<Object>();
        row.add(articles);
        row.addAll(key);
        return row.toArray();
    }
}
