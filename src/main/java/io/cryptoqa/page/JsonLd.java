package io.cryptoqa.page;

import io.cryptoqa.article.ArticlePath;
import io.cryptoqa.article.ArticleView;
import io.cryptoqa.article.Author;
import io.cryptoqa.page.QaPage.Crumb;
import io.cryptoqa.topic.TopicRef;
import io.cryptoqa.web.SiteSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a page is, in schema.org's words (JSON-LD 1.1): an {@code Article} and a {@code
 * BreadcrumbList}. No {@code QAPage}, which is for pages where readers post answers, and no {@code
 * FAQPage}, which search engines no longer show.
 */
@Component
class JsonLd {

    private final SiteSettings site;

    JsonLd(SiteSettings site) {
        this.site = site;
    }

    /**
     * The graph of a page.
     *
     * @param section what the part of the site is called
     * @param editors what stands for an author where nobody is named
     */
    Map<String, Object> of(
            ArticleView article, List<Crumb> breadcrumb, String section, String editors) {
        return members(
                "@context",
                "https://schema.org",
                "@graph",
                List.of(article(article, section, editors), breadcrumb(breadcrumb, article)));
    }

    private Map<String, Object> article(ArticleView article, String section, String editors) {
        var url = url(article);
        var image = article.image();
        return members(
                "@type",
                "Article",
                "@id",
                url + "#article",
                "url",
                url,
                "mainEntityOfPage",
                url,
                "headline",
                article.title(),
                "description",
                article.summary(),
                "datePublished",
                article.publishedAt().toString(),
                "dateModified",
                article.updatedAt().toString(),
                "author",
                author(article.author(), editors),
                "image",
                image == null
                        ? null
                        : members(
                                "@type",
                                "ImageObject",
                                "url",
                                absolute(image.url()),
                                "caption",
                                image.alt()),
                "inLanguage",
                article.locale(),
                "wordCount",
                article.wordCount(),
                "articleSection",
                name(article.category()),
                "about",
                article.topics().stream().map(JsonLd::topic).toList(),
                "isPartOf",
                members(
                        "@type",
                        "CollectionPage",
                        "@id",
                        site.absolute(ArticlePath.SECTION),
                        "name",
                        section,
                        "url",
                        site.absolute(ArticlePath.SECTION)));
    }

    /** Steps with the page itself at the end, which has an address here as well. */
    private Map<String, Object> breadcrumb(List<Crumb> crumbs, ArticleView article) {
        var items = new ArrayList<Map<String, Object>>();
        for (var crumb : crumbs) {
            var href = crumb.href();
            items.add(
                    members(
                            "@type",
                            "ListItem",
                            "position",
                            items.size() + 1,
                            "name",
                            crumb.name(),
                            "item",
                            href == null ? url(article) : site.absolute(href)));
        }
        return members("@type", "BreadcrumbList", "itemListElement", items);
    }

    private static Map<String, Object> author(@Nullable Author author, String editors) {
        return author == null
                ? members("@type", "Organization", "name", editors)
                : members("@type", "Person", "name", author.name(), "url", author.url());
    }

    private static Map<String, Object> topic(TopicRef topic) {
        return members("@type", "Thing", "name", topic.name());
    }

    private static @Nullable String name(@Nullable TopicRef topic) {
        return topic == null ? null : topic.name();
    }

    private String url(ArticleView article) {
        return site.absolute(ArticlePath.ofPage(article.slug(), article.locale()));
    }

    private String absolute(String address) {
        return address.startsWith("/") ? site.absolute(address) : address;
    }

    /** Names and values in turn; in JSON-LD an absent value is left out. */
    private static Map<String, Object> members(@Nullable Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) {
                members.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return members;
    }
}
