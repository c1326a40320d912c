package wildrydes.cloud.store;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Records that arrived together on one tape, at consecutive positions, encoded once: the same bytes stand in the commit log,
 * in memory and in the tape's files.
 *
 * @param first position of the first record
 * @param arrivalMillis of all of them
 * @param count how many
 * @param bytes holds the encoded records from {@code offset} for {@code length} bytes; not to be changed
 */
public record Run(long first, long arrivalMillis, int count, byte[] bytes, int offset, int length) {

    static final int HEADER = 2 * Long.BYTES + 2 * Integer.BYTES;

    /** A record that is to be written. */
    public record Item(byte[] key, byte[] data) {}

    /** Bytes that a run of these records takes, with its header. */
    public static int size(List<Item> items) {
        int size = HEADER;
        for (Item item : items) {
            size += TapeRecord.size(item.key(), item.data());
        }
        return size;
    }

    /** Writes a run into an entry of the log; the run keeps its place there. */
    public static Run write(ByteBuffer entry, long first, long arrivalMillis, List<Item> items) {
        int length = size(items) - HEADER;
        entry.putLong(first).putLong(arrivalMillis).putInt(items.size()).putInt(length);
        int offset = entry.arrayOffset() + entry.position();
        for (Item item : items) {
            TapeRecord.write(entry, item.key(), item.data());
        }
        return new Run(first, arrivalMillis, items.size(), entry.array(), offset, length);
    }

    /** Reads a run, leaving its records where they are. */
    public static Run read(ByteBuffer from) {
        long first = from.getLong();
        long arrivalMillis = from.getLong();
        int count = from.getInt();
        int length = from.getInt();
        int offset = from.arrayOffset() + from.position();
        from.position(from.position() + length);
        return new Run(first, arrivalMillis, count, from.array(), offset, length);
    }

    void copy(ByteBuffer to) {
        to.putLong(first).putLong(arrivalMillis).putInt(count).putInt(length).put(bytes, offset, length);
    }

    int size() {
        return HEADER + length;
    }

    /** Position of the last record. */
    long last() {
        return first + count - 1;
    }

    /** All its records, decoded. */
    public List<TapeRecord> records() {
        Page.Builder page = new Page.Builder(first, count, Long.MAX_VALUE, Long.MIN_VALUE);
        read(first, page);
        return page.page(last()).records();
    }

    /** Decodes records from a position on, for as long as the page has room. */
    void read(long from, Page.Builder page) {
        ByteBuffer records = ByteBuffer.wrap(bytes, offset, length);
        for (long position = first; position <= last() && page.hasRoom(); position++) {
            TapeRecord read = TapeRecord.read(records, position, arrivalMillis);
            if (position >= from) {
                page.add(read);
            }
        }
    }
}
