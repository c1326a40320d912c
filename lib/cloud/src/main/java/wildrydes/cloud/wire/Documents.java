package wildrydes.cloud.wire;

import software.amazon.awssdk.core.SdkPojo;

/** The SDK's model objects as JSON documents, for services that keep such objects as they came. Times are kept to the millisecond. */
public final class Documents {

    private static final Dialect JSON = new JsonDialect();

    private Documents() {}

    /** An object's members; what is not set is not among them. */
    public static byte[] write(SdkPojo object) {
        return new DocumentWriter(JSON).response(object);
    }

    /** Sets the members of a builder. */
    public static <B extends SdkPojo> B read(byte[] document, B builder) {
        new DocumentReader(JSON).fill(builder, document);
        return builder;
    }
}
