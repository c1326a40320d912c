package wildrydes.cloud.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * From when to when the events of a stream are, whether they came in the order of their times, and how many bytes they have, by
 * the days (UTC) on which they happened. Not safe for concurrent use.
 */
final class Extent {

    static final long DAY_MILLIS = 86_400_000;

    private final NavigableMap<Long, Long> bytes = new TreeMap<>();
    private long upTo;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long lastIngestion;
    private boolean ordered = true;

    /** Takes in events; nothing happens where these were taken in before. */
    void add(long position, long timestamp, long ingestion, int size) {
        if (position <= upTo) {
            return;
        }
        upTo = position;
        ordered &= timestamp >= last;
        first = Math.min(first, timestamp);
        last = Math.max(last, timestamp);
        lastIngestion = Math.max(lastIngestion, ingestion);
        bytes.merge(Math.floorDiv(timestamp, DAY_MILLIS), (long) size, Long::sum);
    }

    boolean empty() {
        return upTo == 0;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long lastIngestion() {
        return lastIngestion;
    }

    /** Whether each event is at least as late as the one that came before it. */
    boolean ordered() {
        return ordered;
    }

    /** Bytes of all events that are kept. */
    long bytes() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** When the first day that has events is over; never, where none has. */
    long firstDayEnd() {
        return bytes.isEmpty() ? Long.MAX_VALUE : (bytes.firstKey() + 1) * DAY_MILLIS;
    }

    /** Forgets the days that are over before a moment. */
    void expire(long horizon) {
        bytes.headMap(Math.floorDiv(horizon, DAY_MILLIS)).clear();
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(upTo);
        to.writeLong(first);
        to.writeLong(last);
        to.writeLong(lastIngestion);
        to.writeBoolean(ordered);
        to.writeInt(bytes.size());
        for (Map.Entry<Long, Long> day : bytes.entrySet()) {
            to.writeLong(day.getKey());
            to.writeLong(day.getValue());
        }
    }

    void read(DataInput from) throws IOException {
        upTo = from.readLong();
        first = from.readLong();
        last = from.readLong();
        lastIngestion = from.readLong();
        ordered = from.readBoolean();
        for (int left = from.readInt(); left > 0; left--) {
            bytes.put(from.readLong(), from.readLong());
        }
    }
}
