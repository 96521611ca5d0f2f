package io.cryptoqa.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Against other sites that use a reader's cookie: who is known by it sends the session's CSRF token
 * in {@code X-CSRF-TOKEN} with all that changes something. The session holds it as text, since an
 * object of Spring Security could not be read back by its next version.
 */
final class SessionCsrf implements CsrfTokenRepository, CsrfTokenRequestHandler, RequestMatcher {

    static final String HEADER = "X-CSRF-TOKEN";

    private static final String ATTRIBUTE = "csrf";
    private static final int BYTES = 24;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Masks the token anew in each answer, which compression would otherwise give away. */
    private final XorCsrfTokenRequestAttributeHandler masking =
            new XorCsrfTokenRequestAttributeHandler();

    /** Whether a request needs the token. Signing in does not: it uses no cookie. */
    @Override
    public boolean matches(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && !(request.getMethod().equals("POST")
                        && SessionController.PATH.equals(request.getRequestURI()))
                && KnownCaller.now().filter(caller -> caller.tokenId() == null).isPresent();
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var text = new StringBuilder();
        for (var each : Secret.random(BYTES)) {
            text.append(Character.forDigit(each >> 4 & 15, 16));
            text.append(Character.forDigit(each & 15, 16));
        }
        return token(text.toString());
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null && token != null) {
            session.setAttribute(ATTRIBUTE, token.getToken());
        } else if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String text
                ? token(text)
                : null;
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            Supplier<CsrfToken> deferredCsrfToken) {
        masking.handle(request, response, deferredCsrfToken);
    }

    /** From the header alone; a form cannot set it. */
    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return request.getHeader(HEADER) == null
                ? null
                : masking.resolveCsrfTokenValue(request, token);
    }

    private static CsrfToken token(String text) {
        return new DefaultCsrfToken(HEADER, "_csrf", text);
    }
}
