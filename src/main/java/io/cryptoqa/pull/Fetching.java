package io.cryptoqa.pull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets JSON from a service. An answer has to be whole within its timeout, be of at most {@value
 * #LARGEST} bytes and of status 200. What may pass by itself (no connection, a broken answer, 5xx)
 * is tried again twice, after growing delays with jitter; 429 is not: whoever is told to wait
 * waits.
 */
@Component
public class Fetching {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private final RetryTemplate retrying;

    Fetching(Settings settings) {
        retrying =
                new RetryTemplate(
                        RetryPolicy.builder()
                                .maxRetries(2)
                                .delay(settings.retryDelay)
                                .multiplier(3)
                                .jitter(settings.retryDelay.dividedBy(2))
                                .predicate(failure ->
                                        failure instanceof BadAnswer answer
                                                && answer.isWorthRetrying())
                                .build());
    }

    /**
     * How failed requests are repeated.
     *
     * @param retryDelay before the first repetition; the second waits three times as long
     */
    @ConfigurationProperties("cryptoqa.pulls")
    record Settings(@DefaultValue("1s") Duration retryDelay) {}

    /**
     * What is at an address; decimals are exact.
     *
     * @param headers such as the one with the key
     * @throws BadAnswer after the last try
     */
    public JsonNode json(URI address, Map<String, String> headers, Duration timeout) {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(timeout)
                        .header("Accept", "application/json")
                        .header("User-Agent", "cryptoqa");
        headers.forEach(request::header);
        return retrying.invoke(() -> parse(body(send(request.build(), timeout))));
    }

    /** The client's own timeout ends at the headers; ours takes in the whole body. */
    private static HttpResponse<byte[]> send(HttpRequest request, Duration timeout) {
        var client =
                HttpClient.newBuilder()
                        .connectTimeout(LONGEST_CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        try {
            return client.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw BadAnswer.passing("no whole answer within " + timeout);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause(), timeout);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BadAnswer("interrupted");
        } finally {
            client.shutdownNow();
        }
    }

    private static BadAnswer failure(@Nullable Throwable cause, Duration timeout) {
        return switch (cause) {
            case java.net.http.HttpTimeoutException _ ->
                    BadAnswer.passing("no whole answer within " + timeout);
            case java.net.ConnectException _ -> BadAnswer.passing("no connection");
            case IOException broken
                    when String.valueOf(broken.getMessage()).contains("exceeds capacity") ->
                    new BadAnswer("more than %d bytes".formatted(LARGEST));
            case IOException _ -> BadAnswer.passing("the answer broke off");
            case null, default -> new BadAnswer("could not be asked: " + cause);
        };
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        if (status == 200) {
            return response.body();
        }
        var message = "HTTP status " + status;
        if (status == 429 || status == 503) {
            var wait = retryAfter(response);
            if (status == 429 || wait != null) {
                throw BadAnswer.busy(message, wait);
            }
        }
        throw status >= 500 ? BadAnswer.passing(message) : new BadAnswer(message);
    }

    /**
     * The header in seconds, up to some 28 hours; its form as a date is as rare as it is optional.
     */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .map(Duration::ofSeconds)
                .orElse(null);
    }

    private static JsonNode parse(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw BadAnswer.passing("an empty answer");
            }
            return tree;
        } catch (JacksonException broken) {
            throw BadAnswer.passing("no JSON: " + broken.getOriginalMessage());
        }
    }
}
