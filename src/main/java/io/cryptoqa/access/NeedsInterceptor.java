package io.cryptoqa.access;

import io.cryptoqa.access.Unauthenticated.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds each request to what its route {@link Needs}. */
@Component
class NeedsInterceptor implements HandlerInterceptor {

    private final Challenge challenge;

    NeedsInterceptor(Challenge challenge) {
        this.challenge = challenge;
    }

    /**
     * Goes on for callers that have what is needed.
     *
     * @throws Forbidden naming what is missing
     * @throws Unauthenticated should a request have come here past the filters
     */
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var needs = method.getMethodAnnotation(Needs.class);
            if (needs != null) {
                var caller = KnownCaller.now();
                if (caller.isEmpty()) {
                    challenge.prepare(request, response, Reason.MISSING);
                    throw new Unauthenticated(Reason.MISSING);
                }
                caller.get().require(needs.scope(), needs.role());
            }
        }
        return true;
    }
}
