package io.cryptoqa.feed;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads sitemaps as a crawler does, holding each to the schema of sitemaps.org. */
record SitemapReader(MockMvcTester http) {

    /** Enough of XHTML for the links that search engines read in sitemaps. */
    private static final String XHTML =
            """
            <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
                targetNamespace="http://www.w3.org/1999/xhtml">
              <xsd:element name="link"><xsd:complexType>
                <xsd:attribute name="rel" use="required" fixed="alternate"/>
                <xsd:attribute name="hreflang" use="required"/>
                <xsd:attribute name="href" type="xsd:anyURI" use="required"/>
              </xsd:complexType></xsd:element>
            </xsd:schema>
            """;

    /** An entry; the alternates are addresses by language. */
    record Entry(String loc, String lastmod, Map<String, String> alternates) {
        Instant modified() {
            return Instant.parse(lastmod);
        }
    }

    /** The entries of {@code /sitemap.xml}, which has no parts. */
    List<Entry> urls() {
        return urls("/sitemap.xml");
    }

    List<Entry> urls(String path) {
        var root = read(path);
        assertThat(root.getTagName()).isEqualTo("urlset");
        return Xml.all(root, "url").stream().map(SitemapReader::entry).toList();
    }

    /** The parts that {@code /sitemap.xml} lists. */
    List<Entry> parts() {
        var root = read("/sitemap.xml");
        assertThat(root.getTagName()).isEqualTo("sitemapindex");
        return Xml.all(root, "sitemap").stream().map(SitemapReader::entry).toList();
    }

    /** The entries of these parts, in order. */
    List<Entry> walk(List<Entry> parts) {
        var all = new ArrayList<Entry>();
        parts.forEach(part -> all.addAll(urls(URI.create(part.loc).getPath())));
        return all;
    }

    private static Entry entry(Element element) {
        var lastmod = Xml.all(element, "lastmod");
        return new Entry(
                Xml.text(element, "loc"),
                lastmod.isEmpty() ? "" : lastmod.getFirst().getTextContent(),
                Xml.all(element, "xhtml:link").stream()
                        .collect(
                                toMap(
                                        link -> link.getAttribute("hreflang"),
                                        link -> link.getAttribute("href"),
                                        (_, _) -> {
                                            throw new AssertionError("one language twice");
                                        },
                                        LinkedHashMap::new)));
    }

    private Element read(String path) {
        var answer = http.get().uri(URI.create(path)).exchange();
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("application/xml");
        var document = Xml.document(answer.getResponse().getContentAsByteArray());
        var root = document.getDocumentElement();
        var schema =
                root.getTagName().equals("urlset")
                        ? "/schemas/sitemap-0.9.xsd"
                        : "/schemas/siteindex-0.9.xsd";
        try {
            var url = Objects.requireNonNull(SitemapReader.class.getResource(schema));
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(
                            new Source[] {
                                new StreamSource(new StringReader(XHTML)),
                                new StreamSource(url.toExternalForm())
                            })
                    .newValidator()
                    .validate(new DOMSource(document));
        } catch (SAXException | IOException wrong) {
            throw new AssertionError(path, wrong);
        }
        return root;
    }
}
