package io.cryptoqa.access;

import static io.cryptoqa.access.Role.ADMIN;
import static io.cryptoqa.access.Role.AUTHOR;
import static io.cryptoqa.access.Role.EDITOR;
import static io.cryptoqa.access.Scope.CONTENT_PUBLISH;
import static io.cryptoqa.access.Scope.CONTENT_READ;
import static io.cryptoqa.access.Scope.CONTENT_WRITE;
import static io.cryptoqa.access.Scope.SETTINGS;
import static io.cryptoqa.access.Scope.WIDGETS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.HttpTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route for editors, asked by everyone. What each needs is written here by hand. */
@HttpTest
class AccessMatrixTests {

    private record Needed(Scope scope, Role role) {}

    /** A line for each route; {@code -} in a path stands for any variable. */
    private static final Map<String, Needed> NEEDED = new TreeMap<>();

    static {
        route("GET /admin/v1/accounts", SETTINGS, ADMIN);
        route("POST /admin/v1/accounts", SETTINGS, ADMIN);
        route("GET /admin/v1/accounts/-", SETTINGS, ADMIN);
        route("PATCH /admin/v1/accounts/-", SETTINGS, ADMIN);
        route("DELETE /admin/v1/accounts/-", SETTINGS, ADMIN);
        route("GET /admin/v1/tokens", SETTINGS, ADMIN);
        route("POST /admin/v1/tokens", SETTINGS, ADMIN);
        route("GET /admin/v1/tokens/-", SETTINGS, ADMIN);
        route("DELETE /admin/v1/tokens/-", SETTINGS, ADMIN);
        route("GET /admin/v1/audit", SETTINGS, ADMIN);
        route("GET /admin/v1/reindex", SETTINGS, ADMIN);
        route("POST /admin/v1/reindex", SETTINGS, ADMIN);
        route("GET /admin/v1/articles", CONTENT_READ, AUTHOR);
        route("POST /admin/v1/articles", CONTENT_WRITE, AUTHOR);
        route("PUT /admin/v1/articles/ref/-", CONTENT_WRITE, AUTHOR);
        route("GET /admin/v1/articles/-", CONTENT_READ, AUTHOR);
        route("PATCH /admin/v1/articles/-", CONTENT_WRITE, AUTHOR);
        route("DELETE /admin/v1/articles/-", CONTENT_WRITE, AUTHOR);
        route("GET /admin/v1/articles/-/editions/-", CONTENT_READ, AUTHOR);
        route("PATCH /admin/v1/articles/-/editions/-", CONTENT_WRITE, AUTHOR);
        route("PUT /admin/v1/articles/-/editions/-", CONTENT_WRITE, AUTHOR);
        route("POST /admin/v1/articles/-/editions/-/submit", CONTENT_WRITE, AUTHOR);
        route("POST /admin/v1/articles/-/editions/-/publish", CONTENT_PUBLISH, EDITOR);
        route("POST /admin/v1/articles/-/editions/-/schedule", CONTENT_PUBLISH, EDITOR);
        route("POST /admin/v1/articles/-/editions/-/unpublish", CONTENT_PUBLISH, EDITOR);
        route("POST /admin/v1/articles/-/editions/-/archive", CONTENT_PUBLISH, EDITOR);
        route("POST /admin/v1/articles/-/editions/-/restore", CONTENT_PUBLISH, EDITOR);
        route("POST /admin/v1/articles/-/editions/-/validate", CONTENT_READ, AUTHOR);
        route("GET /admin/v1/articles/-/editions/-/revisions", CONTENT_READ, AUTHOR);
        route("GET /admin/v1/articles/-/editions/-/revisions/-", CONTENT_READ, AUTHOR);
        route("GET /admin/v1/articles/-/editions/-/revisions/-/diff", CONTENT_READ, AUTHOR);
        route("POST /admin/v1/articles/-/editions/-/revisions/-/restore", CONTENT_WRITE, AUTHOR);
        route("POST /admin/v1/articles/-/editions/-/preview-links", CONTENT_WRITE, AUTHOR);
        route("GET /admin/v1/articles/-/editions/-/preview-links", CONTENT_READ, AUTHOR);
        route("DELETE /admin/v1/articles/-/editions/-/preview-links", CONTENT_WRITE, AUTHOR);
        route("DELETE /admin/v1/articles/-/editions/-/preview-links/-", CONTENT_WRITE, AUTHOR);
        route("GET /admin/v1/redirects", CONTENT_READ, AUTHOR);
        route("POST /admin/v1/redirects", CONTENT_WRITE, EDITOR);
        route("GET /admin/v1/redirects/-", CONTENT_READ, AUTHOR);
        route("DELETE /admin/v1/redirects/-", CONTENT_WRITE, EDITOR);
        route("POST /admin/v1/convert", CONTENT_READ, AUTHOR);
        route("GET /admin/v1/topics", CONTENT_READ, AUTHOR);
        route("POST /admin/v1/topics", CONTENT_WRITE, EDITOR);
        route("GET /admin/v1/topics/-", CONTENT_READ, AUTHOR);
        route("PATCH /admin/v1/topics/-", CONTENT_WRITE, EDITOR);
        route("PUT /admin/v1/topics/-", CONTENT_WRITE, EDITOR);
        route("DELETE /admin/v1/topics/-", CONTENT_WRITE, EDITOR);
        route("GET /admin/v1/fear-greed/readings", CONTENT_READ, AUTHOR);
        route("PUT /admin/v1/fear-greed/readings", WIDGETS_WRITE, EDITOR);
        route("GET /admin/v1/fear-greed/readings/-", CONTENT_READ, AUTHOR);
        route("GET /admin/v1/coins", CONTENT_READ, AUTHOR);
        route("PUT /admin/v1/coins", WIDGETS_WRITE, EDITOR);
        route("GET /admin/v1/coins/-", CONTENT_READ, AUTHOR);
        route("PUT /admin/v1/coins/-", WIDGETS_WRITE, EDITOR);
        route("PATCH /admin/v1/coins/-", WIDGETS_WRITE, EDITOR);
        route("DELETE /admin/v1/coins/-", WIDGETS_WRITE, EDITOR);
        route("PUT /admin/v1/fear-greed/readings/-", WIDGETS_WRITE, EDITOR);
        route("DELETE /admin/v1/fear-greed/readings/-", WIDGETS_WRITE, EDITOR);
        route("GET /admin/v1/promotions", CONTENT_READ, AUTHOR);
        route("POST /admin/v1/promotions", WIDGETS_WRITE, EDITOR);
        route("GET /admin/v1/promotions/-", CONTENT_READ, AUTHOR);
        route("PATCH /admin/v1/promotions/-", WIDGETS_WRITE, EDITOR);
        route("PUT /admin/v1/promotions/-", WIDGETS_WRITE, EDITOR);
        route("DELETE /admin/v1/promotions/-", WIDGETS_WRITE, EDITOR);
    }

    /** Open to everyone: {@link SigningInTests} is about them. */
    private static final List<String> OPEN =
            List.of("GET /admin/v1/session", "POST /admin/v1/session", "DELETE /admin/v1/session");

    @Autowired MockMvcTester http;
    @Autowired Callers callers;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private static void route(String name, Scope scope, Role role) {
        NEEDED.put(name, new Needed(scope, role));
    }

    /** A request that a route would take, as far as its method and media type go. */
    private record Request(String name, HttpMethod method, String path, MediaType type) {}

    private List<Request> requests() {
        var requests = new ArrayList<Request>();
        mapping.getHandlerMethods()
                .forEach((info, _) -> {
                    var type =
                            info.getConsumesCondition().getConsumableMediaTypes().stream()
                                    .findFirst()
                                    .orElse(MediaType.APPLICATION_JSON);
                    for (var path : info.getPatternValues()) {
                        for (var verb : info.getMethodsCondition().getMethods()) {
                            var name = verb + " " + path.replaceAll("\\{[^}]+}", "-");
                            if (path.startsWith("/admin/")) {
                                requests.add(new Request(name, verb.asHttpMethod(), path, type));
                            }
                        }
                    }
                });
        return requests;
    }

    @Test
    void everyRouteHasALineAndEveryLineARoute() {
        var lines = new ArrayList<>(NEEDED.keySet());
        lines.addAll(OPEN);
        // one that reads JSON and Markdown is two to Spring MVC
        assertThat(requests().stream().map(Request::name).distinct())
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void whoHasWhatARouteNeedsIsLetThroughAndNobodyElse() {
        var soft = new SoftAssertions();
        for (var request : requests()) {
            var needed = NEEDED.get(request.name);
            if (needed == null) {
                continue;
            }
            soft.assertThat(status(request, null)).as("nobody: " + request.name).isEqualTo(401);
            soft.assertThat(status(request, callers.expired(ADMIN)))
                    .as("expired: " + request.name)
                    .isEqualTo(401);
            soft.assertThat(status(request, callers.revoked(ADMIN)))
                    .as("revoked: " + request.name)
                    .isEqualTo(401);
            soft.assertThat(status(request, "cqa_unknown"))
                    .as("unknown: " + request.name)
                    .isEqualTo(401);
            for (var role : List.of(AUTHOR, EDITOR, ADMIN)) {
                var isEnough =
                        role.compareTo(needed.role) >= 0 && role.scopes().contains(needed.scope);
                check(soft, request, role.id(), callers.token(role), isEnough);
            }
            var others = EnumSet.complementOf(EnumSet.of(needed.scope));
            check(
                    soft,
                    request,
                    "all scopes but its own",
                    callers.token(ADMIN, others.toArray(new Scope[0])),
                    false);
            check(soft, request, "its scope alone", callers.token(needed.role, needed.scope), true);
        }
        soft.assertAll();
    }

    private void check(
            SoftAssertions soft, Request request, String who, String token, boolean isEnough) {
        var status = status(request, token);
        if (isEnough) {
            soft.assertThat(status).as(who + ": " + request.name).isNotIn(401, 403, 500);
        } else {
            soft.assertThat(status).as(who + ": " + request.name).isEqualTo(403);
        }
    }

    private int status(Request request, @Nullable String token) {
        var path = request.path.replaceAll("\\{[^}]+}", "01999999-9999-7999-8999-999999999999");
        var sent = http.method(request.method).uri(URI.create(path)).contentType(request.type);
        if (token != null) {
            sent.header("Authorization", "Bearer " + token);
        }
        return sent.content("{}").exchange().getResponse().getStatus();
    }
}
