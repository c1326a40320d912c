package wildrydes.cloud.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param contentType media type of the body; empty for none
 * @param headers further headers
 * @param body empty for none, and where the body is a stream or pushed
 * @param stream a body that is not held in memory, closed when it has been sent; null for none
 * @param streamLength bytes of the stream
 * @param pushed a body that is made while it is sent; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of each body would cost
public record HttpAnswer(
        int status,
        String contentType,
        Map<String, String> headers,
        byte[] body,
        @Nullable InputStream stream,
        long streamLength,
        @Nullable PushedBody pushed) {

    private static final byte[] NOTHING = new byte[0];

    /** An answer whose body is in memory. */
    public HttpAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
        this(status, contentType, headers, body, null, 0, null);
    }

    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, contentType, Map.of(), body);
    }

    public static HttpAnswer text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer whose body is a stream. */
    public static HttpAnswer stream(
            int status, String contentType, Map<String, String> headers, InputStream stream, long length) {
        return new HttpAnswer(status, contentType, headers, NOTHING, stream, length, null);
    }

    /** An answer whose body is made while it is sent. */
    public static HttpAnswer pushed(int status, String contentType, Map<String, String> headers, PushedBody body) {
        return new HttpAnswer(status, contentType, headers, NOTHING, null, 0, body);
    }

    /** Bytes of the body; of one that is pushed nobody knows them yet. */
    public long length() {
        return stream == null ? body.length : streamLength;
    }
}
