package wildrydes.cloud.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import wildrydes.cloud.http.HttpRequest;
import wildrydes.cloud.http.HttpServer;

/**
 * Bodies that clients have compressed, as they do where an operation allows it and the body is large
 * (smithy.io/2.0/spec/behavior-traits.html, requestCompression).
 */
final class Compressed {

    private static final String HEADER = "content-encoding";
    private static final String GZIP = "gzip";

    private Compressed() {}

    /**
     * The body as it was before it was compressed.
     *
     * @throws ServiceError where it is not what the header says, or becomes too large to be held in memory
     */
    static byte[] body(HttpRequest request) {
        byte[] sent = request.body();
        if (!request.headerOrEmpty(HEADER).strip().equalsIgnoreCase(GZIP)) {
            return sent;
        }
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            byte[] body = content.readNBytes(HttpServer.MOST_BODY_BYTES + 1);
            if (body.length > HttpServer.MOST_BODY_BYTES) {
                throw new ServiceError(
                        "RequestEntityTooLarge",
                        413,
                        "The body is larger than " + HttpServer.MOST_BODY_BYTES
                                + " bytes when it is decompressed; send it in parts.");
            }
            return body;
        } catch (IOException e) {
            throw new ServiceError(
                    "SerializationException",
                    400,
                    "The body is said to be compressed by gzip, but cannot be decompressed: " + e.getMessage() + ".");
        }
    }
}
