package wildrydes.cloud.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A complete answer.
 *
 * @param status HTTP status
 * @param contentType media type of the body; empty for none
 * @param headers further headers
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of each body would cost
public record HttpAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {

    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, contentType, Map.of(), body);
    }

    public static HttpAnswer text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
