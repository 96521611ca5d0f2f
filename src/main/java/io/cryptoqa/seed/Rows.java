package io.cryptoqa.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Plain JDBC, for migrations. */
class Rows {

    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    void run(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                // PostgreSQL's driver refuses an Instant
                statement.setObject(
                        i + 1,
                        values[i] instanceof Instant instant
                                ? instant.atOffset(ZoneOffset.UTC)
                                : values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** Whether a query has any row. */
    boolean isAny(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }
}
