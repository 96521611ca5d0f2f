package io.cryptoqa.feed;

import io.cryptoqa.article.ArticlePath;
import io.cryptoqa.article.WalkingEditions;
import io.cryptoqa.article.WalkingEditions.Address;
import io.cryptoqa.feed.SitemapXml.Page;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.SiteSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What sitemaps there are: one, or a list of parts where one could not hold all. An article is in
 * one part with all its editions, which name each other.
 */
@Component
class Sitemaps {

    /**
     * Uncompressed. The limit of sitemaps.org is 50 MB; this is what can be kept in memory and be
     * answered with a validator.
     */
    private static final long MOST_OCTETS = 8 * 1024 * 1024;

    private final WalkingEditions editions;
    private final SitemapXml xml;
    private final FeedSettings settings;
    private final SiteSettings site;
    private final int locales;
    private final Clock clock;
    private final int longestBase;

    Sitemaps(
            WalkingEditions editions,
            SitemapXml xml,
            FeedSettings settings,
            Locales locales,
            SiteSettings site,
            Clock clock) {
        if (settings.urlsPerSitemap() < locales.tags().size()) {
            throw new IllegalStateException(
                    "cryptoqa.feed.urls-per-sitemap is %d, less than the number of locales, %d"
                            .formatted(settings.urlsPerSitemap(), locales.tags().size()));
        }
        this.editions = editions;
        this.xml = xml;
        this.settings = settings;
        this.site = site;
        this.locales = locales.tags().size();
        this.clock = clock;
        longestBase =
                locales.tags().stream()
                        .mapToInt(tag -> site.absolute(ArticlePath.ofPage("", tag)).length())
                        .max()
                        .orElseThrow();
    }

    /** Something to be written to a client, of which the first is already read. */
    @FunctionalInterface
    interface Document {
        void write(OutputStream out) throws IOException;
    }

    /** The sitemap, or the list of its parts. */
    Document whole() {
        var most = most();
        if (editions.count() > most) {
            var parts = Dividing.divide(editions.intervals(), most, clock.instant());
            return out -> xml.index(parts, out);
        }
        var articles = articles(Block.ALL);
        return articles.hasNext() ? out -> xml.pages(articles, out) : xml::nothing;
    }

    /** One part; empty if nothing is in it, or its name is not that of a part. */
    Optional<Document> part(String name) {
        return Block.named(name)
                .map(this::articles)
                .filter(Iterator::hasNext)
                .map(articles -> out -> xml.pages(articles, out));
    }

    /**
     * So many addresses fit into one for certain, however many of them have the longest slug and an
     * edition in each locale.
     */
    private int most() {
        var longest = xml.octets(1, locales, longestBase + editions.longestSlug());
        return (int) Math.max(locales, Math.min(settings.urlsPerSitemap(), MOST_OCTETS / longest));
    }

    private Limited articles(Block block) {
        return new Limited(editions.addresses(block.first(), block.last()));
    }

    private Page page(Address address) {
        return new Page(
                address.locale(),
                site.absolute(ArticlePath.ofPage(address.slug(), address.locale())),
                address.updatedAt());
    }

    /**
     * Ends where the limits of a sitemap are reached: a part whose bounds a crawler has known for
     * some time may have grown beyond them. The list has two parts in its place by then.
     */
    private final class Limited implements Iterator<List<Page>> {

        private final Iterator<List<Address>> articles;
        private List<Page> next = List.of();
        private long addresses;
        private long octets;

        private Limited(Iterator<List<Address>> articles) {
            this.articles = articles;
            read();
        }

        private void read() {
            next =
                    articles.hasNext()
                            ? articles.next().stream().map(Sitemaps.this::page).toList()
                            : List.of();
            var longest = next.stream().mapToInt(page -> page.url().length()).max().orElse(0);
            addresses += next.size();
            octets += xml.octets(next.size(), next.size(), longest);
            if (addresses > settings.urlsPerSitemap() || octets > MOST_OCTETS) {
                next = List.of();
            }
        }

        @Override
        public boolean hasNext() {
            return !next.isEmpty();
        }

        @Override
        public List<Page> next() {
            if (next.isEmpty()) {
                throw new NoSuchElementException();
            }
            var given = next;
            read();
            return given;
        }
    }
}
