package wildrydes.cloud.wire;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * A response whose body is a stream: of bytes, such as the content of an object, or of events.
 *
 * @param <R> the response's model class
 * @param response the members that travel beside the body
 * @param content the body, closed by whoever sends it; null for an answer without one
 * @param length bytes of the content
 * @param events where events come from that follow the response; null for an answer without them
 */
public record ResponseStream<R extends AwsResponse>(
        R response,
        @Nullable InputStream content,
        long length,
        @Nullable EventSink events) implements AutoCloseable {

    /** A response with a body of bytes. */
    public ResponseStream(R response, @Nullable InputStream content, long length) {
        this(response, content, length, null);
    }

    static <R extends AwsResponse> ResponseStream<R> without(R response) {
        return new ResponseStream<>(response, null, 0);
    }

    static <R extends AwsResponse> ResponseStream<R> with(R response, EventSink events) {
        return new ResponseStream<>(response, null, 0, events);
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
        if (events != null) {
            events.source().closed(0);
        }
    }
}
