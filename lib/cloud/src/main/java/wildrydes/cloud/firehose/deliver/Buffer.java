package wildrydes.cloud.firehose.deliver;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wildrydes.cloud.firehose.stream.DeliveredObject;
import wildrydes.cloud.firehose.stream.Kind;

/** Records that will be an object together. Used by one thread at a time. */
final class Buffer implements AutoCloseable {

    private final Kind kind;
    private final Beginning beginning;
    private final Spool spool;
    private final Map<String, DeliveredObject.Range> ranges = new LinkedHashMap<>();
    private int records;
    private long taken;
    private long oldest = Long.MAX_VALUE;

    /** @param folder for what is too much for memory */
    Buffer(Kind kind, Beginning beginning, Path folder) {
        this.kind = kind;
        this.beginning = beginning;
        this.spool = new Spool(folder);
    }

    /**
     * Adds a record.
     *
     * @param data what becomes of it
     * @param between what stands between it and the one before
     */
    void add(Item item, byte[] data, byte[] between) {
        if (records > 0) {
            spool.write(between);
        }
        spool.write(data);
        records++;
        taken += item.data().length;
        oldest = Math.min(oldest, item.arrivalMillis());
        ranges.merge(
                item.shard(),
                new DeliveredObject.Range(item.shard(), item.sequenceNumber(), item.sequenceNumber(), 1),
                (range, one) -> new DeliveredObject.Range(range.shard(), range.from(), one.to(), range.records() + 1));
    }

    Kind kind() {
        return kind;
    }

    Beginning beginning() {
        return beginning;
    }

    int records() {
        return records;
    }

    /** Bytes that the object will have, before it is compressed. */
    long bytes() {
        return spool.size();
    }

    /** Bytes that the records had when they came, as AWS counts what was delivered. */
    long taken() {
        return taken;
    }

    /** Arrival of the oldest record. */
    Instant oldest() {
        return Instant.ofEpochMilli(oldest);
    }

    List<DeliveredObject.Range> ranges() {
        return List.copyOf(ranges.values());
    }

    Spool content() {
        return spool;
    }

    @Override
    public void close() {
        spool.close();
    }
}
