package wildrydes.cloud.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, for which a slow client is waited for only so long: while nothing comes, and in all, but for a second
 * more with every {@value #BYTES_A_SECOND} bytes. The same silence is allowed to a client that does not read its answer. Used by
 * one thread.
 */
final class Patience extends FilterInputStream {

    /** Far below what a client on the same machine sends. */
    private static final long BYTES_A_SECOND = 64 << 10;

    /** The connection, if this request has it for itself; over HTTP/2, streams have limits of their own. */
    private final @Nullable EndPoint shortened;

    private final Duration mostSilence;
    private final Duration usual;
    private boolean begun;
    private long received;
    private long waited;

    /** @param usual how long a connection may be idle between requests */
    Patience(Request request, Duration mostSilence, Duration usual) {
        super(Content.Source.asInputStream(request));
        this.mostSilence = mostSilence;
        this.usual = usual;
        var connection = request.getConnectionMetaData();
        shortened = connection.getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion()
                ? connection.getConnection().getEndPoint()
                : null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        begin();
        long before = System.nanoTime();
        int read = super.read(into, offset, length);
        waited += System.nanoTime() - before;
        received += Math.max(0, read);
        Duration allowed = mostSilence.plusSeconds(received / BYTES_A_SECOND);
        if (read >= 0 && waited > allowed.toNanos()) {
            throw new IOException(new TimeoutException("Only " + received + " bytes came."));
        }
        return read;
    }

    private void begin() {
        if (!begun) {
            begun = true;
            silence(mostSilence);
        }
    }

    private void silence(Duration most) {
        if (shortened != null) {
            shortened.setIdleTimeout(most.toMillis());
        }
    }

    /** Waits for the client to read its answer, and is over when the answer is. */
    Callback until(Callback answered) {
        silence(mostSilence);
        return Callback.from(
                () -> {
                    silence(usual);
                    answered.succeeded();
                },
                failure -> {
                    silence(usual);
                    answered.failed(failure);
                });
    }
}
