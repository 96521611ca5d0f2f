package io.cryptoqa.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Answers;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser, as far as a session goes: it keeps the cookie and knows the CSRF token. */
final class Console {

    static final String COOKIE = "CRYPTOQA_SESSION";

    private final MockMvcTester http;
    @Nullable String cookie;
    @Nullable String csrf;

    Console(MockMvcTester http) {
        this.http = http;
    }

    /** Signs in, whatever comes of it. */
    MvcTestResult signIn(String name, String password) {
        var body = "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password);
        var answer = send("POST", "/admin/v1/session", body);
        if (answer.getResponse().getStatus() == 200) {
            csrf = Answers.json(answer).at("/csrfToken").asString();
        }
        return answer;
    }

    /** The same, which succeeds. */
    Console signedIn(String name, String password) {
        assertThat(signIn(name, password)).hasStatusOk();
        return this;
    }

    MvcTestResult get(String uri) {
        return send("GET", uri, null);
    }

    /** Sends what a page of the console would send. */
    MvcTestResult send(String method, String uri, @Nullable String body) {
        var request = http.method(HttpMethod.valueOf(method)).uri(uri);
        if (cookie != null) {
            request.cookie(new Cookie(COOKIE, cookie));
        }
        if (csrf != null) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        var answer = request.exchange();
        var set = answer.getResponse().getCookie(COOKIE);
        if (set != null) {
            cookie = set.getMaxAge() == 0 ? null : set.getValue();
        }
        return answer;
    }
}
