package io.cryptoqa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.Answers;
import io.cryptoqa.Callers;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import io.cryptoqa.TestDatabase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import tools.jackson.databind.JsonNode;

/** What was done and what was refused stays known. */
@HttpTest
class AuditTests {

    private static final String AUDIT = "/admin/v1/audit";
    private static final String ACCOUNTS = "/admin/v1/accounts";
    private static final String PASSWORD = "correct horse battery";

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Audit audit;

    private AsAdmin admin;

    @BeforeEach
    void anAdministrator() {
        admin = new AsAdmin(http, callers.admin());
    }

    @Test
    void anEntrySaysWhoDidWhatToWhatAndFromWhere() {
        admin.post(
                ACCOUNTS,
                "{\"name\": \"ada\", \"role\": \"author\", \"password\": \"%s\"}"
                        .formatted(PASSWORD));
        var entries = Answers.json(admin.get(AUDIT)).at("/items");
        assertThat(entries).hasSize(1);
        var entry = entries.get(0);
        assertThat(entry.at("/at").asString()).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(entry.at("/account").asString()).isEqualTo("admin");
        assertThat(entry.at("/tokenId").asString())
                .isEqualTo(jdbc.sql("select id from token").query(UUID.class).single().toString());
        assertThat(entry.at("/address").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.at("/method").asString()).isEqualTo("POST");
        assertThat(entry.at("/path").asString()).isEqualTo(ACCOUNTS);
        assertThat(entry.at("/action").asString()).isEqualTo("account.created");
        assertThat(entry.at("/subject").asString()).isEqualTo("account/ada");
        assertThat(entry.at("/status").asInt()).isEqualTo(200);
        assertThat(entry.at("/details").toString()).isEqualTo("{\"role\":\"author\"}");
    }

    @Test
    void everyChangeOfAccessIsThereAndNoSecretIs() {
        admin.post(
                ACCOUNTS,
                "{\"name\": \"ada\", \"role\": \"author\", \"password\": \"%s\"}"
                        .formatted(PASSWORD));
        var ada = ACCOUNTS + "/ada";
        admin.patch(ada, "*", "{\"role\": \"admin\", \"password\": \"another horse battery\"}");
        var console = new Console(http).signedIn("ada", "another horse battery");
        console.send("DELETE", "/admin/v1/session", null);
        var made =
                Answers.json(
                        admin.post(
                                "/admin/v1/tokens",
                                "{\"account\": \"ada\", \"name\": \"x\", \"scopes\": [\"settings\"]}"));
        var token = "/admin/v1/tokens/" + made.at("/id").asString();
        admin.delete(token);
        admin.delete(token);
        admin.delete(ada);
        var entries = admin.all(AUDIT);
        assertThat(entries)
                .extracting(entry -> entry.at("/action").asString())
                .containsExactly(
                        "account.closed",
                        "token.revoked",
                        "token.created",
                        "session.ended",
                        "session.started",
                        "account.changed",
                        "account.created");
        assertThat(entries.get(5).at("/details").toString())
                .isEqualTo("{\"password\":\"changed\",\"role\":[\"author\",\"admin\"]}");
        assertThat(entries.get(4).at("/account").asString()).isEqualTo("ada");
        assertThat(entries.get(4).at("/tokenId").isNull()).isTrue();
        assertThat(entries.toString())
                .doesNotContain("horse", made.at("/token").asString(), "bcrypt");
    }

    @Test
    void whatAKnownCallerWasRefusedIsThere() {
        var author = new AsAdmin(http, callers.author());
        assertThat(author.get(AUDIT)).hasStatus(403);
        assertThat(admin.delete(ACCOUNTS + "/admin")).hasStatus(409);
        assertThat(admin.patch(ACCOUNTS + "/author", "\"9\"", "{}")).hasStatus(412);
        assertThat(admin.get("/admin/v1/none")).hasStatus(404);
        assertThat(admin.post(ACCOUNTS, "{}")).hasStatus(422);
        assertThat(http.get().uri(AUDIT).exchange()).hasStatus(401);
        assertThat(admin.all(AUDIT))
                .extracting(AuditTests::line)
                .containsExactly(
                        "admin 412 refused PATCH /admin/v1/accounts/author",
                        "admin 409 refused DELETE /admin/v1/accounts/admin",
                        "author 403 refused GET /admin/v1/audit");
    }

    @Test
    void aMissingCsrfTokenIsARefusal() {
        admin.post(
                ACCOUNTS,
                "{\"name\": \"ada\", \"role\": \"author\", \"password\": \"%s\"}"
                        .formatted(PASSWORD));
        var console = new Console(http).signedIn("ada", PASSWORD);
        console.csrf = null;
        assertThat(console.send("DELETE", "/admin/v1/session", null)).hasStatus(403);
        assertThat(line(admin.all(AUDIT).getFirst()))
                .isEqualTo("ada 403 refused DELETE /admin/v1/session");
    }

    @Test
    void aRefusalIsWrittenAfterTheRestOfTheRequest() {
        var statements = Statements.during(() -> admin.delete(ACCOUNTS + "/admin"));
        assertThat(statements.getLast()).contains("insert into audit");
        assertThat(statements).filteredOn(sql -> sql.contains("insert into audit")).hasSize(1);
    }

    @Test
    void aLongPathIsCut() {
        var author = new AsAdmin(http, callers.author());
        assertThat(author.get(ACCOUNTS + "/" + "x".repeat(2000))).hasStatus(403);
        assertThat(admin.all(AUDIT).getFirst().at("/path").asString()).hasSize(500);
    }

    @Test
    void nothingIsNotedOutsideATransaction() {
        var caller = new Caller(UUID.randomUUID(), "ada", Role.ADMIN, Set.of(), null, "127.0.0.1");
        assertThatThrownBy(() -> audit.record(caller, "x", "y", Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void entriesAreFoundByAccountActionSubjectAndDay() {
        callers.account("ada", Role.ADMIN);
        var ada = new AsAdmin(http, callers.author("writer"));
        for (int day = 15; day < 18; day++) {
            ada.get(AUDIT);
            admin.post(ACCOUNTS, "{\"name\": \"a%d\", \"role\": \"author\"}".formatted(day));
            admin.delete(ACCOUNTS + "/a" + day);
            clock.pass(Duration.ofDays(1));
        }
        assertThat(admin.all(AUDIT)).hasSize(9);
        assertThat(admin.all(AUDIT))
                .extracting(entry -> entry.at("/at").asString())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(admin.all(AUDIT + "?account=writer")).hasSize(3);
        assertThat(admin.all(AUDIT + "?account=nobody")).isEmpty();
        assertThat(admin.all(AUDIT + "?action=account.closed")).hasSize(3);
        assertThat(admin.all(AUDIT + "?subject=account/a16")).hasSize(2);
        assertThat(admin.all(AUDIT + "?subject=account/a16&action=account.created&account=admin"))
                .hasSize(1);
        assertThat(admin.all(AUDIT + "?from=2026-06-16")).hasSize(6);
        assertThat(admin.all(AUDIT + "?to=2026-06-16")).hasSize(6);
        assertThat(admin.all(AUDIT + "?from=2026-06-16&to=2026-06-16&account=admin")).hasSize(2);
        assertThat(admin.all(AUDIT + "?to=9999-12-31")).hasSize(9);
        assertThat(admin.all(AUDIT + "?from=0001-01-01")).hasSize(9);
    }

    @Test
    void aCursorBelongsToItsFilters() {
        for (int i = 0; i < 3; i++) {
            admin.post(ACCOUNTS, "{\"name\": \"a%d\", \"role\": \"author\"}".formatted(i));
        }
        var next =
                Answers.json(admin.get(AUDIT + "?limit=1&account=admin"))
                        .at("/page/next")
                        .asString();
        assertThat(admin.get(AUDIT + "?account=admin&cursor=" + next)).hasStatusOk();
        for (var query : List.of("", "account=ada&", "account=admin&to=2026-06-16&")) {
            assertThat(admin.get(AUDIT + "?" + query + "cursor=" + next)).as(query).hasStatus(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account=",
                "account=a%00b",
                "action=%00",
                "subject=%0A",
                "from=yesterday",
                "to=0",
                "from=2026-06-16&to=2026-06-15",
                "limit=0",
                "who=ada",
                "account=a&account=b"
            })
    void aWrongQueryIsRefused(String query) {
        assertThat(admin.get(AUDIT + "?" + query)).as(query).hasStatus(400);
    }

    @Test
    void aListIsReadFromAnIndex() {
        Assumptions.assumeThat(TestDatabase.isPostgresql()).isFalse();
        for (var column : List.of("account", "action", "subject")) {
            var plan =
                    jdbc.sql(
                                    """
                                    explain select id from audit where %s = 'x' and at >= timestamp '2020-01-01 00:00:00Z'
                                    and (at, id) < (timestamp '2030-01-01 00:00:00Z', uuid '00000000-0000-0000-0000-000000000000')
                                    order by %s, at desc, id desc limit 21
                                    """
                                            .formatted(column, column))
                            .query(String.class)
                            .single();
            assertThat(plan).containsIgnoringCase("audit_" + column).contains("index sorted");
        }
    }

    private static String line(JsonNode entry) {
        return "%s %d %s %s %s"
                .formatted(
                        entry.at("/account").asString(),
                        entry.at("/status").asInt(),
                        entry.at("/action").asString(),
                        entry.at("/method").asString(),
                        entry.at("/path").asString());
    }
}
