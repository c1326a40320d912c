package wildrydes.athena.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.serde.Line;

/** Splits a stream into lines, which end with LF, CR, or both; the last one may end with the stream. */
final class LineReader implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** Length of a line that is no longer read. */
    static final int TOO_LONG = 16 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long passed;
    private boolean ended;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Thrown for a line of {@link #TOO_LONG} bytes or more. */
    static final class LongLineException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Bytes of the lines read, and of what ended them. */
    long passed() {
        return passed;
    }

    /** The next line, which the one after it overwrites; null at the end. */
    @Nullable
    Line next() throws IOException {
        int at = from;
        while (true) {
            while (at < to && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            if (at < to) {
                break;
            }
            int begun = at - from;
            if (!fill()) {
                return begun == 0 ? null : line(to, 0);
            }
            at = from + begun;
        }
        if (buffer[at] == '\n') {
            return line(at, 1);
        }
        if (at + 1 == to) {
            int begun = at - from;
            boolean more = fill();
            at = from + begun;
            if (!more) {
                return line(at, 1);
            }
        }
        return line(at, buffer[at + 1] == '\n' ? 2 : 1);
    }

    private Line line(int end, int terminator) {
        Line line = new Line(buffer, from, end - from);
        passed += end + terminator - from;
        from = end + terminator;
        return line;
    }

    /** Reads on behind what is there, which may be moved to the front; false at the end. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int kept = to - from;
        if (kept >= TOO_LONG) {
            throw new LongLineException();
        }
        if (kept > buffer.length / 2) {
            buffer = Arrays.copyOfRange(buffer, from, from + buffer.length * 2);
        } else {
            System.arraycopy(buffer, from, buffer, 0, kept);
        }
        from = 0;
        to = kept;
        int read = in.read(buffer, to, buffer.length - to);
        if (read <= 0) {
            ended = true;
            return false;
        }
        to += read;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
