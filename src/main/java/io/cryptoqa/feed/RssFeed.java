package io.cryptoqa.feed;

import static io.cryptoqa.feed.XmlFeed.date;
import static io.cryptoqa.feed.XmlFeed.text;

import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import io.cryptoqa.topic.TopicRef;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.springframework.web.util.HtmlUtils;

/**
 * RSS 2.0, read as the RSS Advisory Board's profile does: titles are plain text, and an item's
 * description is HTML.
 */
final class RssFeed {

    static final String TYPE = "application/rss+xml";

    private static final Namespace ATOM =
            Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    private RssFeed() {}

    static byte[] write(ArticleFeed feed) {
        var channel = new Channel("rss_2.0");
        channel.setTitle(text(feed.title()));
        channel.setLink(feed.page());
        channel.setDescription(text(feed.description()));
        channel.setLanguage(feed.locale());
        feed.updatedAt().ifPresent(at -> channel.setLastBuildDate(date(at)));
        channel.getForeignMarkup()
                .add(
                        new Element("link", ATOM)
                                .setAttribute("href", feed.self())
                                .setAttribute("rel", "self")
                                .setAttribute("type", TYPE));
        channel.setItems(feed.entries().stream().map(RssFeed::item).toList());
        return XmlFeed.write(channel, feed.locale());
    }

    private static Item item(ArticleFeed.Entry entry) {
        var item = new Item();
        var guid = new Guid();
        guid.setValue(entry.id());
        guid.setPermaLink(false);
        item.setGuid(guid);
        item.setTitle(text(entry.title()));
        item.setLink(entry.page());
        var summary = entry.summary();
        if (summary != null) {
            var description = new Description();
            description.setValue(escaped(text(summary)));
            item.setDescription(description);
        }
        var content = new Content();
        content.setValue(text(entry.html()));
        item.setContent(content);
        item.setPubDate(date(entry.publishedAt()));
        item.setCategories(entry.topics().stream().map(RssFeed::category).toList());
        var creator = new DCModuleImpl();
        creator.setCreator(text(entry.author().name()));
        item.setModules(List.of(creator));
        return item;
    }

    private static Category category(TopicRef topic) {
        var category = new Category();
        category.setValue(text(topic.name()));
        return category;
    }

    /** As HTML; quotation marks are fine outside of attributes. */
    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("&quot;", "\"").replace("&#39;", "'");
    }
}
