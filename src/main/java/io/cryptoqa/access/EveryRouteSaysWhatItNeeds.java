package io.cryptoqa.access;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Stops the start where a route under {@code /admin/} does not say what it {@link Needs}, or one
 * elsewhere does, which no filter would hold to it.
 */
@Component
class EveryRouteSaysWhatItNeeds implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping routes;

    EveryRouteSaysWhatItNeeds(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        routes.getHandlerMethods()
                .forEach((mapping, method) ->
                        mapping.getPatternValues().forEach(path -> check(path, method)));
    }

    static void check(String path, HandlerMethod method) {
        var isAdmin = path.equals("/admin") || path.startsWith("/admin/");
        var hasNeeds = method.hasMethodAnnotation(Needs.class);
        var isSession = method.getBeanType() == SessionController.class;
        if (isAdmin != (hasNeeds || isSession)) {
            throw new IllegalStateException(
                    "%s, %s: routes under /admin/ have @Needs, and no others do."
                            .formatted(path, method));
        }
    }
}
