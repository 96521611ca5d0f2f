package io.cryptoqa.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Adds {@code Link: <…>; rel="next"} (RFC 8288) to answers that have more. The target is relative,
 * so that it holds behind any proxy, and names the locale, so that the walk stays in one language
 * whatever {@code Accept-Language} a client sends later.
 */
@RestControllerAdvice
class NextLink implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(
            MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return Paged.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType selectedContentType,
            Class<? extends HttpMessageConverter<?>> selectedConverterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Paged part && part.page().next() != null) {
            var locale = response.getHeaders().getFirst(HttpHeaders.CONTENT_LANGUAGE);
            var target =
                    UriComponentsBuilder.newInstance()
                            .path(request.getURI().getRawPath())
                            .query(request.getURI().getRawQuery())
                            .replaceQueryParam("cursor", part.page().next());
            if (locale != null) {
                target.replaceQueryParam("locale", locale);
            }
            response.getHeaders()
                    .add(
                            HttpHeaders.LINK,
                            "<%s>; rel=\"next\"".formatted(target.build(true).toUriString()));
        }
        return body;
    }
}
