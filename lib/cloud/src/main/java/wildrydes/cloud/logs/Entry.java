package wildrydes.cloud.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * What stands in the log of log groups: a kind (1 byte), then for {@link #EVENTS} the stream's id and a run; for the others what
 * is written here.
 */
final class Entry {

    static final byte EVENTS = 1;
    static final byte GROUP = 2;
    static final byte GROUP_GONE = 3;
    static final byte STREAM = 4;
    static final byte STREAM_GONE = 5;

    /** Bytes in front of the run. */
    static final int EVENTS_HEADER = 1 + Long.BYTES;

    private Entry() {}

    /** A group begins, or is changed. */
    static byte[] group(LogGroup.Plan plan) {
        return entry(GROUP, plan::write);
    }

    static byte[] groupGone(long id) {
        return entry(GROUP_GONE, to -> to.writeLong(id));
    }

    static byte[] stream(LogStream.Plan plan) {
        return entry(STREAM, plan::write);
    }

    static byte[] streamGone(long group, long id) {
        return entry(STREAM_GONE, to -> {
            to.writeLong(group);
            to.writeLong(id);
        });
    }

    /** Begins an entry of events; the run comes next. */
    static ByteBuffer events(byte[] entry, long stream) {
        return ByteBuffer.wrap(entry).put(EVENTS).putLong(stream);
    }

    /** What stands behind the kind. */
    static DataInput content(byte[] entry) {
        return new DataInputStream(new ByteArrayInputStream(entry, 1, entry.length - 1));
    }

    private interface Content {
        void write(DataOutput to) throws IOException;
    }

    private static byte[] entry(byte kind, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(kind);
        try {
            content.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
