package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Run;

/** A stream: what it was created with, what has become of it since, and its shards. Safe for concurrent use. */
final class Stream {

    private final StreamPlan plan;
    private final Path folder;

    /** Held while records get their numbers and go to the log, so that both have the same order. */
    private final Object intake = new Object();

    private final Rates rates = new Rates();
    private final NavigableMap<String, Consumer> consumers = new ConcurrentSkipListMap<>();
    private volatile Shards shards;
    private volatile StreamSettings settings;
    private volatile @Nullable NamedPolicy policy;

    /** @param folder of its shards' records */
    Stream(StreamPlan plan, StreamSettings settings, Shards shards, Path folder) {
        this.plan = plan;
        this.settings = settings;
        this.policy = policy(settings);
        this.shards = shards;
        this.folder = folder;
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

    /** Everything that changes but the shards, at this moment. */
    StreamSettings settings() {
        return settings;
    }

    void become(StreamSettings next) {
        if (!Objects.equals(next.policy(), settings.policy())) {
            policy = policy(next);
        }
        settings = next;
        shards.all().forEach(shard -> shard.bell().ring());
    }

    /** Who else may use the stream; null where nobody. */
    @Nullable
    NamedPolicy policy() {
        return policy;
    }

    private @Nullable NamedPolicy policy(StreamSettings of) {
        String document = of.policy();
        return document == null
                ? null
                : NamedPolicy.of("policy of stream " + name(), "stream policy", document, PolicyType.RESOURCE);
    }

    StreamStatus status() {
        return settings.status();
    }

    Instant until() {
        return settings.until();
    }

    Traits traits() {
        return settings.traits();
    }

    /** Whether records go in and out. */
    boolean works() {
        StreamStatus status = status();
        return status == StreamStatus.ACTIVE || status == StreamStatus.UPDATING;
    }

    /** What is measured of each shard apart. */
    Set<MetricsName> shardMetrics() {
        return settings.traits().metrics();
    }

    /** Records that arrived earlier are gone, in milliseconds since the epoch. */
    long horizon(Instant now) {
        return settings.retention().horizon(now);
    }

    /** All shards that there have been. */
    Shards shards() {
        return shards;
    }

    /** The shards that anybody sees, by index: those that may still have records. None before and after the stream works. */
    List<Shard> seen(Instant now) {
        Instant horizon = Instant.ofEpochMilli(horizon(now));
        return works()
                ? shards.all().stream().filter(shard -> shard.openFrom(horizon)).toList()
                : List.of();
    }

    /** The shard with that index; null where there is none, none yet, or none any more. */
    @Nullable
    Shard shard(int index, Instant now) {
        List<Shard> all = shards.all();
        if (index < 0 || index >= all.size() || !works()) {
            return null;
        }
        Shard shard = all.get(index);
        return shard.openFrom(Instant.ofEpochMilli(horizon(now))) ? shard : null;
    }

    int openShards() {
        return shards.open().size();
    }

    /** The registered consumers, in the order of their names. */
    Collection<Consumer> consumers() {
        return consumers.values();
    }

    /** The consumer of that name, in whatever state; null where there is none. */
    @Nullable
    Consumer consumer(String name) {
        return consumers.get(name);
    }

    void keep(Consumer consumer) {
        consumers.put(consumer.name(), consumer);
    }

    void forget(Consumer consumer) {
        consumers.remove(consumer.name(), consumer);
    }

    /** How often the stream was asked for something. */
    Rates rates() {
        return rates;
    }

    /**
     * Closes shards and opens others, between two puts.
     *
     * @param change what happens to the shards that there are now
     * @param log keeps it, before anybody sees it; may throw, and nothing has happened then
     */
    void reshape(Function<Shards, ShardChange> change, java.util.function.Consumer<ShardChange> log) {
        synchronized (intake) {
            ShardChange made = change.apply(shards);
            log.accept(made);
            apply(made);
        }
    }

    /**
     * Does what is in the log.
     *
     * @param change one that {@link Shards#fits fits} these shards
     */
    void apply(ShardChange change) {
        synchronized (intake) {
            Shards changed = shards.with(change, folder);
            shards = changed; // first, so that who finds a shard closed finds its children
            change.closed().forEach(index -> changed.all().get(index).close(change.at()));
        }
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

    /** Where an entry about records is kept, before the shards have them. */
    @FunctionalInterface
    interface Log {
        /**
         * Keeps an entry behind those before it.
         *
         * @param entry must not be changed any more
         */
        Commit append(byte[] entry);
    }

    /** Takes records in as far as their shards have room; they are stored when the batch's commit is on the disk. */
    Batch put(List<Put> puts, Instant now, Log log) {
        synchronized (intake) {
            Map<Integer, Taken> taken = new TreeMap<>();
            List<Placed> placed = new ArrayList<>(puts.size());
            for (Put put : puts) {
                Shard shard = shards.taking(put.hash());
                SequenceNumber number = null;
                if (shard.writes().take(now.getEpochSecond(), put.size())) {
                    Taken into = taken.computeIfAbsent(shard.index(), index -> new Taken(shard, now));
                    number = shard.number(into.add(put), into.arrival);
                }
                placed.add(new Placed(shard, number));
            }
            return new Batch(placed, taken.isEmpty() ? null : store(taken.values(), log));
        }
    }

    /**
     * Returns when what is in the log up to now is in the shards, too: an entry may be forced to the disk by others before its
     * writer has come to hand its records to them.
     */
    void awaitTaken() {
        synchronized (intake) {
            // Whoever has it appends an entry and hands it over before letting go.
        }
    }

    private Commit store(Iterable<Taken> taken, Log log) {
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
        Commit commit = log.append(bytes);
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
            this.arrival = Math.max(
                    now.toEpochMilli(),
                    Math.max(
                            shard.tape().lastArrival(), shard.origin().created().toEpochMilli()));
        }

        long add(Put put) {
            items.add(new Run.Item(put.key(), put.data()));
            return first + items.size() - 1;
        }
    }
}
