package io.cryptoqa.delivery;

import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Enumeration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Sends a representation as a request wants it: coded or not, whole, without its body (HEAD), or
 * not at all because the client has it (RFC 9110 §13).
 */
@Component
class Answering {

    /** What a 304 repeats (RFC 9110 §15.4.5), beside what is set for each answer anew. */
    private static final Set<String> OF_NOT_MODIFIED =
            Set.of(
                    "Cache-Groups",
                    "Surrogate-Key",
                    "X-Content-Type-Options",
                    HttpHeaders.CONTENT_LOCATION,
                    HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                    HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);

    /** Two states of one second cannot be told apart by their date (RFC 9110 §8.8.2.2). */
    private static final long YOUNG = 2;

    private static final long SECOND = 1_000;

    private final Lifetime lifetime;
    private final ProblemWriter problems;
    private final Clock clock;

    Answering(DeliverySettings settings, ProblemWriter problems, Clock clock) {
        lifetime = new Lifetime(settings);
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * Sends one.
     *
     * @param isStale whether it is past its end, and stands in for one that cannot be had
     */
    void send(
            Representation answer,
            HttpServletRequest request,
            HttpServletResponse response,
            boolean isStale)
            throws IOException {
        var encoding = Encoding.of(joined(request, HttpHeaders.ACCEPT_ENCODING));
        if (encoding == Encoding.NONE) {
            refuse(request, response);
            return;
        }
        var now = clock.millis();
        var tag = answer.tag(encoding);
        var isWhole = answer.status() == HttpServletResponse.SC_OK;
        if (isWhole) {
            response.setHeader(HttpHeaders.ETAG, tag);
        }
        response.setHeader(HttpHeaders.VARY, answer.vary());
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, isStale ? lifetime.ofStale() : lifetime.of(answer, now));
        if (isStale) {
            response.setHeader(
                    HttpHeaders.AGE,
                    Long.toString(Math.max(0, now - answer.computedAt()) / SECOND));
        }
        if (isWhole && isKnown(answer, tag, request, now)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            for (var header : answer.headers()) {
                if (OF_NOT_MODIFIED.contains(header.name())) {
                    response.setHeader(header.name(), header.value());
                }
            }
            return;
        }
        response.setStatus(answer.status());
        for (var header : answer.headers()) {
            response.addHeader(header.name(), header.value());
        }
        if (isWhole && answer.modifiedAt() >= 0) {
            response.setDateHeader(
                    HttpHeaders.LAST_MODIFIED,
                    TimeUnit.SECONDS.toMillis(
                            isYoung(answer, now) ? answer.modifiedAt() - 1 : answer.modifiedAt()));
        }
        if (!answer.contentType().isEmpty()) {
            response.setContentType(answer.contentType());
        }
        if (encoding == Encoding.GZIP) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var body = answer.body(encoding);
        response.setContentLength(body.length);
        HeaderBytes.make(request);
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setHeader(HttpHeaders.CACHE_CONTROL, lifetime.ofProblem());
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        problems.write(
                request,
                response,
                ProblemType.NOT_ACCEPTABLE,
                "Accept-Encoding refuses what there is: gzip and identity.");
    }

    /** Whether the client has this very representation. */
    private static boolean isKnown(
            Representation answer, String tag, HttpServletRequest request, long now) {
        if (request.getHeader(HttpHeaders.IF_NONE_MATCH) != null) {
            return isListed(request, tag);
        }
        if (answer.modifiedAt() < 0 || isYoung(answer, now)) {
            return false;
        }
        try {
            var since = request.getDateHeader(HttpHeaders.IF_MODIFIED_SINCE);
            return since >= 0 && since >= TimeUnit.SECONDS.toMillis(answer.modifiedAt());
        } catch (IllegalArgumentException noDate) {
            return false;
        }
    }

    /** A date sent while it is young goes back by a second, lest it also fit what may follow. */
    private static boolean isYoung(Representation answer, long now) {
        return now / SECOND - answer.modifiedAt() < YOUNG;
    }

    private static boolean isListed(HttpServletRequest request, String tag) {
        Enumeration<String> lists = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
        while (lists.hasMoreElements()) {
            if (isListed(lists.nextElement(), tag)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an entity tag is in a list, by the weak comparison. What is no entity tag is passed
     * over.
     */
    static boolean isListed(String list, String tag) {
        if (list.strip().equals("*")) {
            return true;
        }
        int at = list.indexOf('"');
        while (at >= 0) {
            int end = list.indexOf('"', at + 1);
            if (end < 0) {
                return false;
            }
            if (end - at + 1 == tag.length() && list.regionMatches(at, tag, 0, tag.length())) {
                return true;
            }
            at = list.indexOf('"', end + 1);
        }
        return false;
    }

    /** A header's lines as the one that they mean (RFC 9110 §5.3); null if there are none. */
    static @Nullable String joined(HttpServletRequest request, String name) {
        var lines = request.getHeaders(name);
        if (lines == null || !lines.hasMoreElements()) {
            return null;
        }
        var first = lines.nextElement();
        if (!lines.hasMoreElements()) {
            return first;
        }
        var all = new StringBuilder(first);
        while (lines.hasMoreElements()) {
            all.append(", ").append(lines.nextElement());
        }
        return all.toString();
    }
}
