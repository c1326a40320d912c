package wildrydes.cloud.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.EventSink;

/**
 * Who is subscribed to which shard: one at a time for each consumer, the latest. Subscriptions are connections, so none is there
 * after a restart. Safe for concurrent use.
 */
final class Subscriptions {

    /** For so long after a call no other one succeeds (docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html). */
    static final Duration UNDISTURBED = Duration.ofSeconds(5);
    /** As above. */
    private static final int MOST_CALLS = 5;

    private final Addresses addresses;
    private final KinesisErrors errors;
    private final Store store;
    private final CloudTime time;
    private final Metering metering;
    private final Function<String, StreamMetrics> metrics;
    private final Starts starts;
    private final Map<Key, Slot> slots = new HashMap<>();

    private record Key(long stream, String consumer, Instant created, int shard) {
        static Key of(Consumer consumer, Shard shard) {
            return new Key(consumer.stream(), consumer.name(), consumer.created(), shard.index());
        }

        boolean isOf(Consumer of) {
            return stream == of.stream() && consumer.equals(of.name()) && created.equals(of.created());
        }
    }

    /** What is known of a consumer and a shard. */
    private static final class Slot {
        final Rate calls = new Rate(MOST_CALLS);
        final PushWindow window = new PushWindow();
        Instant latest = Instant.MIN;

        @Nullable
        Subscription current;
    }

    Subscriptions(
            Addresses addresses,
            KinesisErrors errors,
            Store store,
            CloudTime time,
            Metering metering,
            Function<String, StreamMetrics> metrics) {
        this.addresses = addresses;
        this.errors = errors;
        this.store = store;
        this.time = time;
        this.metering = metering;
        this.metrics = metrics;
        this.starts = new Starts("SubscribeToShard", errors);
    }

    SubscribeToShardResponse subscribe(SubscribeToShardRequest request, EventSink sink, Caller caller) {
        Addresses.Registered found = addresses.consumer(request, caller);
        Stream stream = found.stream();
        Consumer consumer = found.consumer();
        int index = Shard.index(request.shardId());
        if (index < 0) {
            throw errors.noShardId(request.shardId(), stream.name());
        }
        Instant now = time.instant();
        Shard shard = stream.shard(index, now);
        if (shard == null) {
            throw errors.noShard(Shard.id(index), stream.name());
        }
        if (!consumer.active()) {
            throw errors.ofConsumers().notYetActive(consumer, stream.name());
        }
        Subscription begun;
        Subscription before;
        synchronized (slots) {
            Slot slot = slots.computeIfAbsent(Key.of(consumer, shard), key -> new Slot());
            if (!slot.calls.take(now)) {
                metrics(stream).subscribed(now, consumer.name(), false);
                throw errors.ofConsumers().tooOften(consumer.name(), shard.id(), stream.name());
            }
            if (disturbs(slot, now)) {
                metrics(stream).subscribed(now, consumer.name(), false);
                throw errors.ofConsumers().subscribed(stream.name(), shard.id(), consumer.name());
            }
            StartingPosition start = request.startingPosition();
            long position =
                    starts.position(start.type(), start.sequenceNumber(), start.timestamp(), stream, shard, now);
            begun = new Subscription(this, stream, shard, consumer, slot.window, sink, position, now);
            before = slot.current;
            slot.current = begun;
            slot.latest = now;
        }
        metrics(stream).subscribed(now, consumer.name(), true);
        if (before != null) {
            before.takenOver();
        }
        sink.from(begun);
        begun.begin();
        return SubscribeToShardResponse.builder().build();
    }

    /** A subscription that is over may be followed at the same instant: while time stands still, nobody could wait. */
    private static boolean disturbs(Slot slot, Instant now) {
        return now.isBefore(slot.latest.plus(UNDISTURBED)) && !(slot.current == null && now.equals(slot.latest));
    }

    /** Ends what a consumer has subscribed to, since it is no longer registered. */
    void endAll(Consumer consumer) {
        List<Slot> ended;
        synchronized (slots) {
            ended = slots.entrySet().stream()
                    .filter(entry -> entry.getKey().isOf(consumer))
                    .map(Map.Entry::getValue)
                    .toList();
            slots.keySet().removeIf(key -> key.isOf(consumer));
        }
        for (Slot slot : ended) {
            Subscription current = slot.current;
            if (current != null) {
                current.wake();
            }
        }
    }

    /** A subscription is over. */
    void ended(Subscription subscription) {
        synchronized (slots) {
            Key key = Key.of(subscription.consumer(), subscription.shard());
            Slot slot = slots.get(key);
            if (slot != null && slot.current == subscription) {
                slot.current = null;
                if (!time.instant().isBefore(slot.latest.plus(UNDISTURBED))) {
                    slots.remove(key);
                }
            }
        }
    }

    String arn(Stream stream, Consumer consumer) {
        return consumer.arn(addresses.arn(stream));
    }

    KinesisErrors errors() {
        return errors;
    }

    Store store() {
        return store;
    }

    CloudTime time() {
        return time;
    }

    StreamMetrics metrics(Stream stream) {
        return metrics.apply(stream.name());
    }

    Metering metering() {
        return metering;
    }
}
