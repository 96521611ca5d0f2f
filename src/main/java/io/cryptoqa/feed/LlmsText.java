package io.cryptoqa.feed;

import io.cryptoqa.article.ArticleFilter;
import io.cryptoqa.article.ArticleLists;
import io.cryptoqa.article.ArticlePath;
import io.cryptoqa.article.ArticleSummary;
import io.cryptoqa.discovery.TopicLists;
import io.cryptoqa.discovery.TopicView;
import io.cryptoqa.web.Labels;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.SiteSettings;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * {@code llms.txt} as llmstxt.org says: Markdown, a title, a summary, and sections of links with
 * notes. How to read is said in English, to programs; titles, topics and what stands above them are
 * in the locale.
 */
@Component
class LlmsText {

    private static final int ARTICLES = 20;

    private final ArticleLists lists;
    private final TopicLists topics;
    private final Labels labels;
    private final Locales locales;
    private final SiteSettings site;

    LlmsText(
            ArticleLists lists,
            TopicLists topics,
            Labels labels,
            Locales locales,
            SiteSettings site) {
        this.lists = lists;
        this.topics = topics;
        this.labels = labels;
        this.locales = locales;
        this.site = site;
    }

    /** The whole text in one locale; the same number of statements, whatever there is. */
    String write(String locale) {
        var text = new StringBuilder(howToRead(locale));
        var about = topics.inOrder(locale).stream().filter(topic -> topic.articleCount() > 0);
        section(text, labels.text(locale, "feed.topics"));
        about.forEach(topic -> line(text, topic, locale));
        section(text, labels.text(locale, "page.latestArticles"));
        lists.page(ArticleFilter.newest(locale), ARTICLES, null)
                .items()
                .forEach(article -> line(text, article));
        return text.toString();
    }

    private String howToRead(String locale) {
        return """
        # %1$s

        > %2$s

        Everything here may be read without signing in. Each article is there as JSON (with its \
        body as an mdast tree, HTML, Markdown or plain text) and as Markdown: put `.md` behind \
        its slug. Languages: %3$s; every link below is in %4$s, and `locale=` asks for another.

        ## How to read

        - [OpenAPI document](%5$s/openapi.json): every route, its parameters and its answers
        - [Documentation](%5$s/docs): the same for people
        - [Articles](%5$s/v1/articles?locale=%4$s): summaries, newest first, in pages; filters by topic and date
        - [Search](%5$s/v1/search?q=bitcoin&locale=%4$s): full text; put your words for `bitcoin`
        - [Topics](%5$s/v1/topics?locale=%4$s): what articles are about, with counts
        - [Changes](%5$s/v1/changes): what was published, updated and withdrawn, in order, for mirrors
        - [MCP](%5$s/mcp): the same by the Model Context Protocol, reading only
        - [RSS](%5$s%6$s?locale=%4$s): the newest articles, whole; `topic=` for one topic
        - [Atom](%5$s%7$s?locale=%4$s): the same
        - [JSON Feed](%5$s%8$s?locale=%4$s): the same
        - [Sitemap](%5$s/sitemap.xml): every article in every language
        - [API catalog](%5$s%9$s): where the API is described, documented and watched (RFC 9727)
        """
                .formatted(
                        plain(labels.text(locale, "page.section")),
                        plain(labels.text(locale, "feed.description")),
                        String.join(", ", locales.tags()),
                        locale,
                        site.absolute(""),
                        FeedController.RSS,
                        FeedController.ATOM,
                        FeedController.JSON,
                        ApiCatalog.PATH);
    }

    private static void section(StringBuilder text, String name) {
        text.append("\n## ").append(plain(name)).append("\n\n");
    }

    private void line(StringBuilder text, TopicView topic, String locale) {
        var description = topic.description();
        link(
                text,
                topic.name(),
                "/v1/articles?topic=%s&locale=%s".formatted(encoded(topic.slug()), locale),
                description == null ? topic.countLabel() : topic.countLabel() + ". " + description);
    }

    private void line(StringBuilder text, ArticleSummary article) {
        link(
                text,
                article.title(),
                ArticlePath.ofMarkdown(article.slug(), article.locale()),
                article.summary());
    }

    private void link(StringBuilder text, String name, String path, @Nullable String note) {
        text.append("- [").append(plain(name)).append("](").append(site.absolute(path)).append(')');
        if (note != null) {
            text.append(": ").append(plain(note));
        }
        text.append('\n');
    }

    private static String encoded(String slug) {
        return UriUtils.encode(slug, StandardCharsets.UTF_8);
    }

    /** Words that are nothing but words in Markdown, on one line. */
    private static String plain(String words) {
        return words.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("[\\\\\\[\\]<>*_`]|&(?=#?\\w+;)", "\\\\$0");
    }
}
