package wildrydes.cloud.wire;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of an XML document that was read, with the prefixes of attributes, but not of elements, as the models name them. */
final class XmlNode {

    private static final XMLInputFactory FACTORY = factory();
    private static final int MOST_DEPTH = 64;
    /** S3's largest documents name a thousand objects or ten thousand parts. */
    private static final int MOST_NODES = 100_000;

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>(0);
    private final List<XmlNode> children = new ArrayList<>(0);
    private final StringBuilder text = new StringBuilder(0);

    private XmlNode(String name) {
        this.name = name;
    }

    /** A document that is not well formed, or deeper or larger than any that means something. */
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /** The outermost element of a document; document types are refused, and nothing outside the bytes is read. */
    static XmlNode parse(byte[] document) throws Malformed {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return parse(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws unchecked exceptions at some bytes that are no characters.
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static XmlNode parse(XMLStreamReader reader) throws XMLStreamException, Malformed {
        XmlNode root = null;
        Deque<XmlNode> open = new ArrayDeque<>();
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlNode node = started(reader);
                    if (root == null) {
                        root = node;
                    } else {
                        open.element().children.add(node);
                    }
                    open.push(node);
                    count++;
                    if (open.size() > MOST_DEPTH || count > MOST_NODES) {
                        throw new Malformed("too many elements");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().text.append(reader.getText());
                case XMLStreamConstants.DTD -> throw new Malformed("a document type");
                default -> {
                    // comments, processing instructions and space around the outermost element say nothing
                }
            }
        }
        if (root == null) {
            throw new Malformed("no element");
        }
        return root;
    }

    private static XmlNode started(XMLStreamReader reader) {
        XmlNode node = new XmlNode(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String local = reader.getAttributeLocalName(i);
            node.attributes.put(
                    prefix == null || prefix.isEmpty() ? local : prefix + ":" + local, reader.getAttributeValue(i));
        }
        return node;
    }

    /** The children of a name, in their order. */
    List<XmlNode> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    @Nullable
    XmlNode child(String childName) {
        for (XmlNode child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    @Nullable
    String attribute(String attributeName) {
        return attributes.get(attributeName);
    }

    String text() {
        return text.toString();
    }
}
