package io.cryptoqa.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** Rows for one table, inserted many to a statement, and those statements in one batch. */
final class Rows {

    private static final int TO_A_STATEMENT = 50;

    private final String table;
    private final List<String> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    Rows(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    /** Adds one; its values are in the order of the columns. */
    void add(@Nullable Object... values) {
        rows.add(values);
    }

    /**
     * Puts them in the order of some columns, whatever order that is. Of the rows for one page of
     * an index H2 then writes the page once; out of order, for almost each of them.
     */
    Rows by(String... names) {
        var places = Stream.of(names).mapToInt(columns::indexOf).toArray();
        var keys = new IdentityHashMap<@Nullable Object[], String>();
        for (var row : rows) {
            keys.put(
                    row,
                    IntStream.of(places)
                            .mapToObj(place -> String.valueOf(row[place]))
                            .collect(Collectors.joining(" ")));
        }
        rows.sort(Comparator.comparing(row -> Objects.requireNonNull(keys.get(row))));
        return this;
    }

    void insert(JdbcOperations jdbc) {
        var whole = rows.size() - rows.size() % TO_A_STATEMENT;
        insert(jdbc, rows.subList(0, whole), TO_A_STATEMENT);
        insert(jdbc, rows.subList(whole, rows.size()), rows.size() - whole);
    }

    private void insert(JdbcOperations jdbc, List<@Nullable Object[]> some, int toAStatement) {
        if (!some.isEmpty()) {
            jdbc.execute(
                    (ConnectionCallback<int[]>)
                            connection -> insert(connection, some, toAStatement));
        }
    }

    private int[] insert(Connection connection, List<@Nullable Object[]> some, int toAStatement)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql(toAStatement))) {
            var parameter = 0;
            for (var row : some) {
                for (var value : row) {
                    // PostgreSQL's driver refuses an Instant
                    statement.setObject(
                            ++parameter,
                            value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
                }
                if (parameter == toAStatement * columns.size()) {
                    statement.addBatch();
                    parameter = 0;
                }
            }
            return statement.executeBatch();
        }
    }

    private String sql(int toAStatement) {
        var row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return "insert into %s (%s) values %s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(toAStatement, row)));
    }
}
