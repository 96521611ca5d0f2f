package io.cryptoqa.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/** What RSS and Atom have in common: they are XML. */
final class XmlFeed {

    private XmlFeed() {}

    /** The feed's document, in UTF-8. */
    static byte[] write(WireFeed feed, String locale) {
        var bytes = new ByteArrayOutputStream();
        try {
            var document = new WireFeedOutput().outputJDom(feed);
            document.getRootElement().setAttribute("lang", locale, Namespace.XML_NAMESPACE);
            // Rome's own formats take away white space, which code blocks are made of.
            new XMLOutputter(Format.getRawFormat()).output(document, bytes);
        } catch (FeedException wrong) {
            throw new IllegalStateException(wrong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The text with U+FFFD for each character that XML 1.0 §2.2 cannot hold, not even by reference.
     * Bodies may have some, for Markdown has references to control characters.
     */
    static String text(String text) {
        return text.codePoints().allMatch(Verifier::isXMLCharacter)
                ? text
                : text.codePoints()
                        .map(point -> Verifier.isXMLCharacter(point) ? point : 0xFFFD)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    static Date date(Instant at) {
        return Date.from(at);
    }
}
