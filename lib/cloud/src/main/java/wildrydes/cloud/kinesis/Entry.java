package wildrydes.cloud.kinesis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What stands in the log of streams: a kind (1 byte), then for {@link #RECORDS} the stream's id, the number of runs and each
 * run behind the index of its shard; for the others what is written here.
 */
final class Entry {

    static final byte RECORDS = 1;
    static final byte CREATE = 2;
    static final byte DELETE = 3;
    static final byte SECRET = 4;
    static final byte RESET = 5;

    /** Bytes in front of the runs. */
    static final int RECORDS_HEADER = 1 + Long.BYTES + Integer.BYTES;

    private Entry() {}

    /** A stream begins; it is active at that time. */
    static byte[] create(StreamPlan plan, Instant active) {
        return entry(CREATE, to -> {
            plan.write(to);
            to.writeLong(active.toEpochMilli());
        });
    }

    /** A stream ends; it is gone at that time. */
    static byte[] delete(long id, Instant gone) {
        return entry(DELETE, to -> {
            to.writeLong(id);
            to.writeLong(gone.toEpochMilli());
        });
    }

    /** All streams with ids up to this one are gone. */
    static byte[] reset(long lastId) {
        return entry(RESET, to -> to.writeLong(lastId));
    }

    /** The secret that tokens are sealed with. */
    static byte[] secret(byte[] secret) {
        return entry(SECRET, to -> to.write(secret));
    }

    /** Begins an entry of records; the runs come next. */
    static ByteBuffer records(byte[] entry, long id, int runs) {
        return ByteBuffer.wrap(entry).put(RECORDS).putLong(id).putInt(runs);
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
