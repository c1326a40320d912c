package wildrydes.kernel.maven;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Makes a project's description of what a user copies from a library's manual: whole projects stay, and loose
 * {@code <dependency>} and {@code <repository>} elements go where they belong.
 */
public final class PomFragments {

    private static final Set<String> GATHERED = Set.of("dependencies", "repositories");

    private final Document project;

    private PomFragments(Document project) {
        this.project = project;
    }

    /**
     * The description of a project with these parts.
     *
     * @throws MavenException if the text is no XML
     */
    public static String whole(String text) throws MavenException {
        try {
            DocumentBuilder builder = builder();
            // A declaration may stand only at the very start, and the parts have no common root.
            String parts = text.replaceFirst("\\A(\\s*)<\\?xml[^>]*\\?>", "$1");
            Element root = builder.parse(new InputSource(new StringReader("<parts>" + parts + "</parts>")))
                    .getDocumentElement();
            Element only = firstElement(root);
            if (only != null && only.getNodeName().equals("project")) {
                return text.strip();
            }
            return new PomFragments(builder.newDocument()).of(root);
        } catch (SAXParseException e) {
            throw new MavenException(
                    "The cell is no XML of a POM (line " + e.getLineNumber() + ": "
                            + String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
                            + "). It needs <dependency> elements, or a whole <project>.",
                    e);
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
            throw new MavenException("The cell cannot be read as a POM (" + e.getMessage() + ").", e);
        }
    }

    private String of(Element parts) throws MavenException, TransformerException {
        Element root = project.createElement("project");
        project.appendChild(root);
        add(root, "modelVersion", "4.0.0");
        add(root, "groupId", "notebook");
        add(root, "artifactId", "cell");
        add(root, "version", "1");
        NodeList children = parts.getChildNodes();
        boolean any = false;
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element part) {
                take(part, root);
                any = true;
            }
        }
        if (!any) {
            throw new MavenException("%%loadFromPOM needs <dependency> elements below it, or a whole <project>.");
        }
        var text = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(project), new StreamResult(text));
        return text.toString();
    }

    private void take(Element part, Element root) {
        String name = part.getNodeName();
        if (name.equals("dependency")) {
            child(root, "dependencies").appendChild(project.importNode(part, true));
        } else if (name.equals("repository")) {
            child(root, "repositories").appendChild(project.importNode(part, true));
        } else if (GATHERED.contains(name)) {
            Element all = child(root, name);
            for (Node each = part.getFirstChild(); each != null; each = each.getNextSibling()) {
                all.appendChild(project.importNode(each, true));
            }
        } else {
            // Such as a version of its own, or a parent: what is given later holds.
            NodeList earlier = root.getElementsByTagName(name);
            for (int i = earlier.getLength() - 1; i >= 0; i--) {
                if (earlier.item(i).getParentNode().isSameNode(root)) {
                    root.removeChild(earlier.item(i));
                }
            }
            root.appendChild(project.importNode(part, true));
        }
    }

    private Element child(Element root, String name) {
        for (Node each = root.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element && element.getNodeName().equals(name)) {
                return element;
            }
        }
        Element added = project.createElement(name);
        root.appendChild(added);
        return added;
    }

    private void add(Element root, String name, String text) {
        child(root, name).setTextContent(text);
    }

    private static @Nullable Element firstElement(Element root) {
        for (Node each = root.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element) {
                return element;
            }
        }
        return null;
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // The default one prints on stderr.
        builder.setErrorHandler(new DefaultHandler());
        return builder;
    }
}
