package io.cryptoqa.mcp;

import io.cryptoqa.article.ArticleMoved;
import io.cryptoqa.article.FindingArticles;
import io.cryptoqa.article.FoundArticle;
import io.cryptoqa.article.RenderingArticles;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code read_article}: the Markdown of {@code /v1/articles/{slug}.md}, then a sentence on its
 * language. It has no structured content: clients show a model either that or the text, and would
 * have to be sent the article twice.
 */
@Component
@Order(2)
class ArticleTool implements McpTool {

    private static final int LONGEST_SLUG = 100;

    private final FindingArticles finding;
    private final RenderingArticles rendering;
    private final LocaleOfCall locale;

    ArticleTool(FindingArticles finding, RenderingArticles rendering, LocaleOfCall locale) {
        this.finding = finding;
        this.rendering = rendering;
        this.locale = locale;
    }

    @Override
    public Tool description() {
        var arguments =
                new InputSchema()
                        .required(
                                "slug",
                                LONGEST_SLUG,
                                "The slug of the article, as search_articles gives it, or its id");
        return Tool.builder(
                        "read_article",
                        locale.describe(
                                        arguments,
                                        "The language to read it in; if it has no such edition, the"
                                                + " site's fallback may be answered")
                                .json())
                .title("Read an article")
                .description(
                        "One published article, whole, as Markdown with YAML front matter: title,"
                                + " summary, topics, author, dates, sources and the canonical"
                                + " address to cite. A second text says which language it is in.")
                .annotations(READS)
                .build();
    }

    @Override
    public CallToolResult call(Members arguments) {
        var slug = arguments.required("slug", new Text(LONGEST_SLUG, false, true));
        var tag = locale.of(arguments);
        arguments.check();
        var found = find(slug, tag);
        return CallToolResult.builder()
                .addTextContent(rendering.markdown(found))
                .addTextContent(language(found.edition().locale(), tag))
                .build();
    }

    /** Where an article moved, it is followed, as a client of HTTP follows the 301. */
    private FoundArticle find(String slug, String tag) {
        try {
            return finding.find(slug, tag, true);
        } catch (ArticleMoved moved) {
            return finding.find(moved.slug(), tag, true);
        }
    }

    private static String language(String shown, String asked) {
        return shown.equals(asked)
                ? "The locale of this edition is %s.".formatted(shown)
                : "The locale of this edition is %s; the article has none in %s."
                        .formatted(shown, asked);
    }
}
