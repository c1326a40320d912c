package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Run;
import wildrydes.cloud.store.Store;

/** A stream: what it was created with, what state it is in, and its shards. Safe for concurrent use. */
final class Stream {

    private static final int MOST_LISTS = 100;

    private final StreamPlan plan;
    private final List<Shard> shards;
    private final NavigableMap<BigInteger, Shard> open;

    /** Held while records get their numbers and go to the log, so that both have the same order. */
    private final Object intake = new Object();

    private final Rate shardLists = new Rate(MOST_LISTS);
    private volatile Duration retention = Duration.ofHours(24);
    private volatile Set<MetricsName> shardMetrics = Set.of();
    private volatile StreamStatus status;
    private volatile Instant until;

    /**
     * @param status CREATING, ACTIVE or DELETING
     * @param until when the state ends that the stream is in; of no meaning while it is ACTIVE
     */
    Stream(StreamPlan plan, List<Shard> shards, StreamStatus status, Instant until) {
        this.plan = plan;
        this.shards = List.copyOf(shards);
        this.status = status;
        this.until = until;
        NavigableMap<BigInteger, Shard> takers = new TreeMap<>();
        for (Shard shard : shards) {
            if (shard.isOpen()) {
                takers.put(shard.range().start(), shard);
            }
        }
        this.open = Collections.unmodifiableNavigableMap(takers);
    }

    StreamPlan plan() {
        return plan;
    }

    String name() {
        return plan.name();
    }

    /** Tells apart the streams that have had the same name. */
    long id() {
        return plan.id();
    }

    StreamStatus status() {
        return status;
    }

    Instant until() {
        return until;
    }

    void become(StreamStatus next, Instant end) {
        until = end;
        status = next;
    }

    /** Whether records go in and out. */
    boolean works() {
        return status == StreamStatus.ACTIVE || status == StreamStatus.UPDATING;
    }

    Duration retention() {
        return retention;
    }

    void retain(Duration duration) {
        retention = duration;
    }

    /** What is measured of each shard apart, as enhanced monitoring has it. */
    Set<MetricsName> shardMetrics() {
        return shardMetrics;
    }

    void measureShards(Collection<MetricsName> names) {
        shardMetrics = Set.copyOf(names);
    }

    /** Records that arrived earlier are gone, in milliseconds since the epoch. */
    long horizon(Instant now) {
        return now.toEpochMilli() - retention.toMillis();
    }

    /** All shards, by index. */
    List<Shard> shards() {
        return shards;
    }

    /** The shard with that index; null where there is none, or none yet. */
    @Nullable
    Shard shard(int index) {
        return index >= 0 && index < shards.size() && works() ? shards.get(index) : null;
    }

    int openShards() {
        return open.size();
    }

    Rate shardLists() {
        return shardLists;
    }

    /**
     * A record that is to be put.
     *
     * @param key the partition key in UTF-8
     * @param hash decides on the shard
     */
    record Put(byte[] key, BigInteger hash, byte[] data) {

        /** As limits count it. */
        int size() {
            return key.length + data.length;
        }
    }

    /**
     * What became of a record.
     *
     * @param number null where the shard had no room in this second
     */
    record Placed(Shard shard, @Nullable SequenceNumber number) {}

    /**
     * What became of the records of a call, in their order.
     *
     * @param commit null where none was taken in
     */
    record Batch(List<Placed> placed, @Nullable Commit commit) {}

    /** Takes records in as far as their shards have room; they are stored when the batch's commit is on the disk. */
    Batch put(List<Put> puts, Instant now, Store store) {
        synchronized (intake) {
            Map<Integer, Taken> taken = new TreeMap<>();
            List<Placed> placed = new ArrayList<>(puts.size());
            for (Put put : puts) {
                Shard shard = open.floorEntry(put.hash()).getValue();
                SequenceNumber number = null;
                if (shard.writes().take(now.getEpochSecond(), put.size())) {
                    Taken into = taken.computeIfAbsent(shard.index(), index -> new Taken(shard, now));
                    number = shard.number(into.add(put), into.arrival);
                }
                placed.add(new Placed(shard, number));
            }
            return new Batch(placed, taken.isEmpty() ? null : store(taken.values(), store));
        }
    }

    private Commit store(Iterable<Taken> taken, Store store) {
        int size = 0;
        int runs = 0;
        for (Taken into : taken) {
            size += Integer.BYTES + Run.size(into.items);
            runs++;
        }
        byte[] bytes = new byte[Entry.RECORDS_HEADER + size];
        ByteBuffer entry = Entry.records(bytes, plan.id(), runs);
        List<Run> written = new ArrayList<>(runs);
        for (Taken into : taken) {
            entry.putInt(into.shard.index());
            written.add(Run.write(entry, into.first, into.arrival, into.items));
        }
        Commit commit = store.append(Streams.OWNER, bytes);
        int i = 0;
        for (Taken into : taken) {
            into.shard.tape().add(written.get(i++), commit);
        }
        return commit;
    }

    /** The records of one call that go into one shard. */
    private static final class Taken {
        final Shard shard;
        final long first;
        final long arrival;
        final List<Run.Item> items = new ArrayList<>();

        Taken(Shard shard, Instant now) {
            this.shard = shard;
            this.first = shard.tape().next();
            this.arrival = Math.max(now.toEpochMilli(), shard.tape().lastArrival());
        }

        long add(Put put) {
            items.add(new Run.Item(put.key(), put.data()));
            return first + items.size() - 1;
        }
    }
}
