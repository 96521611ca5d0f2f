package io.cryptoqa.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a promotion may lead. */
class LinkTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://example.org/",
                "HTTP://example.org/",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                " javascript:alert(1)",
                "javascript://example.org/%0aalert(1)",
                "data:text/html,x",
                "vbscript:x",
                "ftp://example.org/",
                "mailto:a@example.org",
                "blob:https://example.org/1",
                "https:example.org",
                "https:/example.org",
                "https:///path",
                "https://",
                "https://?q",
                "https:\\\\example.org",
                "https://user@example.org/",
                "https://user:secret@example.org/",
                "https://@example.org/",
                "https://:@example.org/",
                "https://example.org@evil.example/",
                "https://example.org\\@evil.example/",
                "https://exa mple.org/",
                "https://example.org/a b",
                "https://example.org/\n",
                "https://example.org/\u0000",
                "https://example.org:99999/",
                "https://example.org:x/",
                "https://example.org/%zz",
                "https://例え.jp/",
                "https://example..org/",
                " https://example.org/",
                "https://example.org/ ",
                "https://example.org/\u202Egro",
                "https://example.org/\u200B",
                "https://example.org/\uD800",
                "https://example.org/\u3000",
                "//evil.example/",
                "///evil.example/",
                "/\\evil.example/",
                "\\/evil.example/",
                "\\\\evil.example/",
                "/\t/evil.example/",
                "/\n/evil.example/",
                "\t//evil.example/",
                "/a\\b",
                "/a b",
                "/a%",
                "offers",
                "./offers",
                "../offers",
                "?q",
                "#top",
                "example.org/offers",
                "www.example.org"
            })
    void itLeadsNowhereElse(String link) {
        assertThat(Link.isAllowed(link)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "https://example.org/offers/L0015427?from=qa&x=%2F%2F#terms",
                "HTTPS://EXAMPLE.ORG/",
                "https://example.org:8443/",
                "https://xn--r8jz45g.jp/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://example.org/活动",
                "https://example.org/a//b",
                "/",
                "/offers/L0015427",
                "/offers?next=https://example.org/#x",
                "/活动",
                "/a//b"
            })
    void itLeadsToHttpsOrWithinTheSite(String link) {
        assertThat(Link.isAllowed(link)).isTrue();
    }

    @Test
    void itHasAtMostTwoThousandCharacters() {
        assertThat(Link.isAllowed("/" + "a".repeat(1_999))).isTrue();
        assertThat(Link.isAllowed("/" + "a".repeat(2_000))).isFalse();
    }
}
