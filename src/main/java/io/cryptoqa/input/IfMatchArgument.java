package io.cryptoqa.input;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link IfMatch} of a request; several lines of it are one list. */
@Component
class IfMatchArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var lines = request.getHeaderValues(HttpHeaders.IF_MATCH);
        var noneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return new IfMatch(
                lines == null || lines.length == 0 ? null : String.join(", ", lines),
                noneMatch != null && noneMatch.strip().equals("*"));
    }
}
