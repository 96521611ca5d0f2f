package io.cryptoqa.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.TestClock;
import io.cryptoqa.change.Change.Kind;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A route of ours as Spring MVC knows it, so that a test of all of them meets new ones. */
public record Route(RequestMethod verb, String path, HandlerMethod method) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** What stands for the variables of a path, once {@link #save} has made it. */
    private static final Map<String, String> KNOWN =
            Map.of("slug", "known", "code", "internal", "part", "0-1");

    /** All that everyone may read, in the order of their paths. */
    public static List<Route> all(RequestMappingHandlerMapping mapping) {
        return withEditing(mapping).stream().filter(Route::isForAll).toList();
    }

    /** A preview is for who has its link. */
    private boolean isForAll() {
        return !isAdmin() && !path.startsWith("/preview/");
    }

    /** Those for editors as well. */
    public static List<Route> withEditing(RequestMappingHandlerMapping mapping) {
        var routes =
                mapping.getHandlerMethods().entrySet().stream()
                        .filter(entry -> isOurs(entry.getValue()))
                        .flatMap(entry -> routes(entry.getKey(), entry.getValue()).stream())
                        .sorted(Comparator.comparing(Route::path))
                        .toList();
        assertThat(routes).as("routes").hasSizeGreaterThan(10);
        return routes;
    }

    /** Those of {@link #all} that accept a parameter. */
    public static List<Route> with(String parameter, RequestMappingHandlerMapping mapping) {
        var routes =
                all(mapping).stream()
                        .filter(route -> route.parameters().contains(parameter))
                        .toList();
        assertThat(routes).as("routes with " + parameter).isNotEmpty();
        return routes;
    }

    /** Makes what {@link #uri} leads to: more than one item for each collection. */
    public static void save(Content content) {
        content.aTopic("known").hotUntil(TestClock.START.plus(Duration.ofDays(1))).save();
        content.aTopic("other").hotUntil(TestClock.START.plus(Duration.ofDays(1))).save();
        var known = content.anArticle().slug("known").about("known").save();
        content.changed(known, "en", Kind.PUBLISHED);
        content.changed(known, "zh-Hans", Kind.WITHDRAWN);
        content.anArticle().about("known").by("Ada").image("https://example.org/a.png").save();
        content.anArticle().about("known", "other").save();
        content.reading("2026-06-14", 42);
        content.reading("2026-06-15", 43);
        content.aCoin("known").quoted("editorial", "64250.10", "1265000000000").save();
        content.aCoin("other").quoted("sample", "1", "1000").listedAt(TestClock.START).save();
        content.aPromotion("known").save();
        content.aPromotion("other").endsAt(TestClock.START.plus(Duration.ofDays(1))).save();
    }

    /** An address of this route that answers 200. */
    public String uri() {
        return parameters().contains("q") && !isAdmin()
                ? withVariables() + "?q=article"
                : withVariables();
    }

    private String withVariables() {
        return VARIABLE.matcher(path)
                .replaceAll(found -> {
                    assertThat(KNOWN)
                            .as("what to put for the variable of " + path)
                            .containsKey(found.group(1));
                    return KNOWN.get(found.group(1));
                });
    }

    /** The same with a query. */
    public String uri(String query) {
        return query.startsWith("q=")
                ? withVariables() + "?" + query
                : uri() + (uri().contains("?") ? "&" : "?") + query;
    }

    public boolean isAdmin() {
        return path.startsWith("/admin/");
    }

    public Set<String> parameters() {
        return AllowedParameters.of(method);
    }

    public Set<String> variables() {
        return VARIABLE.matcher(path)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("io.cryptoqa.")
                && !ErrorController.class.isAssignableFrom(method.getBeanType())
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Hidden.class)
                && !method.hasMethodAnnotation(Hidden.class);
    }

    private static List<Route> routes(RequestMappingInfo mapping, HandlerMethod method) {
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream()
                                .map(verb -> new Route(verb, path, method)))
                .toList();
    }
}
