package io.cryptoqa.openapi;

import io.cryptoqa.access.Needs;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What the signature of a controller's method says of its route. */
record RouteMethod(HandlerMethod method) {

    /** Whether a route is for editors: the path of its class or its own begins with /admin/. */
    boolean isAdmin() {
        return mappings()
                .flatMap(mapping -> Arrays.stream(mapping.path()))
                .anyMatch(path -> path.startsWith("/admin/"));
    }

    /** Whether its answers may be kept by whoever gets them. */
    boolean isDelivered() {
        return is(RequestMethod.GET)
                && !isAdmin()
                && mappings()
                        .flatMap(mapping -> Arrays.stream(mapping.path()))
                        .noneMatch(path ->
                                path.startsWith("/preview/")
                                        || path.startsWith("/problems")
                                        || path.equals("/mcp"));
    }

    boolean is(RequestMethod verb) {
        return mappings()
                .flatMap(mapping -> Arrays.stream(mapping.method()))
                .anyMatch(verb::equals);
    }

    boolean takes(Class<?> type) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == type);
    }

    boolean answers(Class<?> type) {
        return type.isAssignableFrom(method.getReturnType().getParameterType());
    }

    /** Whether a token or a session is of no use to it. */
    boolean isAnonymous() {
        return !isAdmin() || method.hasMethodAnnotation(SecurityRequirements.class);
    }

    /** Whether it cannot be had without a token or a session. */
    boolean needsCaller() {
        return method.hasMethodAnnotation(Needs.class);
    }

    /** Whether it is carried out once for an {@code Idempotency-Key}. */
    boolean isRepeatable() {
        return !isAnonymous() && is(RequestMethod.POST);
    }

    private Stream<RequestMapping> mappings() {
        return Stream.of(method.getBeanType(), method.getMethod())
                .map(place ->
                        AnnotatedElementUtils.findMergedAnnotation(place, RequestMapping.class))
                .filter(Objects::nonNull);
    }
}
