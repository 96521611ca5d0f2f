package io.cryptoqa.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses to answer in a media type that the client gives a weight of 0, which to Spring is only
 * the least of weights.
 */
@Component
class AcceptedTypes implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        if (request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE)
                instanceof Collection<?> producible) {
            var offered = producible.stream().map(MediaType.class::cast).toArray(MediaType[]::new);
            if (Accept.choose(accept, offered).isEmpty()) {
                throw new NotAcceptable(accept, offered);
            }
        }
        return true;
    }
}
