package wildrydes.cloud.wire;

import java.io.IOException;
import software.amazon.awssdk.core.SdkPojo;

/** The SDK's model objects as XML documents, for those who keep in files what a client sent. */
public final class ModelXml {

    private ModelXml() {}

    /**
     * A document.
     *
     * @param root name of the outermost element
     */
    public static byte[] write(String root, SdkPojo structure) {
        XmlText xml = XmlText.document();
        xml.open(root).inside();
        XmlWriter.members(xml, structure);
        return xml.close(root).bytes();
    }

    /**
     * Fills a builder.
     *
     * @throws IOException where the bytes are not what {@link #write} made
     */
    public static void read(SdkPojo builder, byte[] document) throws IOException {
        try {
            XmlReader.fill(builder, XmlNode.parse(document));
        } catch (XmlNode.Malformed | ScalarText.NotAValue e) {
            throw new IOException("It is no document of the expected form: " + e.getMessage(), e);
        }
    }
}
