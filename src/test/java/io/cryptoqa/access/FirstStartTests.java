package io.cryptoqa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.Application;
import io.cryptoqa.HttpTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A service without accounts makes itself one. Every test begins with none. */
@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests {

    private static final String GIVEN_PASSWORD = "a password from outside";
    private static final String GIVEN_TOKEN = "a-token-from-outside";

    @Autowired MockMvcTester http;
    @Autowired JdbcClient jdbc;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Passwords passwords;
    @Autowired PlatformTransactionManager manager;
    @Autowired Clock clock;
    @Autowired JdbcConnectionDetails database;

    @TempDir Path folder;

    @Test
    void itMakesAnAdministratorWithAPasswordAndAToken(CapturedOutput output) throws IOException {
        start(folder.resolve("new"), null, null);
        var password = secret("new/admin-password");
        var token = secret("new/admin-token");
        assertThat(password).matches("[A-Za-z0-9_-]{24}");
        assertThat(token).matches("cqa_[A-Za-z0-9_-]{43}");
        assertWorks(password, token);
        assertThat(output)
                .contains(folder.resolve("new/admin-password").toString())
                .contains(folder.resolve("new/admin-token").toString())
                .doesNotContain(password)
                .doesNotContain(token);
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void whatIsGivenIsUsedAndNotWritten() throws IOException {
        Files.writeString(folder.resolve("admin-password"), "of a start that failed");
        start(folder, GIVEN_PASSWORD, GIVEN_TOKEN);
        assertWorks(GIVEN_PASSWORD, GIVEN_TOKEN);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onlyWhatIsNotGivenIsWritten() throws IOException {
        start(folder, GIVEN_PASSWORD, " ");
        assertThat(folder.resolve("admin-password")).doesNotExist();
        assertWorks(GIVEN_PASSWORD, secret("admin-token"));
    }

    @Test
    void theNextStartChangesNothing() throws IOException {
        start(folder, null, null);
        var password = secret("admin-password");
        var token = secret("admin-token");
        start(folder, null, null);
        start(folder, GIVEN_PASSWORD, GIVEN_TOKEN);
        start(folder, "weak", "weak");
        assertThat(secret("admin-password")).isEqualTo(password);
        assertThat(secret("admin-token")).isEqualTo(token);
        assertWorks(password, token);
    }

    @Test
    void anotherServiceOnTheSameDatabaseChangesNothing() throws IOException {
        start(folder.resolve("one"), null, null);
        var password = secret("one/admin-password");
        var token = secret("one/admin-token");
        var other = folder.resolve("other");
        new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--cryptoqa.data-dir=" + other,
                        "--cryptoqa.admin-password=" + GIVEN_PASSWORD,
                        "--cryptoqa.admin-token=" + GIVEN_TOKEN)
                .close();
        assertThat(other.resolve("admin-password")).doesNotExist();
        assertThat(other.resolve("admin-token")).doesNotExist();
        assertWorks(password, token);
    }

    @Test
    void ofTwoAtOnceOneWrites() throws Exception {
        var one = folder.resolve("one");
        var other = folder.resolve("other");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both =
                    List.of(one, other).stream()
                            .<Callable<Boolean>>map(dir ->
                                    () -> {
                                        start(dir, null, null);
                                        return true;
                                    })
                            .toList();
            for (var done : threads.invokeAll(both)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(Files.exists(one)).isNotEqualTo(Files.exists(other));
        var winner = Files.exists(one) ? "one" : "other";
        assertWorks(secret(winner + "/admin-password"), secret(winner + "/admin-token"));
    }

    @Test
    void killedBeforeTheCommitItBeginsAnew() throws IOException {
        var killed =
                new TransactionTemplate(manager) {
                    @Override
                    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                        return super.execute(status -> {
                            action.doInTransaction(status);
                            throw new IllegalStateException("killed");
                        });
                    }
                };
        assertThatThrownBy(
                        () -> firstStart(folder, null, null, killed).afterSingletonsInstantiated())
                .hasMessage("killed");
        var lost = secret("admin-password");
        assertThat(accounts.isEmpty()).isTrue();
        start(folder, null, null);
        assertThat(secret("admin-password")).isNotEqualTo(lost);
        assertWorks(secret("admin-password"), secret("admin-token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "x", "äääääääääääääääääääääääääääääääääääää"})
    void aWeakPasswordStopsTheStart(String password) {
        assertThatThrownBy(() -> start(folder, password, null))
                .isInstanceOf(CannotBegin.class)
                .hasMessageContaining("CRYPTOQA_ADMIN_PASSWORD")
                .hasMessageContaining("12 to 72 bytes")
                .hasMessageNotContaining(password + "'");
        assertNothingWasMade();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1234567890123456789", "with spaces in it all over", "ä1234567890123456789"})
    void aWeakTokenStopsTheStart(String token) {
        assertThatThrownBy(() -> start(folder, null, token))
                .isInstanceOf(CannotBegin.class)
                .hasMessageContaining("CRYPTOQA_ADMIN_TOKEN")
                .hasMessageNotContaining(token);
        assertNothingWasMade();
    }

    @Test
    void aFolderThatCannotBeWrittenStopsTheStart() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> start(file.resolve("data"), null, null))
                .isInstanceOf(CannotBegin.class)
                .hasMessageContaining("cannot be written");
        assertThat(accounts.isEmpty()).isTrue();
        start(file.resolve("data"), GIVEN_PASSWORD, GIVEN_TOKEN);
        assertWorks(GIVEN_PASSWORD, GIVEN_TOKEN);
    }

    @Test
    void whyItCannotStartIsToldInWords() {
        var analysis =
                new CannotBeginAnalyzer()
                        .analyze(new IllegalStateException(new CannotBegin("Say why.", null)));
        assertThat(analysis)
                .isNotNull()
                .extracting(FailureAnalysis::getDescription)
                .isEqualTo("Say why.");
    }

    @Test
    void theEnvironmentGivesTheSecrets() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "CRYPTOQA_ADMIN_PASSWORD", GIVEN_PASSWORD,
                                        "CRYPTOQA_ADMIN_TOKEN", GIVEN_TOKEN)));
        ConfigurationPropertySources.attach(environment);
        var settings = Binder.get(environment).bindOrCreate("cryptoqa", FirstStartSettings.class);
        assertThat(settings.givenPassword()).contains(GIVEN_PASSWORD);
        assertThat(settings.givenToken()).contains(GIVEN_TOKEN);
        assertThat(settings.toString()).doesNotContain(GIVEN_PASSWORD).doesNotContain(GIVEN_TOKEN);
    }

    private void start(Path dir, @Nullable String password, @Nullable String token) {
        firstStart(dir, password, token, new TransactionTemplate(manager))
                .afterSingletonsInstantiated();
    }

    private FirstStart firstStart(
            Path dir,
            @Nullable String password,
            @Nullable String token,
            TransactionTemplate transactions) {
        return new FirstStart(
                new FirstStartSettings(dir, password, token),
                accounts,
                tokens,
                passwords,
                transactions,
                clock);
    }

    private String secret(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void assertWorks(String password, String token) {
        assertThat(accounts.all()).hasSize(1);
        assertThat(new AsAdmin(http, token).get("/admin/v1/accounts")).hasStatusOk();
        new Console(http).signedIn("admin", password);
        assertThat(jdbc.sql("select scopes from token").query(String.class).single())
                .isEqualTo("content:read content:write content:publish widgets:write settings");
    }

    private void assertNothingWasMade() {
        assertThat(accounts.isEmpty()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }
}
