package io.cryptoqa.feed;

import io.cryptoqa.article.ArticlePath;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.SiteSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/**
 * Writes sitemaps and lists of them, as sitemaps.org 0.9 says, with the languages of each address
 * as XHTML links, as search engines ask. No {@code priority} and no {@code changefreq}: we could
 * only guess, and nobody reads them.
 */
@Component
class SitemapXml {

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** No fewer than the octets around an address and around a language. */
    private static final int ENTRY = 80;

    private static final int LINK = 70;
    private static final int TAG = 35;

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
    private final SiteSettings site;
    private final String defaultLocale;

    SitemapXml(SiteSettings site, Locales locales) {
        this.site = site;
        defaultLocale = locales.defaultTag();
    }

    /**
     * An edition.
     *
     * @param url absolute, ASCII
     */
    record Page(String locale, String url, Instant updatedAt) {}

    /** No more than this is written for so many editions of articles that have so many each. */
    long octets(int editions, int ofArticle, int longestUrl) {
        return editions * (ENTRY + longestUrl + (ofArticle + 1L) * (LINK + TAG + longestUrl));
    }

    /** The editions of articles, which are read as they are written. */
    void pages(Iterator<List<Page>> articles, OutputStream out) throws IOException {
        write(
                out,
                "urlset",
                xml -> {
                    xml.writeNamespace("xhtml", XHTML);
                    while (articles.hasNext()) {
                        var editions = articles.next();
                        for (var edition : editions) {
                            page(xml, edition, editions);
                        }
                    }
                });
    }

    private void page(XMLStreamWriter xml, Page page, List<Page> editions)
            throws XMLStreamException {
        xml.writeStartElement("url");
        element(xml, "loc", page.url);
        element(xml, "lastmod", page.updatedAt.toString());
        for (var edition : editions) {
            alternate(xml, edition.locale, edition.url);
        }
        for (var edition : editions) {
            if (edition.locale.equals(defaultLocale)) {
                alternate(xml, "x-default", edition.url);
            }
        }
        xml.writeEndElement();
    }

    private static void alternate(XMLStreamWriter xml, String language, String url)
            throws XMLStreamException {
        xml.writeEmptyElement("xhtml", "link", XHTML);
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("hreflang", language);
        xml.writeAttribute("href", url);
    }

    /** A sitemap must have an address; where there is no article, that is where they will be. */
    void nothing(OutputStream out) throws IOException {
        write(
                out,
                "urlset",
                xml -> {
                    xml.writeStartElement("url");
                    element(xml, "loc", site.absolute(ArticlePath.SECTION));
                    xml.writeEndElement();
                });
    }

    /** A list of sitemaps. */
    void index(List<Dividing.Part> parts, OutputStream out) throws IOException {
        write(
                out,
                "sitemapindex",
                xml -> {
                    for (var part : parts) {
                        xml.writeStartElement("sitemap");
                        element(xml, "loc", site.absolute(path(part.block())));
                        element(xml, "lastmod", part.changedAt().toString());
                        xml.writeEndElement();
                    }
                });
    }

    private static String path(Block block) {
        return "/sitemaps/" + block.name() + ".xml";
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private void write(OutputStream out, String root, Content content) throws IOException {
        try {
            var xml = factory.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(SITEMAP);
            content.write(xml);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failed) {
            if (failed.getNestedException() instanceof IOException gone) {
                throw gone;
            }
            throw new IllegalStateException(failed);
        }
    }
}
