package io.cryptoqa.delivery;

import io.cryptoqa.web.Shown;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Answers what everybody reads from finished bytes, in front of Spring Security and Spring MVC. On
 * a hit nothing behind it runs, and no lock is taken. What is not there is computed once, however
 * many ask for it at a time: they wait for the first, and take its answer if no commit came between
 * its beginning and their asking.
 *
 * <p>An answer is never sent past a commit that changed what it shows, nor past the moment at which
 * it changes by itself, while the new one can be had. Where it cannot, an answer that no commit has
 * dropped stands in for it for a while, and says how old it is.
 */
class DeliveryFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final int SERVER_ERROR = 500;

    /** For how long nobody tries again where an older answer had to do. */
    private static final long PAUSE = 1_000;

    private final transient Routes routes;
    private final transient Representations kept;
    private final transient Drops drops;
    private final transient Answering answering;
    private final transient DeliveryMeters meters;
    private final transient DeliverySettings settings;
    private final transient Clock clock;

    private final transient ConcurrentMap<String, Computation> running = new ConcurrentHashMap<>();

    DeliveryFilter(
            Routes routes,
            Representations kept,
            Drops drops,
            Answering answering,
            DeliveryMeters meters,
            DeliverySettings settings,
            Clock clock) {
        this.routes = routes;
        this.kept = kept;
        this.drops = drops;
        this.answering = answering;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isRead(request) || !Routes.isDelivery(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        var key = settings.enabled() ? routes.key(request) : null;
        if (key == null) {
            meters.uncached();
            var answer = compute(null, request, response, chain);
            if (answer != null) {
                answering.send(answer, request, response, false);
            }
            return;
        }
        var now = clock.millis();
        var known = kept.get(key);
        if (known != null && drops.isAssured() && known.isTrue(now)) {
            meters.hit();
            answering.send(known, request, response, false);
        } else if (!hasStoodIn(known, request, response)) {
            answerAnew(key, known, request, response, chain);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                || HttpMethod.HEAD.matches(request.getMethod());
    }

    private void answerAnew(
            String key,
            @Nullable Representation old,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var asked = drops.last();
        var askedAt = clock.millis();
        var mine = new Computation();
        for (var other = running.putIfAbsent(key, mine);
                other != null;
                other = running.putIfAbsent(key, mine)) {
            var theirs = other.await();
            if (theirs == null) {
                // an answer for one only, such as a problem with its trace
                if (!hasStoodIn(old, request, response)) {
                    send(computed(key, old, request, response, chain), request, response);
                }
                return;
            }
            if (theirs.answers(asked, askedAt)) {
                meters.hit();
                answering.send(theirs, request, response, false);
                return;
            }
        }
        @Nullable Answer answer = null;
        try {
            answer = computed(key, old, request, response, chain);
        } finally {
            running.remove(key, mine);
            mine.end(answer == null || !answer.isForAll() ? null : answer.representation);
        }
        send(answer, request, response);
    }

    /** What is sent in the end. */
    private record Answer(Representation representation, boolean isStale) {

        boolean isForAll() {
            return !isStale && representation.status() == HttpServletResponse.SC_OK;
        }
    }

    /** Computes an answer, or finds what stands in for it; null if it is sent already. */
    private @Nullable Answer computed(
            String key,
            @Nullable Representation old,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var computed = compute(key, request, response, chain);
        if (computed == null) {
            return null;
        }
        var now = clock.millis();
        if (computed.status() >= SERVER_ERROR && old != null && canStandIn(old, now)) {
            old.standIn(now);
            return new Answer(old, true);
        }
        return new Answer(computed, false);
    }

    private void send(
            @Nullable Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (answer == null) {
            return;
        }
        if (answer.isStale) {
            meters.stale();
        } else {
            meters.miss();
        }
        answering.send(answer.representation, request, response, answer.isStale);
    }

    /** Sends an older answer again where it has just had to do; false if there is none. */
    private boolean hasStoodIn(
            @Nullable Representation old, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var now = clock.millis();
        if (old == null || !old.hasStoodIn(now - PAUSE) || !canStandIn(old, now)) {
            return false;
        }
        send(new Answer(old, true), request, response);
        return true;
    }

    /** Whether an answer past its end may be sent where there is no other. */
    private boolean canStandIn(Representation old, long now) {
        var end = Math.min(old.changesAt(), drops.lostAt());
        return old.isUndropped() && now - settings.staleIfError().toMillis() < end;
    }

    /** Computes an answer, and keeps it if it may be; null if it is sent already. */
    private @Nullable Representation compute(
            @Nullable String key,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var number = drops.last();
        var isAssured = drops.isAssured();
        var now = clock.millis();
        var captured = new Captured(response);
        Shown shown;
        try {
            shown = Shown.<Exception>during(() -> chain.doFilter(new AsGet(request), captured));
        } catch (IOException | ServletException | RuntimeException failed) {
            throw failed;
        } catch (Exception other) {
            throw new ServletException(other);
        }
        if (captured.isGone()) {
            return null;
        }
        var answer = captured.representation(shown, number, now, drops.of(shown.groups()));
        response.reset();
        if (key != null
                && isAssured
                && answer.status() == HttpServletResponse.SC_OK
                && shown.isKeepable()
                && answer.isTrue(now)) {
            kept.put(key, answer);
        }
        return answer;
    }

    /** The whole answer is computed, whatever part of it is asked for. */
    private static final class AsGet extends HttpServletRequestWrapper {
        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }
    }
}
