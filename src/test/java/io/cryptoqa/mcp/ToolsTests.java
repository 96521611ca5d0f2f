package io.cryptoqa.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoqa.Answers;
import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.SiteSettings;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model finds at {@code /mcp}, asked by the SDK's own client. */
@HttpTest
class ToolsTests {

    @LocalServerPort int port;
    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired JsonMapper json;
    @Autowired Locales locales;
    @Autowired SiteSettings site;

    @Nullable Model connected;

    @BeforeEach
    void connect() {
        connected = Model.at(port);
    }

    @AfterEach
    void leave() {
        model().close();
    }

    private Model model() {
        return Objects.requireNonNull(connected);
    }

    @Test
    void theServerSaysWhoItIsAndHowItIsUsed() {
        var first = model().client().getCurrentInitializationResult();
        assertThat(first.protocolVersion()).isEqualTo("2025-11-25");
        assertThat(first.serverInfo().name()).isEqualTo("cryptoqa");
        assertThat(first.serverInfo().version()).isNotBlank();
        assertThat(first.instructions())
                .contains("search_articles", "read_article", "list_topics", "en, zh-Hans");
        assertThat(first.capabilities().tools()).isNotNull();
        assertThat(first.capabilities().resources()).isNull();
        assertThat(first.capabilities().prompts()).isNull();
        model().client().ping();
    }

    @Test
    void everyToolIsDescribedToAModelAndOnlyReads() {
        var tools = model().client().listTools().tools();
        assertThat(tools)
                .extracting(Tool::name)
                .containsExactly("search_articles", "read_article", "list_topics", "fear_greed");
        var schemas = McpJsonDefaults.getSchemaValidator();
        for (var tool : tools) {
            assertThat(tool.title()).as(tool.name()).isNotBlank();
            assertThat(tool.description()).as(tool.name()).hasSizeGreaterThan(80);
            assertThat(tool.annotations().readOnlyHint()).isTrue();
            assertThat(tool.annotations().idempotentHint()).isTrue();
            assertThat(tool.annotations().destructiveHint()).isFalse();
            assertThat(tool.annotations().openWorldHint()).isFalse();
            schemas.assertConforms(tool.name(), tool.inputSchema());
            schemas.assertConforms(tool.name(), tool.outputSchema());
            JsonNode input = json.valueToTree(tool.inputSchema());
            assertThat(input.at("/additionalProperties").asBoolean(true)).isFalse();
            input.at("/properties")
                    .forEach(argument ->
                            assertThat(argument.at("/description").asString(""))
                                    .as(tool.name())
                                    .isNotBlank());
            assertThat(input.at("/properties/locale/enum"))
                    .isEqualTo(json.readTree("[\"en\", \"zh-Hans\"]"));
        }
        assertThat(input("search_articles").at("/required"))
                .isEqualTo(json.readTree("[\"query\"]"));
        assertThat(input("search_articles").at("/properties").propertyNames())
                .containsExactlyInAnyOrder("query", "locale", "topic", "limit");
        assertThat(input("read_article").at("/required")).isEqualTo(json.readTree("[\"slug\"]"));
        assertThat(input("fear_greed").at("/properties/scale/enum"))
                .isEqualTo(json.readTree("[\"equal-fifths\", \"alternative-me\"]"));
        assertThat(model().tool("search_articles").outputSchema()).isNotNull();
    }

    private JsonNode input(String tool) {
        return json.valueToTree(model().tool(tool).inputSchema());
    }

    @Test
    void anArticleIsTheMarkdownThatTheApiGives() {
        content.aTopic("security").named("zh-Hans", "安全").save();
        var id =
                content.anArticle()
                        .slug("wallet")
                        .titled("What is a \"wallet\"?")
                        .about("security")
                        .by("Ada")
                        .sources("[{\"title\": \"A\", \"url\": \"https://example.org/\"}]")
                        .body("## Why\n\nIt *keeps* keys. 钥匙 <&> 🔑\n")
                        .save();
        content.anEditionOf(id).in("zh-Hans").slug("qianbao").titled("什么是钱包?").save();
        var english = model().texts("read_article", "{\"slug\": \"wallet\"}");
        assertThat(english.getFirst())
                .contains("It *keeps* keys. 钥匙 <&> 🔑", "canonical:")
                .isEqualTo(markdown("wallet", "en"));
        assertThat(english.getLast()).isEqualTo("The locale of this edition is en.");
        assertThat(model().texts("read_article", "{\"slug\": \"%s\"}".formatted(id)))
                .isEqualTo(english);
        var chinese =
                model().texts("read_article", "{\"slug\": \"qianbao\", \"locale\": \"ZH-hans\"}");
        assertThat(chinese.getFirst()).isEqualTo(markdown("qianbao", "zh-Hans"));
        assertThat(chinese.getLast()).isEqualTo("The locale of this edition is zh-Hans.");
    }

    private String markdown(String slug, String locale) {
        var answer = http.get().uri("/v1/articles/{slug}.md?locale={tag}", slug, locale).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void anArticleInTheFallbackSaysSo() {
        content.anArticle().slug("english").save();
        var texts =
                model().texts("read_article", "{\"slug\": \"english\", \"locale\": \"zh-Hans\"}");
        assertThat(texts.getFirst()).contains("locale: en");
        assertThat(texts.getLast())
                .isEqualTo("The locale of this edition is en; the article has none in zh-Hans.");
    }

    @Test
    void aSlugOfThePastLeadsToThePresentOne() {
        content.anArticle().formerly("old-name").slug("new-name").save();
        assertThat(model().texts("read_article", "{\"slug\": \"Old-Name\"}"))
                .isEqualTo(model().texts("read_article", "{\"slug\": \"new-name\"}"));
    }

    @Test
    void whatReadersCannotOpenModelsCannotEither() {
        content.anArticle().slug("gone").archivedAt(TestClock.START).save();
        content.anArticle().slug("draft").draft().save();
        content.anArticle().slug("later").publishedAt(TestClock.START.plusSeconds(1)).save();
        content.anArticle().slug("chinese").in("zh-Hans").save();
        assertThat(model().error("read_article", "{\"slug\": \"gone\"}"))
                .contains("'gone' in en was archived on 2026-06-15T12:00:00Z");
        for (var slug : List.of("draft", "later", "chinese", "unknown", "../admin", "a b", "💥")) {
            assertThat(model().error("read_article", "{\"slug\": \"%s\"}".formatted(slug)))
                    .isEqualTo(
                            "No article '%s' is published in en. search_articles finds the slugs of those there are."
                                    .formatted(slug));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"search_articles", "read_article", "list_topics", "fear_greed"})
    void aLocaleThatIsNotServedIsAnErrorThatListsThoseThatAre(String tool) {
        var error =
                model().error(
                                tool,
                                "{\"locale\": \"fr\"%s}"
                                        .formatted(
                                                switch (tool) {
                                                    case "search_articles" -> ", \"query\": \"x\"";
                                                    case "read_article" -> ", \"slug\": \"x\"";
                                                    default -> "";
                                                }));
        assertThat(error).isEqualTo("The locale 'fr' is not served here; served are en, zh-Hans.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "search_articles | {} | 'query' is required.",
                "search_articles | {\"query\": \" \"} | 'query' is empty.",
                "search_articles | {\"query\": 5} | 'query' is the number 5; it must be a text.",
                "search_articles | {\"query\": [\"a\"]} | 'query' is a list; it must be a text.",
                "search_articles | {\"query\": \"a\", \"limit\": 0} | 'limit' is 0; it must be from 1 to 20.",
                "search_articles | {\"query\": \"a\", \"limit\": \"5\"} | 'limit' is a text; it must be a whole number.",
                "search_articles | {\"query\": \"a\", \"limit\": 2.5} | 'limit' is the number 2.5; it must be a whole number.",
                "search_articles | {\"query\": \"a\", \"limit\": 99999999999} | 'limit' is 99999999999; it must be from 1 to 20.",
                "read_article | {\"slug\": null} | 'slug' is required.",
                "list_topics | {\"page\": 2} | 'page' is not known here; known are locale.",
                "fear_greed | {\"scale\": \"celsius\"} | 'scale' is 'celsius'; it must be one of equal-fifths, alternative-me."
            })
    void aWrongArgumentIsAnErrorThatSaysWhatIsAllowed(
            String tool, String arguments, String expected) {
        assertThat(model().error(tool, arguments)).isEqualTo(expected);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(
                        model().error(
                                        "search_articles",
                                        """
                                        {"limit": 99, "locale": "fr", "q": "wallet", "sort": "up", "from": 1}
                                        """))
                .contains("'query'", "'limit'", "'fr'", "'q'", "'sort'", "'from'")
                .contains("known are limit, locale, query, topic");
        assertThat(
                        model().error(
                                        "search_articles",
                                        "{\"query\": \"%s\"}".formatted("x".repeat(201))))
                .isEqualTo("'query' has 201 characters; at most 200 are taken.");
    }

    @Test
    void topicsAreThoseOfTheApiAllAtOnce() {
        content.aTopic("defi").named("zh-Hans", "去中心化金融").described("en", "Without banks.").save();
        content.aTopic("hot").hotUntil(TestClock.START.plus(Duration.ofDays(1))).at(-1).save();
        for (int i = 0; i < 23; i++) {
            content.aTopic("topic-" + i).at(i).save();
        }
        content.anArticle().about("defi").save();
        for (var locale : List.of("en", "zh-Hans")) {
            var listed = model().json("list_topics", "{\"locale\": \"%s\"}".formatted(locale));
            assertThat(listed.at("/locale").asString()).isEqualTo(locale);
            assertThat(listed.at("/items"))
                    .hasSize(25)
                    .isEqualTo(api("/v1/topics?limit=100&locale=" + locale).at("/items"));
        }
        assertThat(model().json("list_topics", "{}").at("/items/0/hotBecause").asString())
                .isEqualTo("marked");
    }

    @Test
    void withoutTopicsTheListIsEmpty() {
        assertThat(model().json("list_topics", "{}"))
                .isEqualTo(json.readTree("{\"locale\": \"en\", \"items\": []}"));
    }

    @Test
    void theReadingIsThatOfTheApi() {
        assertThat(model().json("fear_greed", "{}").at("/value").isNull()).isTrue();
        assertReading("{}", "");
        content.reading("2026-06-15", 42);
        content.reading("2026-06-14", 0);
        assertReading("{}", "");
        assertReading("{\"scale\": null, \"locale\": null}", "");
        assertReading(
                "{\"scale\": \"alternative-me\", \"locale\": \"zh-Hans\"}",
                "&scale=alternative-me&locale=zh-Hans");
        var reading = model().json("fear_greed", "{\"scale\": \"alternative-me\"}");
        assertThat(reading.at("/value").asInt()).isEqualTo(42);
        assertThat(reading.at("/band").asString()).isEqualTo("fear");
        assertThat(reading.at("/change/day").asInt()).isEqualTo(42);
        assertThat(reading.at("/change/week").isNull()).isTrue();
    }

    private void assertReading(String arguments, String query) {
        var uri = "/v1/widgets/fear-greed" + query.replaceFirst("&", "?");
        assertThat(model().json("fear_greed", arguments)).isEqualTo(api(uri));
    }

    private JsonNode api(String uri) {
        var answer = http.get().uri(uri).exchange();
        assertThat(answer).hasStatusOk();
        return Answers.json(answer);
    }

    @Test
    void anUnknownToolIsAnErrorOfTheProtocol() {
        assertThatThrownBy(() -> model().call("delete_article", "{}"))
                .isInstanceOf(McpError.class)
                .hasMessageContaining(
                        "There is no tool 'delete_article'; there are search_articles, read_article, list_topics, fear_greed.");
    }

    @Test
    void aFailureOfOursTellsNothingOfOurInsides() {
        var unexpected = failing(new IllegalStateException("select * from io.cryptoqa.Secret"));
        assertThat(unexpected).startsWith("Something went wrong here;");
        var unavailable = failing(new QueryTimeoutException("select * from article"));
        assertThat(unavailable)
                .isEqualTo("The database does not answer for the moment. Try again in 5 seconds.");
    }

    private String failing(RuntimeException failure) {
        var tool =
                new McpTool() {
                    @Override
                    public Tool description() {
                        return Tool.builder("fail", new InputSchema().json()).build();
                    }

                    @Override
                    public CallToolResult call(Members arguments) {
                        throw failure;
                    }
                };
        var message =
                Message.read(
                        """
                        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "fail"}}
                        """);
        var answer = new ToolServer(List.of(tool), json, locales, site).answer(1, message);
        var text = json.writeValueAsString(answer);
        assertThat(text).doesNotContainPattern(Messages.INSIDES);
        assertThat(json.readTree(text).at("/result/isError").asBoolean()).isTrue();
        return json.readTree(text).at("/result/content/0/text").asString();
    }
}
