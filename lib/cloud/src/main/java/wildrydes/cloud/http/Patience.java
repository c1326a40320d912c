package wildrydes.cloud.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, for which a slow client is waited for only so long: while nothing comes, and in all, but for a second
 * more with every {@value #BYTES_A_SECOND} bytes. The same silence is allowed to a client that does not read its answer. While
 * neither is going on, nothing is expected of the client. Reads are for one thread.
 */
final class Patience extends FilterInputStream {

    /** Far below what a client on the same machine sends. */
    private static final long BYTES_A_SECOND = 64 << 10;

    private final long expected;
    private final Duration most;
    private final Duration usual;
    private @Nullable HttpStream stream;
    private boolean answered;
    private long received;
    private long waited;

    /**
     * @param most silence
     * @param usual how long a connection may be idle otherwise
     */
    Patience(Request request, Duration most, Duration usual) {
        super(Content.Source.asInputStream(request));
        this.expected = request.getLength();
        this.most = most;
        this.usual = usual;
        request.addHttpStreamWrapper(wrapped -> {
            stream = wrapped;
            return wrapped;
        });
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (received == 0) {
            silence(most);
        }
        long before = System.nanoTime();
        int read = super.read(into, offset, length);
        waited += System.nanoTime() - before;
        received += Math.max(0, read);
        Duration allowed = most.plusSeconds(received / BYTES_A_SECOND);
        if (read < 0 || received == expected) {
            silence(usual);
        } else if (waited > allowed.toNanos()) {
            throw new IOException(new TimeoutException("Only " + received + " bytes came."));
        }
        return read;
    }

    private void silence(Duration allowed) {
        HttpStream of = stream;
        if (of != null) {
            of.setIdleTimeout(allowed.toMillis());
        }
    }

    /** No more of the body is waited for. */
    void end() {
        silence(usual);
    }

    /** The answer has begun, and the client is waited for to read it. */
    synchronized void answering() {
        if (!answered) {
            silence(most);
        }
    }

    private synchronized void answered() {
        answered = true;
        silence(usual);
    }

    /** The end of the answer, after which nothing is waited for. */
    Callback until(Callback end) {
        return Callback.from(
                () -> {
                    answered();
                    end.succeeded();
                },
                failure -> {
                    answered();
                    end.failed(failure);
                });
    }
}
