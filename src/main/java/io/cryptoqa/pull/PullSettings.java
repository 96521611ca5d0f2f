package io.cryptoqa.pull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how often something is fetched. Whoever sets the address is trusted with it: no other
 * host is ever asked, and redirects are not followed.
 *
 * @param url what the paths of the service's documentation are added to
 * @param key what the service knows its customer by; null where it asks for none
 * @param interval from one attempt to the next; null: what the service recommends
 * @param timeout for one whole answer
 */
public record PullSettings(
        URI url,
        @Nullable String key,
        @Nullable Duration interval,
        @DefaultValue("10s") Duration timeout) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public PullSettings {
        if (!url.isAbsolute() || url.getHost() == null || !url.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("not an http or https address: " + url);
        }
        // a key may come from a file that ends with a line; what else is wrong is not repeated here
        key = key == null || key.isBlank() ? null : key.strip();
        if (key != null && !key.matches("[!-~]+")) {
            throw new IllegalArgumentException("a key with characters that no header can have");
        }
        if (interval != null && interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("an interval of less than a second: " + interval);
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("no time for an answer: " + timeout);
        }
    }

    /** The interval set, or else this one. */
    public Duration intervalOr(Duration recommended) {
        return interval == null ? recommended : interval;
    }

    /** An address of the service, such as {@code /coins/markets?page=1}. */
    public URI at(String pathAndQuery) {
        var base = url.toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + pathAndQuery);
    }

    /** The header that carries the key, by the name the service has for it; none without a key. */
    public Map<String, String> keyHeader(String name) {
        return key == null ? Map.of() : Map.of(name, key);
    }

    /** Without the key, for settings end up in logs. */
    @Override
    public String toString() {
        return "PullSettings[url=%s, interval=%s, timeout=%s]".formatted(url, interval, timeout);
    }
}
