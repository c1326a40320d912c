package wildrydes.cloud.wire;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The body of a request that is not held in memory, as an operation of the form {@code (XxxRequest, RequestStream, Caller)}
 * reads it. Reading fails with the service's error where the body is not what was signed.
 */
public final class RequestStream extends FilterInputStream {

    private final Supplier<Map<String, String>> trailers;

    /** @param trailers asked when the body has been read */
    public RequestStream(InputStream content, Supplier<Map<String, String>> trailers) {
        super(content);
        this.trailers = trailers;
    }

    /** A body without trailers. */
    public static RequestStream of(InputStream content) {
        return new RequestStream(content, Map::of);
    }

    /** The headers that follow the body, by lower-case name; known when the body has been read to its end. */
    public Map<String, String> trailers() {
        return trailers.get();
    }
}
