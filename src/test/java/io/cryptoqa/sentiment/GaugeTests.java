package io.cryptoqa.sentiment;

import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.w3c.dom.Element;

/** {@code GET /v1/widgets/fear-greed.svg}, on 15 June 2026. */
@HttpTest
class GaugeTests {

    private static final String ROUTE = "/v1/widgets/fear-greed.svg";

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;

    /** The root of the image, which has to be XML. */
    private Element draw(String query) {
        var answer = http.get().uri(ROUTE + query).exchange();
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Type", "image/svg+xml;charset=UTF-8")
                .hasHeader(
                        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))
                    .getDocumentElement();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static String text(Element image, String tag) {
        return image.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static int needles(Element image) {
        return image.getElementsByTagName("circle").getLength();
    }

    @Test
    void theImageSaysInWordsWhatItShows() {
        content.reading("2026-06-15", 42);
        var image = draw("");
        assertThat(image.getAttribute("role")).isEqualTo("img");
        assertThat(image.getAttribute("aria-labelledby"))
                .isEqualTo("fear-greed-title fear-greed-desc");
        assertThat(image.getAttribute("lang")).isEqualTo("en");
        assertThat(text(image, "title")).isEqualTo("Fear and greed index: 42, Neutral");
        assertThat(text(image, "desc"))
                .isEqualTo(
                        "2026-06-15 UTC. Source: Editors of this site. Data is for reference only.");
        assertThat(image.getTextContent()).contains("42", "Neutral");
        assertThat(needles(image)).isOne();
        assertThat(text(draw("?scale=alternative-me"), "title"))
                .isEqualTo("Fear and greed index: 42, Fear");
    }

    @Test
    void itIsInTheReadersLanguage() {
        content.reading("2026-06-15", 42);
        var image = draw("?locale=zh-Hans");
        assertThat(image.getAttribute("lang")).isEqualTo("zh-Hans");
        assertThat(text(image, "title")).isEqualTo("恐惧与贪婪指数：42，中性");
        assertThat(text(image, "desc")).isEqualTo("2026-06-15 UTC。来源：本站编辑。数据仅供参考。");
    }

    @Test
    void anUnknownReadingHasNoNeedleAndSaysSo() {
        var image = draw("");
        assertThat(needles(image)).isZero();
        assertThat(text(image, "title")).isEqualTo("Fear and greed index: no reading");
        assertThat(image.getTextContent()).contains("No reading");
    }

    @Test
    void zeroHasANeedle() {
        content.reading("2026-06-15", 0);
        assertThat(needles(draw(""))).isOne();
    }

    @Test
    void anOldReadingSaysThatItIsOld() {
        content.reading("2026-06-15", 42);
        clock.moveTo(START.plus(Duration.ofDays(3)));
        assertThat(draw("").getTextContent()).contains("2026-06-15 UTC, out of date");
    }

    @Test
    void darkIsDrawnForDarkPages() {
        content.reading("2026-06-15", 42);
        assertThat(http.get().uri(ROUTE + "?theme=dark").exchange())
                .bodyText()
                .contains("#f2f4f7")
                .doesNotContain("#1b1f24");
        assertThat(http.get().uri(ROUTE + "?theme=light").exchange())
                .bodyText()
                .isEqualTo(
                        new String(
                                http.get()
                                        .uri(ROUTE)
                                        .exchange()
                                        .getResponse()
                                        .getContentAsByteArray(),
                                java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?theme=", "?theme=blue", "?scale=x", "?size=1", "?locale=xx"})
    void aWrongParameterIsAProblem(String query) {
        assertThat(http.get().uri(ROUTE + query).exchange())
                .hasStatus(400)
                .hasHeader("Content-Type", "application/problem+json");
    }
}
