package io.cryptoqa.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.web.SiteSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose pages may use {@code /mcp}. */
class OriginsTests {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080",
        "https://Example.org/, https://example.org",
        "https://example.org:443/base, https://example.org",
        "http://example.org:80, http://example.org",
        "http://example.org:443, http://example.org:443",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void theSitesOwnMayAsBrowsersWriteIt(String site, String origin) {
        assertThat(origins(site).allow(origin)).isTrue();
        assertThat(origins(site).allow("https://other.example")).isFalse();
        assertThat(origins(site).allow("null")).isFalse();
    }

    @Test
    void othersMayIfTheSettingsSaySo() {
        var some = origins("https://example.org", "https://chat.example", "http://localhost:6274");
        assertThat(some.allow("https://chat.example")).isTrue();
        assertThat(some.allow("http://localhost:6274")).isTrue();
        assertThat(some.allow("http://chat.example")).isFalse();
        var all = origins("https://example.org", "*");
        assertThat(all.allow("https://anywhere.example")).isTrue();
        assertThat(all.allow("null")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"chat.example", "https://chat.example/", "https://Chat.example", "", "null"})
    void whatIsNoOriginStopsTheStart(String text) {
        assertThatThrownBy(() -> new McpSettings(List.of(text)))
                .hasMessageContaining("cryptoqa.mcp.origins");
    }

    private static Origins origins(String site, String... others) {
        return new Origins(
                new SiteSettings(URI.create(site), List.of("en"), Map.of()),
                new McpSettings(List.of(others)));
    }
}
