package wildrydes.cloud.http;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read from the connection when it is asked for: as bytes, up to a limit, or as a stream of any length.
 * Failures to read are {@link BodyException}s. Used by one thread.
 */
public final class RequestBody {

    private static final int MOST_BYTES = HttpServer.MOST_BODY_BYTES;

    private final long length;
    private final Counted stream;
    private byte @Nullable [] bytes;

    private RequestBody(InputStream stream, long length) {
        this.stream = new Counted(stream, length);
        this.length = length;
    }

    public static RequestBody of(byte[] bytes) {
        return new RequestBody(new ByteArrayInputStream(bytes), bytes.length);
    }

    /**
     * A body that is still on its way.
     *
     * @param length as the client states it; -1 where it does not
     */
    public static RequestBody of(InputStream stream, long length) {
        return new RequestBody(stream, length);
    }

    /**
     * The whole body.
     *
     * @throws BodyException where it is longer than {@link HttpServer#MOST_BODY_BYTES}, or does not arrive
     */
    public byte[] bytes() {
        byte[] read = bytes;
        if (read == null) {
            read = read();
            bytes = read;
        }
        return read;
    }

    private byte[] read() {
        if (length > MOST_BYTES) {
            throw tooLarge();
        }
        byte[] read = stream.readNBytes(length < 0 ? MOST_BYTES + 1 : (int) length);
        if (read.length > MOST_BYTES) {
            throw tooLarge();
        }
        return read;
    }

    private static BodyException tooLarge() {
        return new BodyException(
                BodyException.Kind.TOO_LARGE,
                "The request body is larger than " + MOST_BYTES + " bytes; send fewer or smaller records in one call.");
    }

    /** The body as it arrives. */
    public InputStream stream() {
        byte[] read = bytes;
        return read == null ? stream : new ByteArrayInputStream(read);
    }

    /** Bytes that the client says it sends; -1 where it does not say. */
    public long length() {
        return length;
    }

    /** Bytes that have been read so far. */
    public long received() {
        return stream.count;
    }

    /** Whether nothing more is to come. */
    boolean done() {
        return stream.ended || stream.count == length;
    }

    /** Counts, and tells what went wrong in the words of the wire. */
    private static final class Counted extends FilterInputStream {
        private final long length;
        private long count;
        private boolean ended;

        Counted(InputStream in, long length) {
            super(in);
            this.length = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int most) {
            if (most == 0) {
                return 0;
            }
            try {
                int read = in.read(into, offset, most);
                if (read < 0) {
                    ended = true;
                    if (count < length) {
                        throw cutOff(count + " of " + length);
                    }
                } else {
                    count += read;
                }
                return read;
            } catch (IOException e) {
                ended = true;
                if (e.getCause() instanceof TimeoutException) {
                    throw new BodyException(
                            BodyException.Kind.TOO_SLOW,
                            "Your socket connection to the server was not read from or written to within the timeout"
                                    + " period. Idle connections will be closed.");
                }
                throw cutOff(String.valueOf(count));
            }
        }

        @Override
        public byte[] readNBytes(int most) {
            try {
                return super.readNBytes(most);
            } catch (IOException e) {
                throw cutOff(String.valueOf(count)); // read() lets none through
            }
        }

        private static BodyException cutOff(String got) {
            return new BodyException(
                    BodyException.Kind.CUT_OFF,
                    "The request ended after " + got + " bytes of its body; send as many as Content-Length says.");
        }
    }
}
