package io.cryptoqa.mcp;

import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.ProblemWriter;
import io.cryptoqa.web.Shortened;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses pages of foreign origins, whatever the method, and lets the browser of those allowed read
 * the answer (Fetch standard, CORS protocol). Which they are: {@link Origins}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // behind the frame, whose headers a refusal has too
class OriginFilter extends OncePerRequestFilter {

    private final Origins origins;
    private final ProblemWriter problems;

    OriginFilter(Origins origins, ProblemWriter problems) {
        this.origins = origins;
        this.problems = problems;
    }

    /** The path as it is routed: decoded, without parameters. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !McpController.PATH.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        for (var origin : Collections.list(request.getHeaders(HttpHeaders.ORIGIN))) {
            if (!origins.allow(origin)) {
                problems.write(
                        request,
                        response,
                        ProblemType.FORBIDDEN,
                        "Pages of the origin '%s' may not use this; cryptoqa.mcp.origins says which may."
                                .formatted(Shortened.of(origin)));
                return;
            }
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        if (isPreflight(request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "POST");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "*");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod())
                && request.getHeader(HttpHeaders.ORIGIN) != null
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }
}
