package io.cryptoqa.mcp;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the endpoint for language models, {@code cryptoqa.mcp.*}.
 *
 * @param origins web origins (RFC 6454) other than the site's own whose pages may use it in a
 *     browser, such as {@code https://chat.example.org}; {@code *} for all
 */
@ConfigurationProperties("cryptoqa.mcp")
record McpSettings(@DefaultValue List<String> origins) {

    private static final Pattern FORM =
            Pattern.compile("\\*|[a-z][a-z0-9+.-]*://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    McpSettings {
        for (var origin : origins) {
            if (!FORM.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "cryptoqa.mcp.origins: '%s' is not an origin such as https://chat.example.org, nor *"
                                .formatted(origin));
            }
        }
    }
}
