package io.cryptoqa.mcp;

import io.cryptoqa.article.ArticlePath;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.search.FoundArticles;
import io.cryptoqa.search.SearchHit;
import io.cryptoqa.search.SearchQuery;
import io.cryptoqa.search.SearchingArticles;
import io.cryptoqa.topic.TopicRef;
import io.cryptoqa.web.SiteSettings;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** {@code search_articles}: what {@code /v1/search} finds, in the few words that a model needs. */
@Component
@Order(1)
class SearchTool implements McpTool {

    private static final int LONGEST_QUERY = 200;
    private static final int MOST = 20;
    private static final int STANDARD = 10;

    /**
     * The best hits.
     *
     * @param total how many there are, shown or not
     */
    record Found(
            @Schema(description = "The language searched in") String locale,
            @Schema(description = "How many articles match, shown here or not") long total,
            List<Hit> items) {}

    /** An article that matches. */
    record Hit(
            @Schema(description = "What read_article takes") String slug,
            String title,
            @Nullable String summary,
            @Schema(description = "Slugs of its topics, the main one first") List<String> topics,
            Instant publishedAt,
            @Schema(description = "Its canonical address, to be cited") String url,
            @Schema(description = "Passages of its text that match, if any do")
                    List<String> passages) {}

    private final SearchingArticles searching;
    private final LocaleOfCall locale;
    private final JsonAnswers answers;
    private final SiteSettings site;

    SearchTool(
            SearchingArticles searching,
            LocaleOfCall locale,
            JsonAnswers answers,
            SiteSettings site) {
        this.searching = searching;
        this.locale = locale;
        this.answers = answers;
        this.site = site;
    }

    @Override
    public Tool description() {
        var arguments =
                new InputSchema()
                        .required(
                                "query",
                                LONGEST_QUERY,
                                "Words to look for, in the language of the locale, such as"
                                        + " \"hardware wallet\"")
                        .text(
                                "topic",
                                "The slug of a topic that hits must have, such as defi;"
                                        + " list_topics has them all")
                        .number("limit", 1, MOST, STANDARD, "The most hits to answer");
        return Tool.builder(
                        "search_articles",
                        locale.describe(
                                        arguments,
                                        "The language to search in; nothing is found in others")
                                .json())
                .title("Search articles")
                .description(
                        "Searches the published questions and answers about crypto by words, best"
                                + " first: titles, summaries, topics and matching passages, not"
                                + " whole articles. Read one whole with read_article and its slug.")
                .outputSchema(answers.schema(Found.class))
                .annotations(READS)
                .build();
    }

    @Override
    public CallToolResult call(Members arguments) {
        var words = arguments.required("query", new Text(LONGEST_QUERY, false, true));
        var topic = arguments.text("topic", Text.any());
        var limit = arguments.integer("limit", 1, MOST);
        var tag = locale.of(arguments);
        arguments.check();
        var found =
                searching.find(
                        new SearchQuery(words, tag, topic, null, null),
                        Objects.requireNonNullElse(limit, STANDARD),
                        null);
        return answers.of(found(tag, found));
    }

    /** What was found, without what only pages need. */
    Found found(String tag, FoundArticles found) {
        return new Found(tag, found.total(), found.items().stream().map(this::hit).toList());
    }

    private Hit hit(SearchHit hit) {
        var article = hit.article();
        return new Hit(
                article.slug(),
                article.title(),
                article.summary(),
                article.topics().stream().map(TopicRef::slug).toList(),
                article.publishedAt(),
                site.absolute(ArticlePath.ofPage(article.slug(), article.locale())),
                hit.highlights().body().stream().map(SearchTool::plain).toList());
    }

    /** Highlights are HTML, which a model would only have to read past. */
    private static String plain(String marked) {
        return HtmlUtils.htmlUnescape(marked.replace("<mark>", "").replace("</mark>", ""));
    }
}
