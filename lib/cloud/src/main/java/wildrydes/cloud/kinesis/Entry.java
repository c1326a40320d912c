package wildrydes.cloud.kinesis;

import java.nio.ByteBuffer;
import wildrydes.cloud.store.Fields;

/**
 * What stands in the log of streams: a kind (1 byte), then for {@link #RECORDS} the stream's id, the number of runs and each
 * run behind the index of its shard; for the others what is written here.
 */
final class Entry {

    static final byte RECORDS = 1;
    /** Of format 2, which is read and no longer written: {@link Begun#readCreation}. */
    static final byte CREATE = 2;
    /** Of format 2: a stream's id, and when it is gone. */
    static final byte DELETE = 3;

    static final byte SECRET = 4;
    static final byte RESET = 5;
    static final byte BEGIN = 6;
    static final byte SETTINGS = 7;
    static final byte RESHAPE = 8;
    static final byte ACCOUNT = 9;

    static final byte CONSUMER = 32;

    /** Bytes in front of the runs. */
    static final int RECORDS_HEADER = 1 + Long.BYTES + Integer.BYTES;

    private Entry() {}

    /** A stream begins. */
    static byte[] begin(Begun stream) {
        return Fields.entry(BEGIN, stream::write);
    }

    /** A stream is changed, all but its shards. */
    static byte[] settings(long id, StreamSettings settings) {
        return Fields.entry(SETTINGS, to -> {
            to.writeLong(id);
            settings.write(to);
        });
    }

    /** A stream's shards change, and with them the state that it is in. */
    static byte[] reshape(long id, ShardChange change, StreamSettings settings) {
        return Fields.entry(RESHAPE, to -> {
            to.writeLong(id);
            change.write(to);
            settings.write(to);
        });
    }

    /** The account's settings are these. */
    static byte[] account(Commitment commitment) {
        return Fields.entry(ACCOUNT, commitment::write);
    }

    /** All streams with ids up to this one are gone, and the account's settings are those of a new one. */
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
