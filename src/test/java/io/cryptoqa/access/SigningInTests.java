package io.cryptoqa.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Answers;
import io.cryptoqa.Callers;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Who is known, by what, and what is said to everyone else. */
@HttpTest
class SigningInTests {

    private static final String PASSWORD = "correct horse battery";
    private static final String HASH = new Passwords().hash(PASSWORD);
    private static final String SESSION = "/admin/v1/session";
    private static final String ACCOUNTS = "/admin/v1/accounts";

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Passwords passwords;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired MeterRegistry meters;

    @BeforeEach
    void anAdministrator() {
        callers.account("ada", Role.ADMIN);
        setPassword("ada", HASH);
    }

    @Test
    void signingInGivesACookieAndACsrfToken() {
        var console = new Console(http);
        var answer = console.signIn("ada", PASSWORD);
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        var body = Answers.json(answer);
        assertThat(body.at("/account/name").asString()).isEqualTo("ada");
        assertThat(body.at("/account/role").asString()).isEqualTo("admin");
        assertThat(body.at("/csrfToken").asString()).hasSizeGreaterThan(30);
        assertThat(answer.getResponse().getHeader("Set-Cookie"))
                .startsWith(Console.COOKIE + "=")
                .contains("; Path=/admin")
                .contains("; HttpOnly")
                .contains("; SameSite=Strict")
                .doesNotContain("Secure"); // the site of the tests is http
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("private, no-store");
        assertThat(console.get(ACCOUNTS)).hasStatusOk();
        assertThat(Answers.json(console.get(SESSION)).at("/account/name").asString())
                .isEqualTo("ada");
    }

    @Test
    void signingInTakesASessionOfItsOwn() {
        var console = new Console(http).signedIn("ada", PASSWORD);
        var first = console.cookie;
        console.signedIn("ada", PASSWORD);
        assertThat(console.cookie).isNotEqualTo(first);
        console.cookie = first;
        assertUnauthenticated(console.get(ACCOUNTS), "session has ended");
    }

    @Test
    void nobodyChoosesTheIdOfASession() {
        var console = new Console(http);
        console.cookie = "MDE5OTk5OTktOTk5OS03OTk5LTg5OTktOTk5OTk5OTk5OTk5";
        console.signedIn("ada", PASSWORD);
        assertThat(console.cookie).doesNotStartWith("MDE5");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldAlike() {
        callers.account("closed", Role.ADMIN);
        setPassword("closed", HASH);
        jdbc.sql("update account set closed_at = created_at where name = 'closed'").update();
        callers.account("silent", Role.ADMIN);
        var wrong = detail(new Console(http).signIn("ada", "correct horse batterz"));
        for (var name : List.of("nobody", "closed", "silent", "Ada", "a b", "ada ")) {
            assertThat(detail(new Console(http).signIn(name, PASSWORD))).as(name).isEqualTo(wrong);
        }
        for (var password : List.of("", PASSWORD + " ", PASSWORD.substring(1), "x".repeat(200))) {
            assertThat(detail(new Console(http).signIn("ada", password))).isEqualTo(wrong);
            clock.pass(SignInLimits.WINDOW); // else there would be too many tries
        }
    }

    @Test
    void aPasswordIsComparedToItsEnd() {
        var longest = "x".repeat(72);
        setPassword("ada", passwords.hash(longest));
        assertUnauthenticated(new Console(http).signIn("ada", longest + "y"), "this password");
        assertThat(new Console(http).signIn("ada", longest)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"ada\"}",
                "{\"name\": \"ada\", \"password\": null}",
                "{\"name\": \"\", \"password\": \"x\"}",
                "{\"name\": 1, \"password\": true}",
                "{\"name\": \"a\\u0000\", \"password\": \"x\"}",
                "{\"name\": \"ada\", \"password\": \"x\", \"remember\": true}",
                "[]",
            })
    void whatIsNoNameAndPasswordIsInvalid(String body) {
        assertThat(new Console(http).send("POST", SESSION, body)).hasStatus(422);
    }

    @Test
    void onlyJsonSignsIn() {
        for (var type : List.of("application/x-www-form-urlencoded", "text/plain")) {
            assertThat(
                            http.post()
                                    .uri(SESSION)
                                    .contentType(MediaType.parseMediaType(type))
                                    .content("name=ada&password=" + PASSWORD)
                                    .exchange())
                    .hasStatus(415);
        }
    }

    @Test
    void askingWhoIsSignedInMakesNoSession() {
        var answer = http.get().uri(SESSION).exchange();
        assertThat(answer).hasStatusOk();
        var body = Answers.json(answer);
        assertThat(body.at("/account").isNull()).isTrue();
        assertThat(body.at("/csrfToken").isNull()).isTrue();
        assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
        assertThat(sessions()).isZero();
        var known = bearer(SESSION, callers.editor());
        assertThat(Answers.json(known).at("/account/name").asString()).isEqualTo("editor");
        assertThat(Answers.json(known).at("/csrfToken").isNull()).isTrue();
        assertThat(sessions()).isZero();
    }

    @Test
    void signingOutEndsTheSession() {
        var console = new Console(http).signedIn("ada", PASSWORD);
        var cookie = console.cookie;
        assertThat(console.send("DELETE", SESSION, null)).hasStatus(204);
        assertThat(sessions()).isZero();
        assertThat(console.cookie).isNull();
        console.cookie = cookie;
        assertUnauthenticated(console.get(ACCOUNTS), "session has ended");
        assertThat(new Console(http).send("DELETE", SESSION, null)).hasStatus(204);
    }

    @Test
    void withACookieAChangeNeedsTheCsrfTokenOfItsSession() {
        var console = new Console(http).signedIn("ada", PASSWORD);
        var other = new Console(http).signedIn("ada", PASSWORD);
        var body = "{\"name\": \"new\", \"role\": \"author\"}";
        var csrf = console.csrf;
        for (var wrong : new @Nullable String[] {null, "", "wrong", other.csrf}) {
            console.csrf = wrong;
            var answer = console.send("POST", ACCOUNTS, body);
            assertThat(answer).hasStatus(403);
            assertThat(Answers.json(answer).at("/detail").asString()).contains("X-CSRF-TOKEN");
            assertThat(console.send("DELETE", SESSION, null)).hasStatus(403);
        }
        console.csrf = Answers.json(console.get(SESSION)).at("/csrfToken").asString();
        assertThat(console.csrf).isNotEqualTo(csrf); // masked anew
        assertThat(console.send("POST", ACCOUNTS, body)).hasStatus(201);
        console.csrf = csrf;
        assertThat(console.send("DELETE", ACCOUNTS + "/new", null)).hasStatus(204);
    }

    @Test
    void aTokenNeedsNoCsrfTokenAndGoesBeforeTheCookie() {
        var console = new Console(http).signedIn("ada", PASSWORD);
        var answer =
                http.post()
                        .uri(ACCOUNTS)
                        .cookie(new Cookie(Console.COOKIE, console.cookie))
                        .header("Authorization", "Bearer " + callers.author())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .exchange();
        assertThat(answer).hasStatus(403);
        assertThat(Answers.json(answer).at("/detail").asString()).contains("role 'admin'");
    }

    @Test
    void aSessionThatRanOutHasEnded() {
        var console = new Console(http).signedIn("ada", PASSWORD);
        jdbc.sql("update spring_session set expiry_time = 1, last_access_time = 1").update();
        assertUnauthenticated(console.get(ACCOUNTS), "session has ended");
        assertThat(Answers.json(console.get(SESSION)).at("/account").isNull()).isTrue();
    }

    @Test
    void aSessionEndsWithAnyChangeOfItsAccountEvenIfItsRowWasSavedLater() {
        var console = new Console(http).signedIn("ada", PASSWORD);
        jdbc.sql("update account set version = version + 1").update();
        assertUnauthenticated(console.get(ACCOUNTS), "session has ended");
    }

    @Test
    void aSessionHoldsTextAndNumbersAlone() {
        new Console(http).signedIn("ada", PASSWORD);
        var classes =
                jdbc.sql("select attribute_bytes from spring_session_attributes")
                        .query(byte[].class)
                        .list();
        assertThat(classes)
                .hasSize(3)
                .allSatisfy(bytes ->
                        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                                .doesNotContain("springframework", "cryptoqa"));
    }

    @Test
    void aTokenIsKnownHoweverTheSchemeIsWritten() {
        for (var scheme : List.of("Bearer ", "bearer ", "BEARER ", "Bearer  ")) {
            assertThat(
                            http.get()
                                    .uri(ACCOUNTS)
                                    .header("Authorization", scheme + callers.admin())
                                    .exchange())
                    .hasStatusOk();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Basic YWRhOmFkYQ==",
                "",
                "cqa_x",
                "Bearer \u00e4"
            })
    void whatIsNoTokenIsRefusedOnOpenRoutesToo(String authorization) {
        for (var uri : List.of(ACCOUNTS, SESSION, "/admin/v1/none", "/admin")) {
            var answer = http.get().uri(uri).header("Authorization", authorization).exchange();
            assertUnauthenticated(answer, "no token");
            assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"cryptoqa\", error=\"invalid_token\"");
        }
    }

    @Test
    void whyATokenIsRefusedIsSaidAndCounted() {
        var closed = callers.author("closed");
        jdbc.sql("update account set closed_at = created_at where name = 'closed'").update();
        counted("expired", () -> refused(callers.expired(Role.ADMIN), "expired"));
        counted("revoked", () -> refused(callers.revoked(Role.ADMIN), "revoked"));
        counted("closed", () -> refused(closed, "closed"));
        counted("unknown", () -> refused("cqa_none", "no token"));
        counted(
                "missing",
                () -> {
                    var answer = http.get().uri(ACCOUNTS).exchange();
                    assertUnauthenticated(answer, "neither was sent");
                    assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                            .isEqualTo("Bearer realm=\"cryptoqa\"");
                });
        counted("password", () -> new Console(http).signIn("ada", "wrong"));
        counted(
                "bad-session",
                () -> {
                    var console = new Console(http);
                    console.cookie = "bm9uZQ==";
                    console.get(ACCOUNTS);
                });
    }

    @Test
    void aTokenEndsAtItsInstant() {
        var token = callers.admin();
        jdbc.sql("update token set expires_at = ?")
                .param(TestClock.START.plusSeconds(10).atOffset(ZoneOffset.UTC))
                .update();
        clock.pass(Duration.ofSeconds(9));
        assertThat(bearer(ACCOUNTS, token)).hasStatusOk();
        clock.pass(Duration.ofSeconds(1));
        refused(token, "expired");
    }

    @Test
    void theRoleOfATokenIsThatOfItsOwnerNow() {
        var token = callers.admin();
        jdbc.sql("update account set role = 'editor' where name = 'admin'").update();
        var answer = bearer(ACCOUNTS, token);
        assertThat(answer).hasStatus(403);
        assertThat(Answers.json(answer).at("/detail").asString())
                .isEqualTo("This needs the role 'admin'; 'admin' has the role 'editor'.");
    }

    @Test
    void aMissingScopeIsNamed() {
        var answer = bearer(ACCOUNTS, callers.token(Role.ADMIN, Scope.CONTENT_READ));
        assertThat(answer).hasStatus(403);
        assertThat(Answers.json(answer).at("/detail").asString()).contains("scope 'settings'");
        assertThat(Answers.json(answer).at("/code").asString()).isEqualTo("forbidden");
    }

    @Test
    void anUnknownPathIsToldToKnownCallersOnly() {
        for (var uri : List.of("/admin", "/admin/", "/admin/v1", "/admin/v1/none")) {
            assertUnauthenticated(http.get().uri(uri).exchange(), "neither was sent");
            var answer = bearer(uri, callers.author());
            assertThat(answer).as(uri).hasStatus(404);
            assertThat(answer.getResponse().getHeader("Cache-Control"))
                    .isEqualTo("private, no-store");
        }
    }

    @Test
    void noSpellingOfAPathGetsRoundIt() {
        for (var uri :
                List.of(
                        "/admin;x=1/v1/accounts",
                        "/%61dmin/v1/accounts",
                        "/admin/v1/accounts;a=b",
                        "/admin//v1/accounts",
                        "/admin/v1/./accounts",
                        "/v1/..%2Fadmin/v1/accounts",
                        "//admin/v1/accounts",
                        "/ADMIN/v1/accounts",
                        "/admin%2Fv1/accounts",
                        "/admin/v1/accounts/")) {
            var answer = http.get().uri(URI.create("http://localhost" + uri)).exchange();
            assertThat(answer.getResponse().getStatus()).as(uri).isIn(400, 401, 404);
            assertThat(answer.getResponse().getContentType())
                    .as(uri)
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void otherOriginsAreToldNothing() {
        var answer =
                http.options()
                        .uri(ACCOUNTS)
                        .header("Origin", "https://example.org")
                        .header("Access-Control-Request-Method", "POST")
                        .exchange();
        assertThat(answer).hasStatus(401);
        assertThat(answer.getResponse().getHeaderNames())
                .noneMatch(name -> name.startsWith("Access-Control"));
    }

    @Test
    void readersAreNeverKnown() {
        var console = new Console(http).signedIn("ada", PASSWORD);
        for (var uri : List.of("/v1/articles", "/v1/locales", "/v1/none", "/actuator/health")) {
            var answer =
                    http.get()
                            .uri(uri)
                            .cookie(new Cookie(Console.COOKIE, console.cookie))
                            .header("Authorization", "Bearer nonsense")
                            .exchange();
            assertThat(answer.getResponse().getStatus()).as(uri).isIn(200, 404);
            assertThat(answer.getResponse().getHeader("Set-Cookie")).as(uri).isNull();
            assertThat(answer.getResponse().getHeader("Cache-Control"))
                    .as(uri)
                    .isNotEqualTo("private, no-store");
        }
    }

    @Test
    void figuresAreThereForPrometheus() {
        http.get().uri(ACCOUNTS).exchange();
        var answer = http.get().uri("/actuator/prometheus").exchange();
        assertThat(answer).hasStatusOk().bodyText().contains("cryptoqa_unauthenticated_total");
    }

    @Test
    void triesWithOneNameAreLimited() {
        for (int i = 0; i < SignInLimits.TRIES; i++) {
            assertThat(from("10.0.0." + i, "ada").getResponse().getStatus()).isEqualTo(401);
        }
        var answer = from("10.0.1.1", "ada");
        assertThat(answer).hasStatus(429);
        assertThat(Answers.json(answer).at("/code").asString()).isEqualTo("rate-limited");
        assertThat(answer.getResponse().getHeader("Retry-After")).isEqualTo("30");
        assertThat(answer.getResponse().getHeader("RateLimit-Policy"))
                .isEqualTo("\"address\";q=10;w=300, \"name\";q=10;w=300");
        assertThat(answer.getResponse().getHeader("RateLimit"))
                .isEqualTo("\"address\";r=9;t=30, \"name\";r=0;t=30");
        assertThat(from("10.0.1.1", "bob")).hasStatus(401);
        clock.pass(Duration.ofSeconds(29));
        assertThat(from("10.0.1.1", "ada")).hasStatus(429);
        clock.pass(Duration.ofSeconds(1));
        assertThat(from("10.0.1.1", "ada")).hasStatus(401);
        assertThat(from("10.0.1.1", "ada")).hasStatus(429);
    }

    @Test
    void triesFromOneAddressAreLimited() {
        for (int i = 0; i < SignInLimits.TRIES; i++) {
            assertThat(from("10.0.0.1", "name" + i).getResponse().getStatus()).isEqualTo(401);
        }
        assertThat(from("10.0.0.1", "ada")).hasStatus(429);
        assertThat(from("10.0.0.2", "ada")).hasStatus(401);
        clock.pass(SignInLimits.WINDOW);
        assertThat(from("10.0.0.1", "ada")).hasStatus(401);
    }

    private MvcTestResult from(String address, String name) {
        return http.post()
                .uri(SESSION)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"%s\", \"password\": \"wrong\"}".formatted(name))
                .exchange();
    }

    private void counted(String reason, Runnable refusal) {
        var counter = meters.counter("cryptoqa.unauthenticated", "reason", reason);
        var before = counter.count();
        refusal.run();
        assertThat(counter.count()).as(reason).isEqualTo(before + 1);
    }

    private void refused(String token, String why) {
        var answer = bearer(ACCOUNTS, token);
        assertUnauthenticated(answer, why);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"cryptoqa\", error=\"invalid_token\"");
    }

    private static void assertUnauthenticated(MvcTestResult answer, String why) {
        assertThat(answer).hasStatus(401);
        var body = Answers.json(answer);
        assertThat(body.at("/code").asString()).isEqualTo("unauthenticated");
        assertThat(body.at("/detail").asString()).contains(why);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                .startsWith("Bearer realm=\"cryptoqa\"");
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("private, no-store");
    }

    private static JsonNode detail(MvcTestResult answer) {
        assertUnauthenticated(answer, "this password");
        return Answers.json(answer).at("/detail");
    }

    private MvcTestResult bearer(String uri, String token) {
        return http.get().uri(uri).header("Authorization", "Bearer " + token).exchange();
    }

    private void setPassword(String name, String hash) {
        jdbc.sql("update account set password_hash = ? where name = ?").params(hash, name).update();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }
}
