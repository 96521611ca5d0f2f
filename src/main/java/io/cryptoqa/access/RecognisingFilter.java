package io.cryptoqa.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Makes the caller known to what follows. A token that is no good is refused at once, on open
 * routes too; a session that is none leaves the caller unknown.
 */
class RecognisingFilter extends OncePerRequestFilter {

    /** The {@link Unauthenticated} that says why the caller is not known. */
    static final String WHY = RecognisingFilter.class.getName();

    private final Recognising recognising;
    private final Challenge challenge;
    private final HandlerExceptionResolver failures;

    RecognisingFilter(
            Recognising recognising, Challenge challenge, HandlerExceptionResolver failures) {
        this.recognising = recognising;
        this.challenge = challenge;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        try {
            var caller =
                    authorization == null
                            ? recognising.bySession(request)
                            : recognising.byToken(authorization, request.getRemoteAddr());
            SecurityContextHolder.getContext().setAuthentication(new KnownCaller(caller));
        } catch (Unauthenticated unknown) {
            if (authorization != null) {
                challenge.answer(request, response, unknown);
                return;
            }
            request.setAttribute(WHY, unknown);
        } catch (DataAccessException | TransactionException unreadable) {
            // as if a controller had met it: 503 while the database is away
            failures.resolveException(request, response, null, unreadable);
            return;
        }
        chain.doFilter(request, response);
    }
}
