package io.cryptoqa.input;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
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
 * UTF-8 (RFC 8259 §8.1), no name twice in an object, nothing behind the value, decimals exact. A
 * parameter that may be null is null for a request without a body.
 */
@Component
class MembersArgument implements HandlerMethodArgumentResolver {

    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private static final Pattern JSON =
            Pattern.compile(
                    "\\s*application/([\\w.-]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

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
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var sent = request.getNativeRequest(HttpServletRequest.class);
        if (sent == null) {
            throw new IllegalStateException("not a servlet request");
        }
        var text = RequestBytes.text(sent);
        if (text.isBlank() && parameter.isOptional()) {
            return null;
        }
        requireJson(sent.getContentType());
        var tree = parse(text);
        return parameter.getParameterType() == Members.class ? Members.of(tree) : tree;
    }

    /** For routes that can do without a body, and so do not say what they consume. */
    private static void requireJson(@Nullable String contentType) {
        if (contentType == null || !JSON.matcher(contentType).matches()) {
            throw new NotJson(String.valueOf(contentType));
        }
    }

    private static final class NotJson extends Problem {
        NotJson(String contentType) {
            super(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is '%s'; this route reads application/json."
                            .formatted(Shortened.of(contentType)));
        }
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
