package io.cryptoqa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The database of a test context, empty and its own. PostgreSQL is a container where there is a
 * container engine, else it runs from embedded binaries; it is started once for all contexts and
 * ends with the JVM.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final boolean POSTGRESQL =
            "postgresql".equals(System.getProperty("cryptoqa.test.database"));

    /** Whether this run is the one on PostgreSQL. */
    public static boolean isPostgresql() {
        return POSTGRESQL;
    }

    @Bean
    JdbcConnectionDetails database() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        return POSTGRESQL
                ? PostgresServer.STARTED.create(name)
                : new Details(
                        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=2000".formatted(name),
                        "sa",
                        "");
    }

    private record Details(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}

    /** A server with a database that others are created from. */
    private record PostgresServer(DataSource admin, String url, String user, String password) {

        static final PostgresServer STARTED = start();

        private static PostgresServer start() {
            return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
        }

        @SuppressWarnings("resource") // ends with the JVM
        private static PostgresServer container() {
            var container = new PostgreSQLContainer("postgres:18-alpine");
            container.start();
            var admin = new org.postgresql.ds.PGSimpleDataSource();
            admin.setUrl(container.getJdbcUrl());
            admin.setUser(container.getUsername());
            admin.setPassword(container.getPassword());
            var url =
                    "jdbc:postgresql://%s:%d/"
                            .formatted(
                                    container.getHost(),
                                    container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
            return new PostgresServer(admin, url, container.getUsername(), container.getPassword());
        }

        @SuppressWarnings("resource") // as above
        private static PostgresServer embedded() {
            try {
                var server =
                        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                var url = "jdbc:postgresql://localhost:%d/".formatted(server.getPort());
                return new PostgresServer(
                        server.getPostgresDatabase(), url, "postgres", "postgres");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        JdbcConnectionDetails create(String name) {
            try (var connection = admin.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return new Details(url + name, user, password);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
