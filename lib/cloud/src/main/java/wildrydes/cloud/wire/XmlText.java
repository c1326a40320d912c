package wildrydes.cloud.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An XML document in the making. Characters that XML cannot hold are written as references, as AWS does
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html, XML related object key constraints).
 */
final class XmlText {

    private final StringBuilder text = new StringBuilder(512);

    /** Begins with the declaration that AWS sends. */
    static XmlText document() {
        XmlText document = new XmlText();
        document.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return document;
    }

    /** Opens an element whose attributes, if any, follow until {@link #inside}. */
    XmlText open(String name) {
        text.append('<').append(name);
        return this;
    }

    XmlText attribute(String name, String value) {
        text.append(' ').append(name).append("=\"");
        escape(value, true);
        text.append('"');
        return this;
    }

    /** Ends the start tag. */
    XmlText inside() {
        text.append('>');
        return this;
    }

    XmlText content(String content) {
        escape(content, false);
        return this;
    }

    XmlText close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    /** A whole element without attributes. */
    XmlText element(String name, String content) {
        return open(name).inside().content(content).close(name);
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String content, boolean attribute) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append(attribute ? "&quot;" : "\"");
                default -> {
                    boolean plain = c == '\t' || c == '\n' ? !attribute : c >= ' ' && c < '\uFFFE';
                    if (plain) {
                        text.append(c);
                    } else {
                        text.append("&#x")
                                .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                                .append(';');
                    }
                }
            }
        }
    }
}
