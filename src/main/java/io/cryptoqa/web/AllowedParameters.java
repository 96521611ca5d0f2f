package io.cryptoqa.web;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that a route does not have, and ones given twice. What a route has is
 * read from its controller method: the components of its {@link ParameterObject} record, and {@code
 * locale} where it takes a {@link RequestedLocale}.
 */
@Component
public class AllowedParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !ours(method)) {
            return true;
        }
        var allowed = known.computeIfAbsent(method, AllowedParameters::of);
        var violations = new ArrayList<Problem.Violation>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!allowed.contains(name)) {
                        violations.add(unknown(name));
                    } else if (values.length > 1) {
                        violations.add(violation(name, "'%s' is given more than once."));
                    }
                });
        if (!violations.isEmpty()) {
            throw new UnknownParameters(allowed, violations);
        }
        return true;
    }

    private static Problem.Violation unknown(String name) {
        return violation(Shortened.of(name), "'%s' is not a parameter of this route.");
    }

    private static Problem.Violation violation(String name, String detail) {
        return Problem.Violation.ofParameter(
                name, ProblemType.UNKNOWN_PARAMETER.code(), detail.formatted(name));
    }

    private static boolean ours(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("io.cryptoqa.");
    }

    static Set<String> of(HandlerMethod method) {
        return defaults(method).keySet();
    }

    /**
     * The parameters of a route by name, each with what it means where it is left out, if that can
     * be said as well.
     */
    public static SortedMap<String, Optional<String>> defaults(HandlerMethod method) {
        var defaults = new TreeMap<String, Optional<String>>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(ParameterObject.class)) {
                for (var component : parameter.getParameterType().getRecordComponents()) {
                    defaults.put(component.getName(), defaultOf(component));
                }
            } else if (parameter.getParameterType() == RequestedLocale.class) {
                defaults.put("locale", Optional.empty());
            }
        }
        return defaults;
    }

    private static Optional<String> defaultOf(RecordComponent component) {
        var described = component.getAccessor().getAnnotation(Parameter.class);
        return described == null || described.schema().defaultValue().isEmpty()
                ? Optional.empty()
                : Optional.of(described.schema().defaultValue());
    }

    private static class UnknownParameters extends Problem {
        UnknownParameters(Set<String> allowed, List<Violation> violations) {
            super(
                    ProblemType.UNKNOWN_PARAMETER,
                    violations.stream().map(Violation::detail).collect(Collectors.joining(" "))
                            + (allowed.isEmpty()
                                    ? " It has none."
                                    : " Allowed: %s.".formatted(String.join(", ", allowed))),
                    violations);
        }
    }
}
