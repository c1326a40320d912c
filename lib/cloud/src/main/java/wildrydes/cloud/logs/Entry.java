package wildrydes.cloud.logs;

import java.nio.ByteBuffer;
import wildrydes.cloud.store.Fields;

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
    static final byte RESET = 6;

    /** Bytes in front of the run. */
    static final int EVENTS_HEADER = 1 + Long.BYTES;

    private Entry() {}

    /** A group begins, or is changed. */
    static byte[] group(LogGroup.Plan plan) {
        return Fields.entry(GROUP, plan::write);
    }

    static byte[] groupGone(long id) {
        return Fields.entry(GROUP_GONE, to -> to.writeLong(id));
    }

    static byte[] stream(LogStream.Plan plan) {
        return Fields.entry(STREAM, plan::write);
    }

    static byte[] streamGone(long group, long id) {
        return Fields.entry(STREAM_GONE, to -> {
            to.writeLong(group);
            to.writeLong(id);
        });
    }

    /** All groups with ids up to this one are gone. */
    static byte[] reset(long lastId) {
        return Fields.entry(RESET, to -> to.writeLong(lastId));
    }

    /** Begins an entry of events; the run comes next. */
    static ByteBuffer events(byte[] entry, long stream) {
        return ByteBuffer.wrap(entry).put(EVENTS).putLong(stream);
    }
}
