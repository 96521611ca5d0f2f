package io.cryptoqa.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Answers;
import io.cryptoqa.Callers;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Administrators give out tokens and take them back. */
@HttpTest
class TokensTests {

    private static final String TOKENS = "/admin/v1/tokens";

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private AsAdmin admin;

    @BeforeEach
    void anAdministrator() {
        admin = new AsAdmin(http, callers.admin());
    }

    @Test
    void aNewTokenIsShownOnceAndWorks() {
        var answer =
                admin.post(
                        TOKENS,
                        "{\"name\": \"deploy\", \"scopes\": [\"settings\", \"content:read\"]}");
        assertThat(answer).hasStatus(201);
        var made = Answers.json(answer);
        var secret = made.at("/token").asString();
        assertThat(secret).matches("cqa_[A-Za-z0-9_-]{43}");
        assertThat(made.at("/account").asString()).isEqualTo("admin");
        assertThat(made.at("/expiresAt").isNull()).isTrue();
        assertThat(made.at("/scopes").toString()).isEqualTo("[\"content:read\",\"settings\"]");
        var uri = String.valueOf(answer.getResponse().getHeader("Location"));
        assertThat(uri).isEqualTo(TOKENS + "/" + made.at("/id").asString());
        var read = admin.get(uri);
        assertThat(read).hasStatusOk().bodyText().doesNotContain(secret, "hash");
        assertThat(Answers.json(read).has("token")).isFalse();
        assertThat(new AsAdmin(http, secret).get(TOKENS)).hasStatusOk();
    }

    @Test
    void aTokenIsStoredAsItsHash() {
        var secret = make("{\"name\": \"a\", \"scopes\": [\"settings\"]}").at("/token").asString();
        var hashes = jdbc.sql("select hash from token").query(String.class).list();
        assertThat(hashes).allMatch(hash -> hash.matches("[0-9a-f]{64}")).doesNotContain(secret);
        assertThat(new AsAdmin(http, hashes.getLast()).get(TOKENS)).hasStatus(401);
    }

    @Test
    void aTokenEndsAtItsInstantOrWhenItIsTakenBack() {
        var token =
                make(
                        """
                        {"name": "a", "scopes": ["settings"], "expiresAt": "2026-06-15T14:00:01+02:00"}
                        """);
        assertThat(token.at("/expiresAt").asString()).isEqualTo("2026-06-15T12:00:01Z");
        var caller = new AsAdmin(http, token.at("/token").asString());
        assertThat(caller.get(TOKENS)).hasStatusOk();
        clock.pass(Duration.ofSeconds(1));
        assertThat(caller.get(TOKENS)).hasStatus(401);
        var other = make("{\"name\": \"b\", \"scopes\": [\"settings\"]}");
        var uri = TOKENS + "/" + other.at("/id").asString();
        var second = new AsAdmin(http, other.at("/token").asString());
        assertThat(second.delete(uri)).as("itself").hasStatus(204);
        assertThat(second.get(uri)).hasStatus(401);
        var revoked = Answers.json(admin.get(uri)).at("/revokedAt").asString();
        assertThat(revoked).isEqualTo("2026-06-15T12:00:01Z");
        clock.pass(Duration.ofSeconds(1));
        assertThat(admin.delete(uri)).as("again").hasStatus(204);
        assertThat(Answers.json(admin.get(uri)).at("/revokedAt").asString()).isEqualTo(revoked);
    }

    @Test
    void aTokenForAnotherIsNoWiderThanItsOwner() {
        callers.author("ada");
        var token =
                make(
                        """
                        {"account": "ada", "name": "a", "scopes": ["content:read", "content:write"]}
                        """);
        assertThat(token.at("/account").asString()).isEqualTo("ada");
        var wider =
                """
                {"account": "ada", "name": "a", "scopes": ["content:read", "content:publish", "settings"]}
                """;
        assertThat(admin.wrong("POST", TOKENS, wider))
                .containsExactly("#/scopes too-wide", "#/scopes too-wide");
        callers.account("bob", Role.EDITOR);
        assertThat(
                        admin.post(
                                TOKENS,
                                """
                                {"account": "bob", "name": "a", "scopes": ["content:publish", "widgets:write"]}
                                """))
                .hasStatus(201);
        assertThat(
                        admin.wrong(
                                "POST",
                                TOKENS,
                                "{\"account\": \"bob\", \"name\": \"a\", \"scopes\": [\"settings\"]}"))
                .containsExactly("#/scopes too-wide");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/name required, #/scopes required | {}",
                "#/name required | {'name': ' ', 'scopes': ['settings']}",
                "#/scopes required | {'name': 'a', 'scopes': []}",
                "#/scopes wrong-type | {'name': 'a', 'scopes': 'settings'}",
                "#/scopes unknown | {'name': 'a', 'scopes': ['everything']}",
                "#/scopes unknown | {'name': 'a', 'scopes': ['SETTINGS']}",
                "#/scopes/0 wrong-type | {'name': 'a', 'scopes': [1]}",
                "#/scopes too-many | {'name': 'a', 'scopes': ['settings','settings','settings','settings','settings','settings']}",
                "#/expiresAt in-the-past | {'name': 'a', 'scopes': ['settings'], 'expiresAt': '2026-06-15T12:00:00Z'}",
                "#/expiresAt bad-format | {'name': 'a', 'scopes': ['settings'], 'expiresAt': 'soon'}",
                "#/account unknown | {'account': 'nobody', 'name': 'a', 'scopes': ['settings']}",
                "#/account unknown | {'account': 'closed', 'name': 'a', 'scopes': ['content:read']}",
                "#/token unknown-field | {'name': 'a', 'scopes': ['settings'], 'token': 'mine'}",
            })
    void whatIsNoTokenIsInvalid(String line) {
        callers.author("closed");
        assertThat(admin.delete("/admin/v1/accounts/closed")).hasStatus(204);
        var parts = line.split(" \\| ", 2);
        assertThat(admin.wrong("POST", TOKENS, parts[1].replace('\'', '"')))
                .containsExactlyInAnyOrder(parts[0].split(", "));
    }

    @Test
    void tokensAreListedNewestFirst() {
        for (int i = 0; i < 5; i++) {
            clock.pass(Duration.ofSeconds(i % 2)); // some at the same instant
            make("{\"name\": \"t%d\", \"scopes\": [\"settings\"]}".formatted(i));
        }
        var all = admin.all(TOKENS);
        assertThat(all).hasSize(6).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(token -> token.at("/createdAt").asString())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(all).noneMatch(token -> token.has("token"));
        assertThat(admin.get(TOKENS + "?account=ada")).hasStatus(400);
        assertThat(admin.get(TOKENS + "?cursor=x")).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "1-1-1-1-1", "01999999-9999-7999-8999-999999999999", "x%20y"})
    void anUnknownTokenIsNotFound(String id) {
        for (var answer : List.of(admin.get(TOKENS + "/" + id), admin.delete(TOKENS + "/" + id))) {
            assertThat(answer).as(id).hasStatus(404);
            assertThat(Answers.json(answer).at("/code").asString()).isEqualTo("not-found");
        }
    }

    private JsonNode make(String body) {
        var answer = admin.post(TOKENS, body);
        assertThat(answer).hasStatus(201);
        return Answers.json(answer);
    }
}
