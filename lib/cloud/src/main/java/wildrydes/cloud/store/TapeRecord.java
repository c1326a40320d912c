package wildrydes.cloud.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A record as it is read from a tape.
 *
 * @param position rises from record to record, with gaps where records could not be written
 * @param arrivalMillis milliseconds since the epoch, never falling from record to record
 */
public record TapeRecord(long position, long arrivalMillis, String key, byte[] data) {

    private static final int OVERHEAD = Short.BYTES + Integer.BYTES;

    /** Bytes that such a record takes within a run. */
    static int size(byte[] key, byte[] data) {
        return OVERHEAD + key.length + data.length;
    }

    static void write(ByteBuffer to, byte[] key, byte[] data) {
        to.putShort((short) key.length).put(key).putInt(data.length).put(data);
    }

    static TapeRecord read(ByteBuffer from, long position, long arrivalMillis) {
        byte[] key = new byte[from.getShort() & 0xffff];
        from.get(key);
        byte[] data = new byte[from.getInt()];
        from.get(data);
        return new TapeRecord(position, arrivalMillis, new String(key, StandardCharsets.UTF_8), data);
    }

    /** Key and data together, as limits count them. */
    public int bytes() {
        return key.getBytes(StandardCharsets.UTF_8).length + data.length;
    }
}
