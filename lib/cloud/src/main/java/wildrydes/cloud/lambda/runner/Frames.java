package wildrydes.cloud.lambda.runner;

import com.amazonaws.services.lambda.runtime.api.client.logging.LogSink;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Sends what a function prints and logs through one pipe, so that its order is kept, in frames, so that a record of several lines
 * stays one. A frame is {@value #HEADER} bytes and its content: two that no UTF-8 text has in this place, what it is, and
 * the content's length. Whatever else is in the pipe was written past this class, by a forked process or the JVM itself.
 */
public final class Frames implements LogSink {

    public static final int HEADER = 8;
    public static final byte FIRST = (byte) 0xA5;
    public static final byte SECOND = 'W';

    /** Bytes of standard output. */
    public static final byte OUT = 1;

    /** Bytes of standard error. */
    public static final byte ERR = 2;

    /** The beginning, or a part in the middle, of a log record. */
    public static final byte RECORD = 3;

    /** The end of a log record, or all of it. */
    public static final byte RECORD_END = 4;

    /** What POSIX systems write to a pipe without anything of others in between. */
    private static final int MOST_BYTES = 512;

    /** The same on Linux. */
    private static final int MOST_BYTES_ON_LINUX = 4096;

    private final OutputStream pipe;
    private final int most;

    /** @param pipe unbuffered */
    Frames(OutputStream pipe) {
        this.pipe = pipe;
        this.most = System.getProperty("os.name").equals("Linux") ? MOST_BYTES_ON_LINUX : MOST_BYTES;
    }

    /** A stream whose bytes go into frames of one kind. */
    OutputStream stream(byte kind) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                frames(kind, kind, new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                frames(kind, kind, bytes, from, length);
            }
        };
    }

    @Override
    public void log(byte[] message) {
        try {
            frames(RECORD, RECORD_END, message, 0, message.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void log(LogLevel level, LogFormat format, byte[] message) {
        log(message);
    }

    private synchronized void frames(byte kind, byte last, byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        do {
            int part = Math.min(length - done, most - HEADER);
            ByteBuffer frame = ByteBuffer.allocate(HEADER + part)
                    .put(FIRST)
                    .put(SECOND)
                    .put(done + part == length ? last : kind)
                    .put((byte) 0)
                    .putInt(part)
                    .put(bytes, from + done, part);
            pipe.write(frame.array());
            done += part;
        } while (done < length);
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
