package io.cryptoqa.feed;

import static io.cryptoqa.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** {@code robots.txt}, {@code llms.txt} and the API catalog. */
@HttpTest
class ProgramsTests {

    private static final String SITE = "http://localhost:8080";
    private static final Pattern LINK = Pattern.compile("(?m)^- \\[(.*)]\\((\\S+)\\)(?:: (.+))?$");

    /** Of other packages, which have tests of their own. */
    private static final Set<String> ELSEWHERE = Set.of("/v1/search", "/v1/changes", "/mcp");

    @Autowired MockMvcTester http;
    @Autowired Content content;

    @Test
    void crawlersMayReadAllButWhatIsForEditors() {
        var answer = get("/robots.txt");
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/plain");
        assertThat(text(answer).lines())
                .containsExactly(
                        "User-agent: *",
                        "Allow: /",
                        "Disallow: /admin",
                        "Disallow: /preview",
                        "",
                        "Sitemap: " + SITE + "/sitemap.xml");
        assertThat(get("/robots.txt?locale=en")).hasStatus4xxClientError();
    }

    @Test
    void aGuideForLanguageModelsHasTheFormOfLlmstxt() {
        content.aTopic("defi").named("en", "DeFi").described("en", "Lending.").save();
        content.aTopic("empty").save();
        content.anArticle().slug("what").titled("What?").summary("In short.").about("defi").save();
        var answer = get("/llms.txt");
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Type", "text/plain;charset=UTF-8")
                .hasHeader("Content-Language", "en");
        assertThat(answer.getResponse().getHeaders("Vary").toString())
                .contains("Accept-Language")
                .containsPattern("\\bAccept\\b(?!-)");
        var lines = text(answer).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("# Crypto Q&A");
        assertThat(lines.get(2)).startsWith("> ");
        assertThat(lines.stream().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "# Crypto Q&A", "## How to read", "## Topics", "## Latest Articles");
        assertThat(lines)
                .contains(
                        "- [DeFi]("
                                + SITE
                                + "/v1/articles?topic=defi&locale=en): 1 Article. Lending.",
                        "- [What?](" + SITE + "/v1/articles/what.md?locale=en): In short.")
                .noneMatch(line -> line.contains("empty"));
        assertThat(lines.stream().filter(line -> line.startsWith("- ")))
                .allMatch(line -> LINK.matcher(line).matches());
    }

    @Test
    void whatItLinksToIsThere() {
        content.aTopic("defi").save();
        content.anArticle().about("defi").save();
        for (var locale : List.of("en", "zh-Hans")) {
            var links =
                    LINK.matcher(text(get("/llms.txt?locale=" + locale)))
                            .results()
                            .map(found -> found.group(2))
                            .toList();
            assertThat(links).hasSizeGreaterThan(8);
            for (var link : links) {
                var uri = URI.create(link);
                assertThat(link).startsWith(SITE);
                if (!ELSEWHERE.contains(uri.getPath())) {
                    assertThat(get(link.substring(SITE.length())).getResponse().getStatus())
                            .as(link)
                            .isIn(200, 302);
                }
            }
        }
    }

    @Test
    void hostileTitlesAreWordsInItToo() {
        content.anArticle()
                .titled("[a](javascript:b) <c> *d* `e` &lt; \\")
                .summary("]( # &")
                .save();
        var line =
                text(get("/llms.txt"))
                        .lines()
                        .filter(each -> each.startsWith("- [\\["))
                        .findFirst()
                        .orElseThrow();
        assertThat(line)
                .startsWith("- [\\[a\\](javascript:b) \\<c\\> \\*d\\* \\`e\\` \\&lt; \\\\](" + SITE)
                .endsWith(": \\]( # &");
    }

    @Test
    void itIsInTheLanguageAskedForAndMarkdownWhereThatIsAskedFor() {
        content.anArticle().in("zh-Hans").slug("钱包").titled("什么是钱包？").save();
        content.anArticle().titled("English").save();
        var chinese = text(get("/llms.txt?locale=zh-Hans"));
        assertThat(chinese).startsWith("# 加密问答\n").contains("[什么是钱包？]").doesNotContain("[English]");
        var markdown = http.get().uri("/llms.txt").header("Accept", "text/markdown").exchange();
        assertThat(markdown).hasStatusOk().hasContentTypeCompatibleWith("text/markdown");
    }

    @Test
    void theCatalogSaysWhereTheApiIsDescribed() {
        var path = "/.well-known/api-catalog";
        var answer = get(path);
        var type = "application/linkset+json;profile=\"https://www.rfc-editor.org/info/rfc9727\"";
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Type", type)
                .hasHeader("Link", "<" + path + ">; rel=\"api-catalog\"");
        var api = json(answer).at("/linkset/0");
        assertThat(api.at("/anchor").asString()).isEqualTo(SITE + "/v1");
        assertThat(api.at("/service-desc/0/href").asString()).isEqualTo(SITE + "/openapi.json");
        assertThat(api.at("/service-doc/0/href").asString()).isEqualTo(SITE + "/docs");
        assertThat(api.at("/status/0/href").asString()).isEqualTo(SITE + "/actuator/health");
        var head = http.head().uri(path).exchange();
        assertThat(head)
                .hasStatusOk()
                .hasHeader("Content-Type", type)
                .hasHeader("Link", "<" + path + ">; rel=\"api-catalog\"");
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
