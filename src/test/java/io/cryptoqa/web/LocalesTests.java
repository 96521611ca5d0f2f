package io.cryptoqa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code GET /v1/locales}, and how every other route finds the locale of its answer. */
@HttpTest
class LocalesTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @BeforeEach
    void save() {
        Route.save(content);
    }

    @Test
    void theLocalesAreTheConfiguredOnesTheDefaultFirst() {
        assertThat(http.get().uri("/v1/locales"))
                .hasStatus(OK)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"default": "en", "locales": [
                          {"locale": "en", "name": "English", "fallback": null},
                          {"locale": "zh-Hans", "name": "中文（简体）", "fallback": "en"}]}
                        """);
    }

    /** RFC 4647 §3.4 lookup, then the same for the likely script of the language. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en                             | en",
                "en-GB                          | en",
                "en-US,en;q=0.9                 | en",
                "zh-Hans                        | zh-Hans",
                "ZH-HANS                        | zh-Hans",
                "zh-Hans-CN                     | zh-Hans",
                "zh-CN                          | zh-Hans",
                "zh-SG                          | zh-Hans",
                "zh                             | zh-Hans",
                "zh-CN,zh;q=0.9,en;q=0.8        | zh-Hans",
                "zh-TW                          | en",
                "zh-HK                          | en",
                "zh-Hant                        | en",
                "zh-TW,zh-CN;q=0.5              | zh-Hans",
                "de                             | en",
                "de,zh-CN;q=0.3                 | zh-Hans",
                "de-AT,fr;q=0.9                 | en",
                "*                              | en",
                "de,*;q=0.5                     | en",
                "zh-Hans;q=0.5,en;q=0.9         | en",
                "zh-Hans;q=0.9,en;q=0.5         | zh-Hans",
                "en;q=0                         | en",
                "zh-Hans;q=0                    | en",
                "zh-Hans;q=0,en;q=0             | en",
                "en;q=0,zh-Hans;q=0.1           | zh-Hans",
                "zh-Hans-x-private              | zh-Hans",
                "en-x-y                         | en",
                "zh_CN                          | en",
                "!!!                            | en",
                "en;q=2                         | en",
                "zh-Hans;q=abc                  | en",
                "',,,'                          | en",
                "xxxxxxxxxxxxxxxxxx             | en",
                "''                             | en"
            })
    void acceptLanguageDecidesAndNeverFails(String header, String locale) {
        var answer = http.get().uri("/v1/topics").header("Accept-Language", header).exchange();
        assertThat(answer).hasStatus(OK);
        assertThat(answer.getResponse().getHeader("Content-Language")).isEqualTo(locale);
        assertThat(vary(answer)).contains("Accept-Language");
    }

    @Test
    void withoutAnyWishItIsTheDefault() {
        for (var route : Route.with("locale", mapping)) {
            var answer = http.get().uri(route.uri()).exchange();
            assertThat(answer).as(route.path()).hasStatus(OK);
            assertThat(answer.getResponse().getHeader("Content-Language"))
                    .as(route.path())
                    .isEqualTo("en");
            assertThat(vary(answer)).as(route.path()).contains("Accept-Language");
        }
    }

    @Test
    void theParameterWinsAndThenTheAnswerDoesNotVary() {
        for (var route : Route.with("locale", mapping)) {
            var answer =
                    http.get()
                            .uri(route.uri("locale=en"))
                            .header("Accept-Language", "zh-Hans")
                            .exchange();
            assertThat(answer).as(route.path()).hasStatus(OK);
            assertThat(answer.getResponse().getHeader("Content-Language"))
                    .as(route.path())
                    .isEqualTo("en");
            assertThat(vary(answer)).as(route.path()).doesNotContain("Accept-Language");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-Hans", "zh-hans", "ZH-HANS"})
    void theParameterIsReadInAnyLetterCase(String locale) {
        var answer = http.get().uri("/v1/topics?locale=" + locale).exchange();
        assertThat(answer.getResponse().getHeader("Content-Language")).isEqualTo("zh-Hans");
    }

    @Test
    void anArticleThatFellBackSaysInWhichLanguageItIs() {
        var answer = http.get().uri("/v1/articles/known?locale=zh-Hans").exchange();
        assertThat(answer.getResponse().getHeader("Content-Language")).isEqualTo("en");
        assertThat(answer).bodyJson().extractingPath("$.locale").isEqualTo("en");
        assertThat(answer).bodyJson().extractingPath("$.requestedLocale").isEqualTo("zh-Hans");
    }

    @Test
    void aProblemIsInEnglishAndVariesAsItsRouteDoes() {
        var answer =
                http.get().uri("/v1/articles/none").header("Accept-Language", "zh-Hans").exchange();
        assertThat(answer.getResponse().getHeader("Content-Language")).isEqualTo("en");
        assertThat(vary(answer)).contains("Accept-Language");
    }

    private static String vary(MvcTestResult answer) {
        return String.join(", ", answer.getResponse().getHeaders("Vary"));
    }
}
