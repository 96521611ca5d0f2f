package io.cryptoqa.web;

import java.sql.SQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Inserts rows that somebody else may be inserting too. A savepoint goes before, since PostgreSQL
 * gives up a whole transaction for one refused row.
 */
@Component
public class Inserting {

    /** SQL:2023 part 2, table 38: integrity constraint violation, unique. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final JdbcOperations jdbc;

    Inserting(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the row is in; false if one with an equal key is, by a transaction that was
     * committed. Waits for one that is not, as long as the database is told to.
     */
    public boolean tryInsert(String sql, Object... values) {
        return Boolean.TRUE.equals(
                jdbc.execute(
                        (ConnectionCallback<Boolean>)
                                connection -> {
                                    var savepoint = connection.setSavepoint();
                                    try (var statement = connection.prepareStatement(sql)) {
                                        for (int i = 0; i < values.length; i++) {
                                            statement.setObject(i + 1, values[i]);
                                        }
                                        statement.executeUpdate();
                                        connection.releaseSavepoint(savepoint);
                                        return true;
                                    } catch (SQLException refused) {
                                        if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                                            throw refused;
                                        }
                                        connection.rollback(savepoint);
                                        return false;
                                    }
                                }));
    }
}
