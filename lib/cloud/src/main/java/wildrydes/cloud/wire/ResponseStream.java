package wildrydes.cloud.wire;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * A response whose body is a stream of bytes, such as the content of an object.
 *
 * @param <R> the response's model class
 * @param response the members that travel beside the body
 * @param content the body, closed by whoever sends it; null for an answer without a stream
 * @param length bytes of the content
 */
public record ResponseStream<R extends AwsResponse>(
        R response, @Nullable InputStream content, long length) implements AutoCloseable {

    static <R extends AwsResponse> ResponseStream<R> without(R response) {
        return new ResponseStream<>(response, null, 0);
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
    }
}
