package wildrydes.cloud.kinesis;

import java.nio.ByteBuffer;
import java.time.Instant;
import wildrydes.cloud.store.Fields;

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

    static final byte CONSUMER = 32;

    /** Bytes in front of the runs. */
    static final int RECORDS_HEADER = 1 + Long.BYTES + Integer.BYTES;

    private Entry() {}

    /** A stream begins; it is active at that time. */
    static byte[] create(StreamPlan plan, Instant active) {
        return Fields.entry(CREATE, to -> {
            plan.write(to);
            to.writeLong(active.toEpochMilli());
        });
    }

    /** A stream ends; it is gone at that time. */
    static byte[] delete(long id, Instant gone) {
        return Fields.entry(DELETE, to -> {
            to.writeLong(id);
            to.writeLong(gone.toEpochMilli());
        });
    }

    /** All streams with ids up to this one are gone. */
    static byte[] reset(long lastId) {
        return Fields.entry(RESET, to -> to.writeLong(lastId));
    }

    /** The secret that tokens are sealed with. */
    static byte[] secret(byte[] secret) {
        return Fields.entry(SECRET, to -> to.write(secret));
    }

    /** A consumer as it is from now on. */
    static byte[] consumer(Consumer consumer) {
        return Fields.entry(CONSUMER, consumer::write);
    }

    /** Begins an entry of records; the runs come next. */
    static ByteBuffer records(byte[] entry, long id, int runs) {
        return ByteBuffer.wrap(entry).put(RECORDS).putLong(id).putInt(runs);
    }
}
