package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Store;

/**
 * How the registered consumers of streams begin, change and end. They are part of their stream's state and go with it; a change
 * is on the disk before anybody sees it. Safe for concurrent use.
 */
final class Consumers {

    /** docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html. */
    static final int MOST = 20;
    /** Same page. */
    static final int MOST_CREATING = 5;

    private final Store store;
    private final CloudTime time;
    private final KinesisErrors errors;
    private final UnaryOperator<String> arns;
    private final StreamTable table;
    private final StreamCosts costs;
    /** The next change of each consumer that has one to come. */
    private final Map<Key, CloudTime.Scheduled> coming = new HashMap<>();

    private record Key(long stream, String name) {}

    /** @param table whose lock is held while a consumer changes */
    Consumers(
            Store store,
            CloudTime time,
            KinesisErrors errors,
            UnaryOperator<String> arns,
            StreamTable table,
            StreamCosts costs) {
        this.store = store;
        this.time = time;
        this.errors = errors;
        this.arns = arns;
        this.table = table;
        this.costs = costs;
    }

    /** Registers a consumer with a stream that works. */
    Consumer register(Stream stream, String name, Map<String, String> tags) {
        table.lock();
        try {
            if (!stream.works()) {
                throw errors.notActive(stream.name(), stream.status());
            }
            if (stream.consumer(name) != null) {
                throw errors.ofConsumers().exists(name, stream.name());
            }
            if (stream.consumers().size() >= MOST) {
                throw errors.ofConsumers().tooMany(stream.name(), MOST);
            }
            long creating = stream.consumers().stream()
                    .filter(other -> other.status() == ConsumerStatus.CREATING)
                    .count();
            if (creating >= MOST_CREATING) {
                throw errors.ofConsumers().tooManyCreating(stream.name(), MOST_CREATING);
            }
            Instant now = time.instant();
            Consumer consumer = new Consumer(
                    stream.id(),
                    name,
                    Instant.ofEpochSecond(now.getEpochSecond()),
                    ConsumerStatus.CREATING,
                    now.plus(Streams.CHANGE),
                    tags,
                    null);
            put(stream, consumer);
            resume(stream, consumer);
            return consumer;
        } finally {
            table.unlock();
        }
    }

    /** Ends a consumer that is ACTIVE; whoever is subscribed has to be told. */
    void deregister(Stream stream, Consumer consumer) {
        table.lock();
        try {
            Consumer now = registered(stream, consumer);
            if (!now.active()) {
                throw errors.ofConsumers().notActive(now, stream.name());
            }
            Consumer ending =
                    now.becoming(ConsumerStatus.DELETING, time.instant().plus(Streams.CHANGE));
            put(stream, ending);
            resume(stream, ending);
        } finally {
            table.unlock();
        }
    }

    /** Changes what takes no time: tags, policy. */
    void change(Stream stream, Consumer consumer, UnaryOperator<Consumer> change) {
        table.lock();
        try {
            Consumer now = registered(stream, consumer);
            Consumer next = change.apply(now);
            if (!next.equals(now)) {
                put(stream, next);
            }
        } finally {
            table.unlock();
        }
    }

    private Consumer registered(Stream stream, Consumer consumer) {
        Consumer now = stream.consumer(consumer.name());
        if (now == null || !now.same(consumer)) {
            throw errors.ofConsumers().none(consumer.name(), stream.name());
        }
        return now;
    }

    private void put(Stream stream, Consumer consumer) {
        store.append(Streams.OWNER, Entry.consumer(consumer)).await();
        stream.keep(consumer);
        costs.changed(stream, consumer);
    }

    /** Plans how the status ends that a consumer is in; the log has the moment of it since the status began. */
    private void resume(Stream stream, Consumer consumer) {
        if (!consumer.active()) {
            String arn = consumer.arn(arns.apply(stream.name()));
            coming.put(
                    new Key(stream.id(), consumer.name()),
                    time.transition(arn, consumer.until(), () -> become(stream, consumer)));
        }
    }

    private void become(Stream stream, Consumer consumer) {
        table.lock();
        try {
            coming.remove(new Key(stream.id(), consumer.name()));
            Consumer now = stream.consumer(consumer.name());
            if (now != null && now.same(consumer)) {
                end(stream, now);
                costs.changed(stream);
            }
        } finally {
            table.unlock();
        }
    }

    /** The status that a consumer is in is over. */
    private static void end(Stream stream, Consumer consumer) {
        switch (consumer.status()) {
            case CREATING -> stream.keep(consumer.becoming(ConsumerStatus.ACTIVE, consumer.until()));
            case DELETING -> stream.forget(consumer);
            default -> {}
        }
    }

    /** A stream is gone; with the lock held. */
    void forget(Stream stream) {
        for (Consumer consumer : stream.consumers()) {
            CloudTime.Scheduled change = coming.remove(new Key(stream.id(), consumer.name()));
            if (change != null) {
                change.cancel();
            }
        }
    }

    /** All streams are gone; with the lock held. */
    void forgetAll() {
        coming.values().forEach(CloudTime.Scheduled::cancel);
        coming.clear();
    }

    /** Sees to what became due while nobody was there, and to what is still to come. */
    void recovered(Stream stream, Instant now) {
        for (Consumer consumer : stream.consumers()) {
            if (consumer.until().isAfter(now)) {
                resume(stream, consumer);
            } else {
                end(stream, consumer);
            }
        }
    }
}
