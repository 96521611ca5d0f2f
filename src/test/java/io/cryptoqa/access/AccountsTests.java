package io.cryptoqa.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Answers;
import io.cryptoqa.Callers;
import io.cryptoqa.HttpTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Administrators make, change and close accounts. */
@HttpTest
class AccountsTests {

    private static final String ACCOUNTS = "/admin/v1/accounts";
    private static final String ADA = ACCOUNTS + "/ada";
    private static final String PASSWORD = "correct horse battery";

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired JdbcClient jdbc;

    private AsAdmin admin;

    @BeforeEach
    void anAdministrator() {
        admin = new AsAdmin(http, callers.admin());
    }

    @Test
    void aNewAccountCanSignIn() {
        var answer =
                admin.post(
                        ACCOUNTS,
                        """
                        {"name": "ada", "role": "editor", "password": "%s"}
                        """
                                .formatted(PASSWORD));
        assertThat(answer).hasStatus(201);
        assertThat(answer.getResponse().getHeader("Location")).isEqualTo(ADA);
        assertThat(answer.getResponse().getHeader("ETag")).isEqualTo("\"1\"");
        var account = Answers.json(answer);
        assertThat(account.at("/role").asString()).isEqualTo("editor");
        assertThat(account.at("/hasPassword").asBoolean()).isTrue();
        assertThat(account.at("/createdAt").asString()).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(account.at("/closedAt").isNull()).isTrue();
        assertThat(account.toString()).doesNotContain("bcrypt", PASSWORD);
        assertThat(Answers.json(admin.get(ADA))).isEqualTo(account);
        new Console(http).signedIn("ada", PASSWORD);
    }

    @Test
    void anAccountWithoutAPasswordHasTokensAlone() {
        assertThat(admin.post(ACCOUNTS, "{\"name\": \"ada\", \"role\": \"author\"}"))
                .hasStatus(201);
        assertThat(Answers.json(admin.get(ADA)).at("/hasPassword").asBoolean()).isFalse();
        assertThat(new Console(http).signIn("ada", "")).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/name required, #/role required | {}",
                "#/name bad-format | {'name': 'Ada', 'role': 'author'}",
                "#/name bad-format | {'name': '-a', 'role': 'author'}",
                "#/name bad-format | {'name': 'a b', 'role': 'author'}",
                "#/name bad-format | {'name': 'ä', 'role': 'author'}",
                "#/name bad-format | {'name': '../a', 'role': 'author'}",
                "#/name too-long | {'name': 'a2345678901234567890123456789012345678901234567890x', 'role': 'author'}",
                "#/name wrong-type | {'name': 1, 'role': 'author'}",
                "#/role bad-format | {'name': 'a', 'role': 'owner'}",
                "#/role bad-format | {'name': 'a', 'role': 'ADMIN'}",
                "#/role required | {'name': 'a', 'role': null}",
                "#/password bad-length | {'name': 'a', 'role': 'author', 'password': '12345678901'}",
                "#/password bad-length | {'name': 'a', 'role': 'author', 'password': 'äääääääääääääääääääääääääääääääääääää'}",
                "#/password control-character | {'name': 'a', 'role': 'author', 'password': '123456789012\\u0000'}",
                "#/password required | {'name': 'a', 'role': 'author', 'password': ''}",
                "#/id unknown-field | {'name': 'a', 'role': 'author', 'id': 'x'}",
            })
    void whatIsNoAccountIsInvalid(String line) {
        var parts = line.split(" \\| ", 2);
        assertThat(admin.wrong("POST", ACCOUNTS, parts[1].replace('\'', '"')))
                .containsExactlyInAnyOrder(parts[0].split(", "));
    }

    @Test
    void aPasswordIsNeverToldInAnAnswer() {
        var answer =
                admin.post(
                        ACCOUNTS,
                        "{\"name\": \"a\", \"role\": \"author\", \"password\": \"hush\"}");
        assertThat(answer).hasStatus(422).bodyText().doesNotContain("hush");
    }

    @Test
    void aNameIsTakenForEver() {
        callers.author("ada");
        var body = "{\"name\": \"ada\", \"role\": \"author\"}";
        assertThat(admin.wrong("POST", ACCOUNTS, body)).containsExactly("#/name taken");
        assertThat(admin.delete(ADA)).hasStatus(204);
        assertThat(admin.wrong("POST", ACCOUNTS, body)).containsExactly("#/name taken");
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        callers.author("ada");
        var patch = "{\"role\": \"editor\"}";
        assertThat(admin.patch(ADA, null, patch)).hasStatus(428);
        assertThat(admin.patch(ADA, "\"2\"", patch)).hasStatus(412);
        assertThat(admin.patch(ADA, "W/\"1\"", patch)).hasStatus(412);
        var answer = admin.patch(ADA, "\"1\"", patch);
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("ETag")).isEqualTo("\"2\"");
        assertThat(Answers.json(answer).at("/role").asString()).isEqualTo("editor");
        assertThat(Answers.json(answer).at("/version").asInt()).isEqualTo(2);
        assertThat(admin.patch(ADA, "\"1\"", patch)).hasStatus(412);
        assertThat(admin.patch(ADA, "\"2\"", "{}")).hasStatusOk();
        assertThat(admin.patch(ADA, "\"2\"", patch).getResponse().getHeader("ETag"))
                .as("nothing changes")
                .isEqualTo("\"2\"");
    }

    @Test
    void aPatchIsReadStrictly() {
        callers.author("ada");
        assertThat(admin.wrong("PATCH", ADA, "{\"role\": null, \"name\": \"b\"}"))
                .containsExactlyInAnyOrder("#/role required", "#/name unknown-field");
        assertThat(admin.wrong("PATCH", ADA, "{\"password\": \"short\"}"))
                .containsExactly("#/password bad-length");
        assertThat(admin.patch(ADA, "\"1", "{}")).hasStatus(400);
    }

    @Test
    void aChangedPasswordEndsTheSessions() {
        admin.post(
                ACCOUNTS,
                "{\"name\": \"ada\", \"role\": \"admin\", \"password\": \"%s\"}"
                        .formatted(PASSWORD));
        var console = new Console(http).signedIn("ada", PASSWORD);
        assertThat(console.get(ACCOUNTS)).hasStatusOk();
        assertThat(admin.patch(ADA, "*", "{\"password\": \"another horse battery\"}"))
                .hasStatusOk();
        assertThat(console.get(ACCOUNTS)).hasStatus(401);
        assertThat(sessions()).isZero();
        assertThat(new Console(http).signIn("ada", PASSWORD)).hasStatus(401);
        console = new Console(http).signedIn("ada", "another horse battery");
        assertThat(admin.patch(ADA, "*", "{\"password\": null}")).hasStatusOk();
        assertThat(console.get(ACCOUNTS)).hasStatus(401);
        assertThat(new Console(http).signIn("ada", "another horse battery")).hasStatus(401);
    }

    @Test
    void aChangedRoleEndsTheSessionsAndNarrowsTheTokens() {
        callers.account("ada", Role.ADMIN);
        admin.patch(ADA, "*", "{\"password\": \"%s\"}".formatted(PASSWORD));
        var console = new Console(http).signedIn("ada", PASSWORD);
        assertThat(admin.patch(ADA, "*", "{\"role\": \"author\"}")).hasStatusOk();
        assertThat(console.get(ACCOUNTS)).hasStatus(401);
    }

    @Test
    void aClosedAccountHasNeitherTokensNorSessions() {
        var token = callers.author("ada");
        admin.patch(ADA, "*", "{\"password\": \"%s\"}".formatted(PASSWORD));
        new Console(http).signedIn("ada", PASSWORD);
        assertThat(admin.send("DELETE", ADA, null, "\"1\"")).hasStatus(412);
        assertThat(admin.send("DELETE", ADA, null, "\"2\"")).hasStatus(204);
        assertThat(new AsAdmin(http, token).get(ACCOUNTS)).hasStatus(401);
        assertThat(sessions()).isZero();
        assertThat(new Console(http).signIn("ada", PASSWORD)).hasStatus(401);
        var closed = Answers.json(admin.get(ADA));
        assertThat(closed.at("/closedAt").asString()).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(closed.at("/version").asInt()).isEqualTo(3);
        var open =
                jdbc.sql(
                                """
                                select count(*) from token t join account a on a.id = t.account_id
                                where a.name = 'ada' and t.revoked_at is null
                                """)
                        .query(Integer.class)
                        .single();
        assertThat(open).isZero();
        assertThat(admin.delete(ADA)).as("again").hasStatus(204);
        var answer = admin.patch(ADA, "*", "{\"role\": \"editor\"}");
        assertThat(answer).hasStatus(409);
        assertThat(Answers.json(answer).at("/code").asString()).isEqualTo("wrong-state");
    }

    @Test
    void thereIsAlwaysAnAdministrator() {
        var self = ACCOUNTS + "/admin";
        for (var answer :
                List.of(admin.delete(self), admin.patch(self, "*", "{\"role\": \"editor\"}"))) {
            assertThat(answer).hasStatus(409);
            assertThat(Answers.json(answer).at("/code").asString()).isEqualTo("wrong-state");
            assertThat(Answers.json(answer).at("/detail").asString()).contains("last open account");
        }
        callers.account("ada", Role.ADMIN);
        assertThat(admin.delete(ADA)).hasStatus(204);
        assertThat(admin.delete(self)).as("a closed one is none").hasStatus(409);
        callers.account("bob", Role.ADMIN);
        assertThat(admin.delete(self)).hasStatus(204);
        assertThat(admin.get(self)).hasStatus(401);
    }

    @Test
    void oneAdministratorIsLeftAlsoIfAllLeaveAtOnce() throws Exception {
        var names = List.of("admin", "ada", "bob", "cy");
        names.forEach(name -> callers.account(name, Role.ADMIN));
        try (var threads = Executors.newFixedThreadPool(names.size())) {
            var all =
                    names.stream()
                            .<Callable<Integer>>map(name ->
                                    () ->
                                            admin.patch(
                                                            ACCOUNTS + "/" + name,
                                                            "*",
                                                            "{\"role\": \"author\"}")
                                                    .getResponse()
                                                    .getStatus())
                            .toList();
            for (var status : threads.invokeAll(all)) {
                // once admin is an author, it may not demote the others
                assertThat(status.get()).isIn(200, 409, 403);
            }
        }
        var left =
                jdbc.sql("select count(*) from account where role = 'admin' and closed_at is null")
                        .query(Integer.class)
                        .single();
        assertThat(left).isGreaterThanOrEqualTo(1);
    }

    @Test
    void accountsAreListedByName() {
        for (var name : List.of("b", "a.b", "a-b", "a_b", "ab", "a1", "z")) {
            callers.author(name);
        }
        assertThat(admin.all(ACCOUNTS))
                .extracting(account -> account.at("/name").asString())
                .isSorted()
                .hasSize(8)
                .contains("admin", "a_b", "z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ADA", "a%20b", "%E4%B8%AD", "x%7F", "a%22b"})
    void anUnknownAccountIsNotFound(String name) {
        callers.author("ada");
        for (var answer :
                List.of(
                        admin.get(ACCOUNTS + "/" + name),
                        admin.delete(ACCOUNTS + "/" + name),
                        admin.patch(ACCOUNTS + "/" + name, "*", "{}"))) {
            assertThat(answer.getResponse().getStatus()).as(name).isIn(404, 400);
            assertThat(answer.getResponse().getContentType())
                    .startsWith("application/problem+json");
        }
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }
}
