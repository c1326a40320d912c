package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;
import wildrydes.cloud.store.Store;

/**
 * The registered consumers of all streams. They are part of the state of {@link Streams}, whose log, snapshot and lock they
 * share; they go when their stream goes. Safe for concurrent use.
 */
final class Consumers {

    /** docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html. */
    static final int MOST = 20;
    /** As above. */
    static final int MOST_CREATING = 5;

    private static final String HOURS = "kinesis:consumer-hours";

    private final Store store;
    private final CloudTime time;
    private final KinesisErrors errors;
    private final UnaryOperator<String> arns;
    private final Metering metering;
    private final ReentrantLock changes;

    /** By stream and name. */
    private final Map<Long, NavigableMap<String, Consumer>> all = new ConcurrentHashMap<>();
    /** The next change of each consumer that has one to come. */
    private final Map<Key, CloudTime.Scheduled> coming = new HashMap<>();

    private record Key(long stream, String name) {
        static Key of(Consumer consumer) {
            return new Key(consumer.stream(), consumer.name());
        }
    }

    /** @param changes held while anything of the streams changes */
    Consumers(
            Store store,
            CloudTime time,
            KinesisErrors errors,
            UnaryOperator<String> arns,
            Metering metering,
            ReentrantLock changes) {
        this.store = store;
        this.time = time;
        this.errors = errors;
        this.arns = arns;
        this.metering = metering;
        this.changes = changes;
    }

    /** The consumers of a stream, in the order of their names. */
    Collection<Consumer> of(Stream stream) {
        return named(stream.id()).values();
    }

    private NavigableMap<String, Consumer> named(long stream) {
        NavigableMap<String, Consumer> found = all.get(stream);
        return found == null ? new ConcurrentSkipListMap<>() : found;
    }

    /** The consumer of that name, in whatever state; null where there is none. */
    @Nullable
    Consumer named(Stream stream, String name) {
        return named(stream.id()).get(name);
    }

    /** Whether a consumer is there and ACTIVE. */
    boolean works(Consumer consumer) {
        Consumer now = named(consumer.stream()).get(consumer.name());
        return consumer.same(now) && now != null && now.active();
    }

    String arn(Stream stream, Consumer consumer) {
        return consumer.arn(arns.apply(stream.name()));
    }

    /** Registers a consumer with a stream that is ACTIVE. */
    Consumer register(Stream stream, String name, Map<String, String> tags) {
        changes.lock();
        try {
            if (!stream.works()) {
                throw errors.notActive(stream.name(), stream.status());
            }
            NavigableMap<String, Consumer> others = named(stream.id());
            if (others.containsKey(name)) {
                throw errors.consumerExists(name, stream.name());
            }
            if (others.size() >= MOST) {
                throw errors.tooManyConsumers(stream.name(), MOST);
            }
            long creating = others.values().stream()
                    .filter(other -> other.status() == ConsumerStatus.CREATING)
                    .count();
            if (creating >= MOST_CREATING) {
                throw errors.tooManyCreating(stream.name(), MOST_CREATING);
            }
            Instant now = time.instant();
            Consumer consumer = new Consumer(
                    stream.id(),
                    name,
                    Instant.ofEpochSecond(now.getEpochSecond()),
                    ConsumerStatus.CREATING,
                    now.plus(Streams.CHANGE),
                    tags);
            put(consumer);
            comes(stream, consumer);
            return consumer;
        } finally {
            changes.unlock();
        }
    }

    /** Ends a consumer; whoever is subscribed has to be told. */
    void deregister(Stream stream, Consumer consumer) {
        changes.lock();
        try {
            Consumer now = named(stream, consumer.name());
            if (now == null || !now.same(consumer)) {
                throw errors.noConsumer(consumer.name(), stream.name());
            }
            if (!now.active()) {
                throw errors.consumerNotActive(now, stream.name());
            }
            Consumer ending =
                    now.becoming(ConsumerStatus.DELETING, time.instant().plus(Streams.CHANGE));
            put(ending);
            metering.runs(HOURS, arn(stream, now), 0);
            comes(stream, ending);
        } finally {
            changes.unlock();
        }
    }

    /** Replaces the tags of a consumer. */
    void tag(Stream stream, Consumer consumer, UnaryOperator<Map<String, String>> change) {
        changes.lock();
        try {
            Consumer now = named(stream, consumer.name());
            if (now == null || !now.same(consumer)) {
                throw errors.noConsumer(consumer.name(), stream.name());
            }
            put(now.tagged(change.apply(now.tags())));
        } finally {
            changes.unlock();
        }
    }

    private void put(Consumer consumer) {
        store.append(Streams.OWNER, Entry.consumer(consumer)).await();
        keep(consumer);
    }

    private void keep(Consumer consumer) {
        all.computeIfAbsent(consumer.stream(), id -> new ConcurrentSkipListMap<>())
                .put(consumer.name(), consumer);
    }

    /** Plans what a consumer becomes when its status ends; the log has the moment of it since the status began. */
    private void comes(Stream stream, Consumer consumer) {
        Runnable change = consumer.status() == ConsumerStatus.CREATING
                ? () -> activate(stream, consumer)
                : () -> remove(consumer);
        coming.put(Key.of(consumer), time.transition(arn(stream, consumer), consumer.until(), change));
    }

    private void activate(Stream stream, Consumer consumer) {
        changes.lock();
        try {
            coming.remove(Key.of(consumer));
            Consumer now = named(stream, consumer.name());
            if (now != null && now.same(consumer) && now.status() == ConsumerStatus.CREATING) {
                keep(now.becoming(ConsumerStatus.ACTIVE, now.until()));
                metering.runs(HOURS, arn(stream, now), count(stream));
            }
        } finally {
            changes.unlock();
        }
    }

    private void remove(Consumer consumer) {
        changes.lock();
        try {
            coming.remove(Key.of(consumer));
            Consumer now = named(consumer.stream()).get(consumer.name());
            if (now != null && now.same(consumer)) {
                named(consumer.stream()).remove(consumer.name());
            }
        } finally {
            changes.unlock();
        }
    }

    /** What a consumer costs by the hour: on-demand streams cost by their bytes alone. */
    private static int count(Stream stream) {
        return stream.plan().mode() == StreamMode.ON_DEMAND ? 0 : stream.openShards();
    }

    /** Tells that a stream has other shards or another mode; with the lock held. */
    void recount(Stream stream) {
        for (Consumer consumer : of(stream)) {
            if (consumer.active()) {
                metering.runs(HOURS, arn(stream, consumer), count(stream));
            }
        }
    }

    /** A stream is going, and costs nothing any more; with the lock held. */
    void unmeter(Stream stream) {
        for (Consumer consumer : of(stream)) {
            metering.runs(HOURS, arn(stream, consumer), 0);
        }
    }

    /** A stream is gone; with the lock held. */
    void forget(Stream stream) {
        NavigableMap<String, Consumer> gone = all.remove(stream.id());
        if (gone != null) {
            for (Consumer consumer : gone.values()) {
                CloudTime.Scheduled change = coming.remove(Key.of(consumer));
                if (change != null) {
                    change.cancel();
                }
            }
        }
    }

    /** Writes all for a snapshot; with the lock held. */
    void write(DataOutput to) throws IOException {
        List<Consumer> now = new ArrayList<>();
        all.values().forEach(named -> now.addAll(named.values()));
        to.writeInt(now.size());
        for (Consumer consumer : now) {
            consumer.write(to);
        }
    }

    /** Reads what {@link #write} wrote; a snapshot of format 2 ends before it. */
    void read(DataInput from) throws IOException {
        int left;
        try {
            left = from.readInt();
        } catch (EOFException e) {
            return;
        }
        for (; left > 0; left--) {
            keep(Consumer.read(from));
        }
    }

    /** Takes over an entry of the log. */
    void replay(Consumer consumer) {
        keep(consumer);
    }

    /**
     * Sees to what became due while nobody was there, and to what is still to come.
     *
     * @param streams gives the stream with an id; null for one that is gone
     */
    void recovered(LongFunction<@Nullable Stream> streams, Instant now) {
        List<Running> running = new ArrayList<>();
        for (Map.Entry<Long, NavigableMap<String, Consumer>> some : all.entrySet()) {
            Stream stream = streams.apply(some.getKey());
            if (stream == null) {
                all.remove(some.getKey());
                continue;
            }
            for (Consumer consumer : some.getValue().values()) {
                settle(stream, consumer, now);
            }
            for (Consumer consumer : some.getValue().values()) {
                if (consumer.active() && stream.works() && count(stream) > 0) {
                    running.add(new Running(HOURS, arn(stream, consumer), count(stream), consumer.until()));
                }
            }
        }
        metering.all(HOURS, running);
    }

    private void settle(Stream stream, Consumer consumer, Instant now) {
        boolean over = !consumer.until().isAfter(now);
        switch (consumer.status()) {
            case CREATING -> {
                if (over) {
                    keep(consumer.becoming(ConsumerStatus.ACTIVE, consumer.until()));
                } else {
                    comes(stream, consumer);
                }
            }
            case DELETING -> {
                if (over) {
                    Objects.requireNonNull(all.get(stream.id())).remove(consumer.name());
                } else {
                    comes(stream, consumer);
                }
            }
            default -> {}
        }
    }
}
