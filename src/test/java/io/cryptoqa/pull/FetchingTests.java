package io.cryptoqa.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Services that answer well, late, wrongly, or not at all. */
class FetchingTests {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final Provider provider = new Provider();
    private final Fetching fetching = new Fetching(new Fetching.Settings(Duration.ofMillis(1)));

    @AfterEach
    void close() {
        provider.close();
    }

    private JsonNode fetch(Duration timeout) {
        return fetching.json(provider.url().resolve("/a?b=1"), Map.of("X-Key", "k"), timeout);
    }

    @Test
    void decimalsArriveAsTheyWereSent() {
        provider.json("[1e-8, 0.123456789012345678, 64250.10, 12345678901234567890]");
        var numbers = fetch(PATIENT);
        assertThat(numbers.get(0).decimalValue()).isEqualTo(new BigDecimal("1E-8"));
        assertThat(numbers.get(1).decimalValue()).isEqualTo(new BigDecimal("0.123456789012345678"));
        assertThat(numbers.get(2).decimalValue()).isEqualTo(new BigDecimal("64250.10"));
        assertThat(numbers.get(3).decimalValue()).isEqualTo(new BigDecimal("12345678901234567890"));
        assertThat(provider.requests()).hasSize(1);
        assertThat(provider.requests().getFirst().pathAndQuery()).isEqualTo("/a?b=1");
        assertThat(provider.requests().getFirst().headers().getFirst("X-Key")).isEqualTo("k");
    }

    static Stream<Consumer<Provider>> whatPasses() {
        return Stream.of(
                provider -> provider.status(500, "oh"),
                provider -> provider.status(502, ""),
                provider -> provider.half("[1, 2, 3, 4]"),
                provider -> provider.json("[1, 2"),
                provider -> provider.json(""),
                provider -> provider.json("<html>"));
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void whatMayPassIsTriedAgain(Consumer<Provider> fault) {
        fault.accept(provider);
        fault.accept(provider);
        provider.json("[1]");
        assertThat(fetch(PATIENT).get(0).intValue()).isEqualTo(1);
        assertThat(provider.requests()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void theThirdFailureIsTheLast(Consumer<Provider> fault) {
        fault.accept(provider);
        assertThatThrownBy(() -> fetch(PATIENT)).isInstanceOf(BadAnswer.class);
        assertThat(provider.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 400, 401, 403, 404, 429})
    void whatDoesNotPassIsNotTriedAgain(int status) {
        provider.status(status, "", "Location", provider.url() + "/elsewhere");
        assertThatThrownBy(() -> fetch(PATIENT)).hasMessage("HTTP status " + status);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void whoIsToldToWaitKnowsHowLong() {
        provider.status(429, "", "Retry-After", "120");
        assertThatThrownBy(() -> fetch(PATIENT))
                .extracting(thrown -> ((BadAnswer) thrown).retryAfter())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        provider.hanging();
        assertThatThrownBy(() -> fetch(Duration.ofMillis(200)))
                .hasMessageStartingWith("no whole answer within");
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        provider.json("[\"" + "x".repeat(5 * 1024 * 1024) + "\"]");
        assertThatThrownBy(() -> fetch(PATIENT)).hasMessage("more than 4194304 bytes");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void nobodyThereIsNoConnection() {
        provider.close();
        assertThatThrownBy(() -> fetch(PATIENT)).hasMessage("no connection");
    }
}
