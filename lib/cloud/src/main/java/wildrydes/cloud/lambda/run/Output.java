package wildrydes.cloud.lambda.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import wildrydes.cloud.lambda.runner.Frames;

/**
 * What a child has printed and logged, in one file, in its order. A file never makes the child wait, is complete when the
 * child has ended, and needs no thread; it is cut off when all of it was read. Not safe for concurrent use.
 */
final class Output implements AutoCloseable {

    /** Read in one go; the rest is read the next time, after a look at the clock. */
    private static final int MOST_BYTES_AT_ONCE = 4 * 1024 * 1024;

    /** Printed and not yet read: more is dropped. */
    private static final long MOST_BEHIND = 256L * 1024 * 1024;

    /** Read and still in the file. */
    private static final long MOST_KEPT = 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final FileChannel file;
    private final Consumer<String> events;
    private final Lines raw;
    private final Lines out;
    private final Lines err;
    private final Lines record;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long position;

    /**
     * The output that a child appends to a file.
     *
     * @param events receives an event of the log at a time, with the end of its line
     */
    Output(Path file, Consumer<String> events) throws IOException {
        this.file =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.events = events;
        this.raw = new Lines(events, false);
        this.out = new Lines(events, false);
        this.err = new Lines(events, false);
        this.record = new Lines(events, true);
    }

    /** Hands on what has come since the last time; returns whether there may be more already. */
    boolean read() throws IOException {
        long size = file.size();
        if (size - position > MOST_BEHIND) {
            drop(size);
            return false;
        }
        long end = Math.min(size, position + MOST_BYTES_AT_ONCE);
        while (position < end) {
            int got = file.read(
                    buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + end - position)), position);
            if (got < 0) {
                break;
            }
            position += got;
            buffer.flip();
            parse();
            buffer.compact();
        }
        return end < size;
    }

    private void drop(long size) throws IOException {
        file.truncate(0);
        end();
        events.accept("[The function printed faster than its log is written: " + (size - position)
                + " bytes were dropped.]\n");
        position = 0;
    }

    /** Whatever line has begun ends, since the call that printed it does. */
    void end() throws IOException {
        if (buffer.position() > 0) {
            buffer.flip();
            raw.take(buffer.array(), 0, buffer.limit());
            buffer.clear();
        }
        raw.end();
        out.end();
        err.end();
        record.end();
        if (position > MOST_KEPT && position == file.size()) {
            file.truncate(0);
            position = 0;
        }
    }

    private void parse() {
        byte[] bytes = buffer.array();
        while (buffer.hasRemaining()) {
            int from = buffer.position();
            int frame = nextFrame(bytes, from, buffer.limit());
            raw.take(bytes, from, frame);
            buffer.position(frame);
            if (buffer.remaining() < Frames.HEADER) {
                return;
            }
            int length = buffer.getInt(frame + 4);
            if (length < 0 || length > BUFFER - Frames.HEADER) {
                // No frame of ours, whatever it looks like.
                raw.take(bytes, frame, frame + 1);
                buffer.position(frame + 1);
            } else if (buffer.remaining() < Frames.HEADER + length) {
                return;
            } else {
                int start = frame + Frames.HEADER;
                framed(bytes[frame + 2], bytes, start, start + length);
                buffer.position(start + length);
            }
        }
    }

    /** Where a frame begins, or may begin when more has come; the end where none does. */
    private static int nextFrame(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == Frames.FIRST && (i + 1 == to || bytes[i + 1] == Frames.SECOND)) {
                return i;
            }
        }
        return to;
    }

    private void framed(byte kind, byte[] bytes, int from, int to) {
        switch (kind) {
            case Frames.OUT -> out.take(bytes, from, to);
            case Frames.ERR -> err.take(bytes, from, to);
            case Frames.RECORD -> record.take(bytes, from, to);
            case Frames.RECORD_END -> {
                record.take(bytes, from, to);
                record.end();
            }
            default -> raw.take(bytes, from, to);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
