package io.cryptoqa.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads XML with the parser of the JDK, which no entity and no document type gets past. */
final class Xml {

    private Xml() {}

    static Element read(byte[] bytes) {
        return document(bytes).getDocumentElement();
    }

    static Document document(byte[] bytes) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The children of this qualified name, in order. */
    static List<Element> all(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The text of the only child of this name. */
    static String text(Element parent, String name) {
        return one(parent, name).getTextContent();
    }

    static Element one(Element parent, String name) {
        var found = all(parent, name);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + name);
        }
        return found.getFirst();
    }

    /** The attribute of the first such child that has another attribute of this value. */
    static Optional<String> where(
            Element parent, String name, String attribute, String value, String wanted) {
        return all(parent, name).stream()
                .filter(each -> each.getAttribute(attribute).equals(value))
                .map(each -> each.getAttribute(wanted))
                .findFirst();
    }
}
