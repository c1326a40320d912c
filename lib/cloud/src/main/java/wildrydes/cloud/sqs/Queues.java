package wildrydes.cloud.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.ResourcePolicies;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All queues and their messages. A message is on the disk before anybody sees it. Safe for concurrent use. */
public final class Queues implements ResourcePolicies {

    /** The number of this state in the log. */
    private static final int OWNER = 21;
    /** Of all messages together, which are held in memory. */
    static final long MOST_BYTES = 32 << 20;

    private final Tables tables;
    private final Table<Queue> queues;
    private final Table<QueueMessage> messages;
    private final Map<Long, Deliveries> deliveries = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean stopped;

    /** @param store keeps them; gives them back when it recovers, before the first request */
    public Queues(Store store) {
        tables = Tables.in(store, OWNER, "sqs");
        queues = tables.table(1, Comparator.naturalOrder(), Queue::read);
        messages = tables.table(2, Comparator.naturalOrder(), QueueMessage::read);
        queues.watch(this::changed);
        messages.watch(this::changed);
    }

    private void changed(@Nullable Queue before, @Nullable Queue after) {
        if (after != null) {
            given(after.number());
            deliveries.computeIfAbsent(after.number(), number -> new Deliveries());
        } else if (before != null) {
            Deliveries gone = deliveries.remove(before.number());
            if (gone != null) {
                gone.wake();
            }
        }
    }

    private void changed(@Nullable QueueMessage before, @Nullable QueueMessage after) {
        QueueMessage message = Objects.requireNonNull(after == null ? before : after);
        given(message.sequence());
        bytes.addAndGet((after == null ? 0 : after.bytes()) - (before == null ? 0 : before.bytes()));
        Deliveries of = deliveries.get(message.queue());
        if (of == null) {
            return;
        }
        if (after == null) {
            of.remove(message.sequence());
        } else if (before == null) {
            of.add(after);
        }
    }

    private void given(long number) {
        last.accumulateAndGet(number, Math::max);
    }

    /** A number that was never given before, for a queue or a message. */
    long next() {
        return last.incrementAndGet();
    }

    @Nullable
    Queue find(String name) {
        return queues.find(name);
    }

    /** In the order of their names. */
    Collection<Queue> all() {
        return queues.all();
    }

    /** Who has what of a queue; of one that has been deleted meanwhile, nobody has anything. */
    Deliveries deliveries(Queue queue) {
        Deliveries of = deliveries.get(queue.number());
        return of == null ? new Deliveries() : of;
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** Within {@link #changing}. */
    void put(Queue queue) {
        queues.put(queue);
    }

    /** Its messages go with it; within {@link #changing}. */
    void remove(Queue queue) {
        messages.remove(deliveries(queue).messages());
        queues.remove(List.of(queue));
    }

    /** Refuses messages for which there is no room; within {@link #changing}. */
    void requireRoom(List<QueueMessage> wanted) {
        long more = wanted.stream().mapToLong(QueueMessage::bytes).sum();
        if (bytes.get() + more > MOST_BYTES) {
            throw SqsErrors.full(MOST_BYTES);
        }
    }

    /** Adds messages, on the disk when this returns, unless the queue is gone; within {@link #changing}. */
    void add(List<QueueMessage> added) {
        messages.putAll(added);
    }

    /** Within {@link #changing}. */
    void remove(Collection<QueueMessage> gone) {
        messages.remove(gone);
    }

    /** Waits until a queue has something new, or so long of real time; returns false where the cloud stops. */
    boolean await(Queue queue, Duration most) {
        try {
            if (!stopped) {
                deliveries(queue).await(most);
            }
            return !stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the waiting of everybody who waits for messages. */
    public void stopWaiting() {
        stopped = true;
        deliveries.values().forEach(Deliveries::wake);
    }

    /** Messages older than their queue keeps them go. */
    void expire(Queue queue, Instant now) {
        Instant oldest = now.minus(QueueAttributes.seconds(queue, QueueAttributes.MESSAGE_RETENTION_PERIOD));
        if (!deliveries(queue).before(oldest).isEmpty()) {
            changing(() -> {
                remove(deliveries(queue).before(oldest));
                return queue;
            });
        }
    }

    @Override
    public List<NamedPolicy> of(String resource, Caller caller) {
        if (!resource.startsWith("arn:aws:sqs:")) {
            return List.of();
        }
        Queue queue = find(resource.substring(resource.lastIndexOf(':') + 1));
        String policy = queue == null ? null : queue.attributes().get(QueueAttributes.POLICY);
        return queue == null || policy == null
                ? List.of()
                : List.of(
                        NamedPolicy.of("policy of queue " + queue.name(), "queue policy", policy, PolicyType.RESOURCE));
    }
}
