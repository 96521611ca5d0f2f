package io.cryptoqa.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place that writes a problem to a client, past content negotiation: an error is
 * problem+json also for those who asked for Markdown or HTML.
 */
@Component
public class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers with a problem, unless an answer has begun. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        write(response, ProblemBody.of(problem, request.getRequestURI(), traceId(request)));
    }

    /** Answers with a problem of a kind, unless an answer has begun. */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemType type,
            String detail)
            throws IOException {
        write(response, ProblemBody.of(type, detail, request.getRequestURI(), traceId(request)));
    }

    void write(HttpServletResponse response, ProblemBody body) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(body.status());
        response.setContentType(ProblemBody.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, "en");
        // what the container refuses has not passed RequestFrame
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        if (body.status() == ProblemType.NOT_ACCEPTABLE.status()
                && !response.getHeaders(HttpHeaders.VARY).contains(HttpHeaders.ACCEPT)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
        if (body.status() == ProblemType.UNAVAILABLE.status()
                && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        }
        var bytes = json.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    static String traceId(HttpServletRequest request) {
        @Nullable Object known = request.getAttribute(TraceId.ATTRIBUTE);
        return known != null ? known.toString() : TraceId.of(request.getHeader("traceparent"));
    }
}
