package io.cryptoqa.pull;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** When a source is asked, and what is remembered of it. */
@HttpTest
class PullsTests {

    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired MockMvcTester http;
    @Autowired Fetching fetching;

    private final Provider provider = new Provider();
    private final AtomicInteger kept = new AtomicInteger();
    private Pulls pulls;

    @BeforeEach
    void announce() {
        pulls = restarted();
    }

    /** As another node, or this one after a restart. */
    private Pulls restarted() {
        var node = new Pulls(jdbc, clock);
        node.announce(
                "prices",
                Duration.ofMinutes(5),
                () ->
                        kept.set(
                                fetching.json(provider.url(), Map.of(), Duration.ofSeconds(20))
                                        .intValue()));
        return node;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private Map<?, ?> details() {
        return (Map<?, ?>) requireNonNull(health().getDetails().get("prices"));
    }

    private Health health() {
        return new PullHealth(pulls).health();
    }

    @Test
    void aSourceIsAskedAtOnceAndThenOnceInItsInterval() {
        provider.json("1");
        assertThat(pulls.isAnyDue()).isTrue();
        pulls.runDue();
        assertThat(kept).hasValue(1);
        assertThat(pulls.isAnyDue()).isFalse();
        pulls.runDue();
        restarted().runDue();
        assertThat(provider.requests()).hasSize(1);
        clock.pass(Duration.ofMinutes(5));
        restarted().runDue();
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void aFailureIsRememberedAndShownUntilTheNextSuccess() {
        assertThat(health().getStatus().getCode()).isEqualTo("UP");
        provider.json("7");
        pulls.runDue();
        provider.again().status(500, "");
        clock.pass(Duration.ofMinutes(5));
        pulls.runDue();
        clock.pass(Duration.ofMinutes(5));
        pulls.runDue();
        assertThat(health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(details().get("lastFailure")).isEqualTo("HTTP status 500");
        assertThat(details().get("failuresInARow")).isEqualTo(2);
        assertThat(details().get("lastSuccessAt")).isEqualTo(TestClock.START);
        assertThat(kept).hasValue(7);
        provider.again().json("8");
        clock.pass(Duration.ofMinutes(5));
        pulls.runDue();
        assertThat(health().getStatus().getCode()).isEqualTo("UP");
        assertThat(details().get("failuresInARow")).isEqualTo(0);
        assertThat(details().get("lastFailure")).isEqualTo("HTTP status 500");
    }

    @Test
    void whoAsksForTimeGetsIt() {
        provider.status(429, "", "Retry-After", "3600");
        pulls.runDue();
        provider.again().json("1");
        clock.pass(Duration.ofMinutes(59));
        pulls.runDue();
        assertThat(provider.requests()).hasSize(1);
        clock.pass(Duration.ofMinutes(1));
        pulls.runDue();
        assertThat(kept).hasValue(1);
    }

    @Test
    void anErrorOfOursIsToldWithoutItsWords() {
        pulls.announce(
                "prices",
                Duration.ofMinutes(5),
                () -> {
                    throw new IllegalStateException("jdbc:secret");
                });
        pulls.runDue();
        assertThat(details().get("lastFailure")).isEqualTo("an error of this service, see its log");
    }

    @Test
    void healthNamesTheSourcesAndNotTheMachine() {
        assertThat(http.get().uri("/actuator/health").exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.components.pulls.status")
                .isEqualTo("UP");
        assertThat(http.get().uri("/actuator/health").exchange())
                .bodyText()
                .doesNotContain("details", "path", "database");
        assertThat(http.get().uri("/actuator/health/sources").exchange()).hasStatusOk();
    }

    @Test
    void aKeyIsNoPartOfWhatIsLogged() {
        var settings =
                new PullSettings(
                        URI.create("https://example.org/"), "secret", null, Duration.ofSeconds(1));
        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(settings.at("/a?b=1")).isEqualTo(URI.create("https://example.org/a?b=1"));
    }
}
