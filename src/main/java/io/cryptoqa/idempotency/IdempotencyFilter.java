package io.cryptoqa.idempotency;

import io.cryptoqa.access.Caller;
import io.cryptoqa.idempotency.KeptAnswers.Answer;
import io.cryptoqa.input.RequestBytes;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries out a {@code POST} with an {@code Idempotency-Key} once, and answers its repeats with the
 * first answer (draft-ietf-httpapi-idempotency-key-header-07).
 *
 * <p>One transaction is around everything: it takes the key by inserting its row, lets the request
 * do its work, and keeps the answer in the row. They are committed together, before a byte of the
 * answer leaves; so there is no effect without its answer, whatever happens in between. What is not
 * answered with 2xx is rolled back, key and all, and may be tried again.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION);

    /** Where an answer has a secret, which is shown once and kept nowhere. */
    private static final Map<String, String> SECRETS = Map.of("/admin/v1/tokens", "token");

    private final KeptAnswers answers;
    private final TransactionTemplate transaction;
    private final ProblemWriter problems;
    private final JsonMapper json;
    private final OneAtATime turns = new OneAtATime();

    IdempotencyFilter(
            KeptAnswers answers,
            PlatformTransactionManager transactions,
            ProblemWriter problems,
            JsonMapper json) {
        this.answers = answers;
        this.transaction = new TransactionTemplate(transactions);
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getRequestURI().startsWith("/admin/v1/")
                || request.getHeader(Key.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = caller();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var key =
                    Key.of(
                            caller.get().accountId().toString(),
                            String.valueOf(request.getHeader(Key.HEADER)));
            var repeatable = new RepeatableRequest(request, RequestBytes.read(request));
            inTurn(key, repeatable, response, chain);
        } catch (Problem problem) {
            problems.write(request, response, problem);
        }
    }

    private void inTurn(
            Key key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var entered = false;
        try {
            entered = turns.enter(key, PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!entered) {
            throw new KeyInUse(response);
        }
        try {
            once(key, request, response, chain);
        } finally {
            turns.leave(key);
        }
    }

    private void once(
            Key key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var hash = hash(request);
        var kept = answers.find(key);
        while (kept.isEmpty()) {
            var buffered = new ContentCachingResponseWrapper(response);
            if (carryOut(key, hash, request, buffered, chain)) {
                buffered.copyBodyToResponse();
                return;
            }
            // another node had the key, and has committed or given up by now
            kept = answers.find(key);
        }
        replay(kept.get(), hash, response);
    }

    /** Whether the request was carried out here; false if another transaction had its key. */
    private boolean carryOut(
            Key key,
            String hash,
            RepeatableRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            return Boolean.TRUE.equals(
                    transaction.execute(status -> {
                        if (!take(key, hash, response)) {
                            status.setRollbackOnly();
                            return false;
                        }
                        try {
                            chain.doFilter(request, response);
                        } catch (ServletException | IOException failed) {
                            throw new Failed(failed);
                        }
                        if (response.getStatus() / 100 == 2) {
                            keep(key, request, response);
                        } else {
                            status.setRollbackOnly();
                        }
                        return true;
                    }));
        } catch (Failed failed) {
            if (failed.getCause() instanceof ServletException servlet) {
                throw servlet;
            }
            throw new IOException(failed.getCause());
        } catch (TransactionException | DataAccessException unknown) {
            // an answer of success has been written, but not sent
            response.reset();
            problems.write(
                    request,
                    response,
                    ProblemType.UNAVAILABLE,
                    "It is not known whether the change was saved; repeat the request with the same Idempotency-Key to find out.");
            return true;
        }
    }

    private boolean take(Key key, String hash, HttpServletResponse response) {
        try {
            return answers.take(key, hash);
        } catch (PessimisticLockingFailureException | QueryTimeoutException stillRunning) {
            throw new KeyInUse(response);
        }
    }

    private void keep(Key key, HttpServletRequest request, ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT_HEADERS) {
            var value =
                    name.equals(HttpHeaders.CONTENT_TYPE)
                            ? response.getContentType()
                            : response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        var secret = SECRETS.get(request.getRequestURI());
        if (secret != null && json.readTree(body) instanceof ObjectNode object) {
            body = json.writeValueAsString(object.putNull(secret));
        }
        answers.keep(key, response.getStatus(), headers, body);
    }

    private static void replay(Answer answer, String hash, HttpServletResponse response)
            throws IOException {
        if (!answer.requestHash().equals(hash)) {
            throw new KeyReused();
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String hash(RepeatableRequest request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part :
                    new @Nullable String[] {
                        request.getMethod(),
                        request.getRequestURI(),
                        request.getQueryString(),
                        request.getContentType()
                    }) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(request.body()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static Optional<Caller> caller() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    /** Carries a checked exception out of a transaction, which then is rolled back. */
    private static class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(Exception cause) {
            super(cause);
        }
    }

    private static class KeyInUse extends Problem {
        KeyInUse(HttpServletResponse response) {
            super(
                    ProblemType.KEY_IN_USE,
                    "A request with this Idempotency-Key is still running; repeat it in a moment.");
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
    }

    private static class KeyReused extends Problem {
        KeyReused() {
            super(
                    ProblemType.KEY_REUSED,
                    "This Idempotency-Key was used with another request: method, path, query, type and body must be the same.");
        }
    }
}
