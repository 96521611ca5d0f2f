package io.cryptoqa.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cryptoqa.web.Accept;
import io.cryptoqa.web.AllowedParameters;
import io.cryptoqa.web.Locales;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What may be answered from memory, and by which key: a request in canonical form, so that however
 * it is put, it is one entry. The path; its parameters in one order, those that say what holds
 * anyway left out; the locale; the media type. Everything is taken from the controllers' own
 * mappings. What is unknown, repeated or odd has no key.
 */
@Component
class Routes implements SmartInitializingSingleton {

    /** How many different values of a header are remembered; clients send a few dozen. */
    private static final int MOST_REMEMBERED = 500;

    private static final String LOCALE = "locale";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Locales locales;

    private volatile Map<String, Route> exact = Map.of();
    private volatile List<Route> others = List.of();
    private final Cache<String, String> negotiated = remembered();

    Routes(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mappings,
            Locales locales) {
        this.mappings = mappings;
        this.locales = locales;
    }

    private static <T> Cache<String, T> remembered() {
        return Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    }

    /** Whether a path is one that everybody reads, whether it leads anywhere or not. */
    static boolean isDelivery(String path) {
        return path.startsWith("/v1/")
                || path.startsWith("/feeds/")
                || path.startsWith("/sitemap")
                || path.equals("/robots.txt")
                || path.equals("/llms.txt")
                || path.startsWith("/.well-known/");
    }

    @Override
    public void afterSingletonsInstantiated() {
        var paths = new HashMap<String, Route>();
        var patterns = new ArrayList<Route>();
        mappings.getObject()
                .getHandlerMethods()
                .forEach((info, method) -> {
                    if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                        for (var pattern : info.getPatternValues()) {
                            if (isDelivery(pattern)) {
                                var route = Route.of(pattern, info, method);
                                if (route.hasVariable) {
                                    patterns.add(route);
                                } else {
                                    paths.put(pattern, route);
                                }
                            }
                        }
                    }
                });
        patterns.sort(Comparator.comparingInt(Route::fixed).reversed());
        exact = Map.copyOf(paths);
        others = List.copyOf(patterns);
    }

    /** The key of a request; null if it is not to be answered from memory. */
    @Nullable String key(HttpServletRequest request) {
        var path = path(request.getRequestURI());
        if (path == null) {
            return null;
        }
        var route = route(path);
        if (route == null) {
            return null;
        }
        var type = route.type(Answering.joined(request, HttpHeaders.ACCEPT));
        if (type < 0) {
            return null;
        }
        var key = new StringBuilder(path.length() + 32);
        key.append(path);
        var query = request.getQueryString();
        @Nullable String locale = null;
        if (query != null && !query.isEmpty()) {
            var values = new @Nullable String[route.parameters.size()];
            if (!read(query, route, values)) {
                return null;
            }
            for (int i = 0; i < values.length; i++) {
                var value = values[i];
                if (value == null || route.defaults.get(i).filter(value::equals).isPresent()) {
                    continue;
                }
                if (i == route.locale) {
                    locale = locales.find(value).orElse(null);
                    if (locale == null) {
                        return null;
                    }
                } else {
                    key.append('\n').append(route.parameters.get(i)).append('=').append(value);
                }
            }
        }
        if (route.locale >= 0) {
            // which of the two it was decides what the answer varies by
            key.append('\n');
            if (locale == null) {
                key.append('~').append(negotiated(request));
            } else {
                key.append(locale);
            }
        }
        return type == 0 ? key.toString() : key.append('\n').append(type).toString();
    }

    private @Nullable Route route(String path) {
        var known = exact.get(path);
        if (known != null) {
            return known;
        }
        for (var route : others) {
            if (route.matches(path)) {
                return route;
            }
        }
        return null;
    }

    /** A path decoded; null if it is one that could be understood in two ways. */
    private static @Nullable String path(String raw) {
        var isEncoded = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                isEncoded = true;
            } else if (!isPlain(c)) {
                return null;
            }
        }
        if (!isEncoded) {
            return raw;
        }
        var path = decoded(raw);
        if (path == null
                || path.length() == raw.length()
                || path.chars().anyMatch(c -> c < 0x80 && !isPlain((char) c))
                || path.chars().filter(c -> c == '/').count()
                        != raw.chars().filter(c -> c == '/').count()) {
            return null;
        }
        return path;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '/'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    /** Null if it is not UTF-8 in percent-encoding. */
    private static @Nullable String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            return decoded.indexOf('\uFFFD') >= 0 || decoded.indexOf('\n') >= 0 ? null : decoded;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static boolean read(String query, Route route, @Nullable String[] values) {
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            if (end < 0) {
                end = query.length();
            }
            int equals = query.indexOf('=', start);
            if (equals < 0 || equals > end) {
                return false;
            }
            int index = route.parameters.indexOf(query.substring(start, equals));
            var value = decoded(query.substring(equals + 1, end));
            if (index < 0 || values[index] != null || value == null) {
                return false;
            }
            values[index] = value;
            start = end + 1;
        }
        return true;
    }

    private String negotiated(HttpServletRequest request) {
        var accepted = Answering.joined(request, HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted == null) {
            return locales.defaultTag();
        }
        return negotiated.get(accepted, locales::negotiate);
    }

    /**
     * One route.
     *
     * @param prefix what its path begins with, before its variable if it has one
     * @param suffix what comes after its variable
     * @param parameters in the order of the key
     * @param defaults what each means where it is left out, if that can be said as well
     * @param locale the index of that parameter; -1 if there is none
     * @param offered media types, the default first
     */
    private record Route(
            String prefix,
            String suffix,
            boolean hasVariable,
            List<String> parameters,
            List<Optional<String>> defaults,
            int locale,
            List<MediaType> offered,
            Cache<String, Integer> types) {

        static Route of(String pattern, RequestMappingInfo info, HandlerMethod method) {
            int open = pattern.indexOf('{');
            int close = pattern.indexOf('}');
            if (pattern.indexOf('{', open + 1) >= 0 && open >= 0) {
                throw new IllegalStateException(
                        pattern + " has two variables; keys are made for one");
            }
            var defaults = AllowedParameters.defaults(method);
            var parameters = List.copyOf(defaults.keySet());
            return new Route(
                    open < 0 ? pattern : pattern.substring(0, open),
                    open < 0 ? "" : pattern.substring(close + 1),
                    open >= 0,
                    parameters,
                    List.copyOf(defaults.values()),
                    parameters.indexOf(LOCALE),
                    List.copyOf(info.getProducesCondition().getProducibleMediaTypes()),
                    remembered());
        }

        int fixed() {
            return prefix.length() + suffix.length();
        }

        boolean matches(String path) {
            if (path.length() <= fixed() || !path.startsWith(prefix) || !path.endsWith(suffix)) {
                return false;
            }
            int slash = path.indexOf('/', prefix.length());
            return slash < 0 || slash >= path.length() - suffix.length();
        }

        /** The index of the media type that a client gets; -1 if it takes none. */
        int type(@Nullable String accept) {
            if (accept == null || accept.equals("*/*") || offered.isEmpty()) {
                return 0;
            }
            return types.get(
                    accept,
                    value ->
                            Accept.choose(value, offered.toArray(MediaType[]::new))
                                    .map(offered::indexOf)
                                    .orElse(-1));
        }
    }
}
