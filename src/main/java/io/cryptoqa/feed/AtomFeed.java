package io.cryptoqa.feed;

import static io.cryptoqa.feed.XmlFeed.date;
import static io.cryptoqa.feed.XmlFeed.text;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import io.cryptoqa.article.Author;
import io.cryptoqa.topic.TopicRef;
import java.time.Instant;
import java.util.List;

/** Atom, RFC 4287. */
final class AtomFeed {

    static final String TYPE = "application/atom+xml";

    private AtomFeed() {}

    static byte[] write(ArticleFeed feed) {
        var atom = new Feed("atom_1.0");
        atom.setId(feed.self());
        atom.setTitleEx(content(Content.TEXT, feed.title()));
        atom.setSubtitle(content(Content.TEXT, feed.description()));
        // Required. A feed in which nothing is has not been updated since there was time.
        atom.setUpdated(date(feed.updatedAt().orElse(Instant.EPOCH)));
        atom.setOtherLinks(List.of(link("self", TYPE, feed.self())));
        atom.setAlternateLinks(List.of(link("alternate", "text/html", feed.page())));
        atom.setEntries(feed.entries().stream().map(AtomFeed::entry).toList());
        return XmlFeed.write(atom, feed.locale());
    }

    private static Entry entry(ArticleFeed.Entry from) {
        var entry = new Entry();
        entry.setId(from.id());
        entry.setTitleEx(content(Content.TEXT, from.title()));
        entry.setUpdated(date(from.updatedAt()));
        entry.setPublished(date(from.publishedAt()));
        entry.setAlternateLinks(List.of(link("alternate", "text/html", from.page())));
        entry.setAuthors(List.of(person(from.author())));
        entry.setCategories(from.topics().stream().map(AtomFeed::category).toList());
        var summary = from.summary();
        if (summary != null) {
            entry.setSummary(content(Content.TEXT, summary));
        }
        entry.setContents(List.of(content(Content.HTML, from.html())));
        return entry;
    }

    private static Content content(String type, String value) {
        var content = new Content();
        content.setType(type);
        content.setValue(text(value));
        return content;
    }

    private static Link link(String rel, String type, String href) {
        var link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }

    private static SyndPerson person(Author author) {
        var person = new Person();
        person.setName(text(author.name()));
        var url = author.url();
        if (url != null) {
            person.setUri(text(url));
        }
        return person;
    }

    private static Category category(TopicRef topic) {
        var category = new Category();
        category.setTerm(topic.slug());
        category.setLabel(text(topic.name()));
        return category;
    }
}
