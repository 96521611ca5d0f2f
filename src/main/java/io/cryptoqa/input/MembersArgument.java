package io.cryptoqa.input;

import io.cryptoqa.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives controllers the JSON of a request as {@link Members} or {@link JsonNode}, read strictly:
 * UTF-8 (RFC 8259 §8.1), no name twice in an object, nothing behind the value, decimals exact.
 */
@Component
class MembersArgument implements HandlerMethodArgumentResolver {

    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Members.class
                || parameter.getParameterType() == JsonNode.class;
    }

    /**
     * The body.
     *
     * @throws Problem 400 {@code malformed-json}, 413, 415, or 422 if it is no object
     */
    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var sent = request.getNativeRequest(HttpServletRequest.class);
        if (sent == null) {
            throw new IllegalStateException("not a servlet request");
        }
        var tree = parse(RequestBytes.text(sent));
        return parameter.getParameterType() == Members.class ? Members.of(tree) : tree;
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            throw new MalformedJson("it is empty", 1, 1);
        }
        try {
            return STRICT.readTree(text);
        } catch (JacksonException broken) {
            throw MalformedJson.of(broken);
        }
    }
}
