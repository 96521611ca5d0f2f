package io.cryptoqa.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every request gets before any routing: a trace id, the limit of the request line, and the
 * headers that hold for errors as well. Reading is open to every origin (Fetch standard, CORS
 * protocol); a literal {@code *} needs no {@code Vary: Origin}, which Spring's own CORS support
 * would add to each answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestFrame extends OncePerRequestFilter {

    /** RFC 9112 §3 asks servers to take at least 8,000 octets; this counts method to version. */
    private static final int LONGEST_REQUEST_LINE = 8 * 1024;

    private static final String METHODS = "GET, HEAD, OPTIONS";

    private final ProblemWriter problems;

    RequestFrame(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var traceId = TraceId.of(request.getHeader("traceparent"));
        request.setAttribute(TraceId.ATTRIBUTE, traceId);
        MDC.put("traceId", traceId);
        try {
            response.setHeader("X-Content-Type-Options", "nosniff");
            // what delivery answers has a lifetime instead
            response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl(request.getRequestURI()));
            if (isForEveryOrigin(request) && !open(request, response)) {
                return;
            }
            if (requestLineLength(request) > LONGEST_REQUEST_LINE) {
                problems.write(
                        request,
                        response,
                        ProblemType.URI_TOO_LONG,
                        "The request line has more than 8 KiB.");
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            MDC.remove("traceId");
        }
    }

    /** Allows every origin to read; false if that was all the request asked (a preflight). */
    private static boolean open(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (HttpMethod.OPTIONS.matches(request.getMethod())
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "*");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return false;
        }
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                "Age, Cache-Groups, Content-Language, ETag, Link, Location, Retry-After");
        return true;
    }

    /** What editors see is nobody else's, not even where it is refused. */
    static String cacheControl(String path) {
        return path.startsWith("/admin/") ? "private, no-store" : "no-cache";
    }

    private static boolean isForEveryOrigin(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/v1/") || path.startsWith("/feeds/");
    }

    private static int requestLineLength(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getMethod().length()
                + 1
                + request.getRequestURI().length()
                + (query == null ? 0 : 1 + query.length())
                + 1
                + request.getProtocol().length();
    }
}
