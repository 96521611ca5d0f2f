package io.cryptoqa.feed;

import io.cryptoqa.article.ArticleLists;
import io.cryptoqa.article.ArticleLists.WholeArticle;
import io.cryptoqa.article.ArticlePath;
import io.cryptoqa.article.Author;
import io.cryptoqa.article.Slug;
import io.cryptoqa.body.Html;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.topic.TopicNotFound;
import io.cryptoqa.topic.Topics;
import io.cryptoqa.web.Labels;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.SiteSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Puts together what a feed says, whatever its format: the newest articles of one locale, of all
 * topics or of one. Three statements, or five with a topic, for one article and for all.
 */
@Component
class GatheringFeeds {

    private static final int ENTRIES = 50;

    private final ArticleLists lists;
    private final Topics topics;
    private final Labels labels;
    private final Locales locales;
    private final SiteSettings site;

    GatheringFeeds(
            ArticleLists lists, Topics topics, Labels labels, Locales locales, SiteSettings site) {
        this.lists = lists;
        this.topics = topics;
        this.labels = labels;
        this.locales = locales;
        this.site = site;
    }

    /**
     * The feed at a path.
     *
     * @param slug of a topic, as the client sent it; null for all
     * @throws TopicNotFound if there is none of this slug
     */
    ArticleFeed gather(String path, String locale, @Nullable String slug) {
        var section = labels.text(locale, "page.section");
        var description = labels.text(locale, "feed.description");
        if (slug == null) {
            return new ArticleFeed(
                    locale,
                    section,
                    description,
                    address(path, null, locale),
                    address(ArticlePath.SECTION, null, locale),
                    entries(lists.newestWhole(locale, null, ENTRIES)));
        }
        var topic =
                Slug.fold(slug).flatMap(topics::bySlug).orElseThrow(() -> new TopicNotFound(slug));
        var name = name(topic, locale);
        var about = name == null ? null : name.description();
        return new ArticleFeed(
                locale,
                labels.message(
                        locale,
                        "feed.topic",
                        Map.of(
                                "section",
                                section,
                                "topic",
                                name == null ? topic.slug() : name.name())),
                about == null ? description : about,
                address(path, topic.slug(), locale),
                address(ArticlePath.SECTION, null, locale),
                entries(lists.newestWhole(locale, topic.id(), ENTRIES)));
    }

    private Topics.@Nullable Name name(Topics.Entry topic, String locale) {
        var naming = locales.naming(locale);
        return topics.names(List.of(topic.id()), naming).stream()
                .min(Comparator.comparingInt(name -> naming.indexOf(name.locale())))
                .orElse(null);
    }

    private List<ArticleFeed.Entry> entries(List<WholeArticle> articles) {
        return articles.stream().map(this::entry).toList();
    }

    private ArticleFeed.Entry entry(WholeArticle article) {
        var summary = article.summary();
        var page = site.absolute(ArticlePath.ofPage(summary.slug(), summary.locale()));
        var base = new PageAddress(page, site);
        var image = summary.image();
        var author = summary.author();
        return new ArticleFeed.Entry(
                summary.id(),
                summary.locale(),
                summary.title(),
                summary.summary(),
                Html.render(Markdown.parse(article.body()), base::resolve),
                page,
                author == null
                        ? new Author(labels.text(summary.locale(), "page.editors"), null)
                        : author,
                image == null ? null : base.resolve(image.url()),
                summary.topics(),
                summary.publishedAt(),
                summary.updatedAt());
    }

    private String address(String path, @Nullable String topic, String locale) {
        var address = UriComponentsBuilder.fromPath(path);
        if (topic != null) {
            address.queryParam("topic", "{topic}");
        }
        var withLocale = address.queryParam("locale", locale).encode();
        return site.absolute(
                (topic == null ? withLocale.build() : withLocale.buildAndExpand(topic))
                        .toUriString());
    }
}
