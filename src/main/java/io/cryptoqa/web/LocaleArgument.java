package io.cryptoqa.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves {@link RequestedLocale} and says in the answer's headers what it depends on. */
@Component
class LocaleArgument implements HandlerMethodArgumentResolver {

    private final Locales locales;

    LocaleArgument(Locales locales) {
        this.locales = locales;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestedLocale.class;
    }

    @Override
    public RequestedLocale resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = (HttpServletRequest) web.getNativeRequest();
        var response = (HttpServletResponse) web.getNativeResponse();
        var locale = of(request, response);
        if (response != null) {
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.tag());
        }
        return locale;
    }

    private RequestedLocale of(HttpServletRequest request, @Nullable HttpServletResponse response) {
        var parameter = request.getParameter("locale");
        if (parameter != null) {
            return new RequestedLocale(
                    locales.find(parameter)
                            .orElseThrow(() -> new UnknownLocale(parameter, locales)));
        }
        if (response != null) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        return new RequestedLocale(
                locales.negotiate(
                        String.join(
                                ", ",
                                Collections.list(
                                        request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)))));
    }
}
