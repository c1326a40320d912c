package wildrydes.cloud.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has which message of a queue at the moment. It is in memory alone: after a restart every message that was not deleted can
 * be received again at once, and its receives count from none. Guarded by itself.
 */
final class Deliveries {

    private final NavigableMap<Long, Delivery> all = new TreeMap<>();

    /** A message and its receives. */
    static final class Delivery {
        final QueueMessage message;
        Instant visible;
        int receives;

        @Nullable
        Instant first;

        private Delivery(QueueMessage message) {
            this.message = message;
            this.visible = message.visible();
        }

        boolean inFlight(Instant now) {
            return receives > 0 && now.isBefore(visible);
        }
    }

    /** How many messages can be received, are with somebody, are not due yet. */
    record Counts(int visible, int inFlight, int delayed) {}

    synchronized void add(QueueMessage message) {
        all.put(message.sequence(), new Delivery(message));
        notifyAll();
    }

    synchronized void remove(long sequence) {
        all.remove(sequence);
    }

    synchronized void wake() {
        notifyAll();
    }

    /** Hands out messages that can be received, oldest first. */
    synchronized List<Received> receive(int most, Instant now, Duration timeout) {
        List<Received> received = new ArrayList<>();
        for (Delivery delivery : all.values()) {
            if (received.size() == most) {
                break;
            }
            if (!now.isBefore(delivery.visible)) {
                delivery.receives++;
                delivery.visible = now.plus(timeout);
                Instant first = delivery.first == null ? now : delivery.first;
                delivery.first = first;
                received.add(new Received(delivery.message, delivery.receives, first));
            }
        }
        return received;
    }

    /** A message as it is handed out; its handle ends with the next receive. */
    record Received(QueueMessage message, int receives, Instant first) {}

    /** Messages that can be received and were so often enough to go elsewhere. */
    synchronized List<QueueMessage> worn(int receives, Instant now) {
        return all.values().stream()
                .filter(delivery -> delivery.receives >= receives && !now.isBefore(delivery.visible))
                .map(delivery -> delivery.message)
                .toList();
    }

    /** Messages that were sent before a moment. */
    synchronized List<QueueMessage> before(Instant sent) {
        return all.values().stream()
                .map(delivery -> delivery.message)
                .filter(message -> message.sent().isBefore(sent))
                .toList();
    }

    synchronized List<QueueMessage> messages() {
        return all.values().stream().map(delivery -> delivery.message).toList();
    }

    /** The message of a handle; null where it is gone or was received again since. */
    synchronized @Nullable QueueMessage of(ReceiptHandle handle) {
        Delivery delivery = all.get(handle.sequence());
        return delivery == null || delivery.receives != handle.receives() ? null : delivery.message;
    }

    /**
     * Sets until when a message stays with its receiver.
     *
     * @return whether it is with the one who has the handle
     */
    synchronized boolean extend(ReceiptHandle handle, Instant now, Duration timeout) {
        Delivery delivery = all.get(handle.sequence());
        if (delivery == null || delivery.receives != handle.receives() || !delivery.inFlight(now)) {
            return false;
        }
        delivery.visible = now.plus(timeout);
        notifyAll();
        return true;
    }

    synchronized Counts counts(Instant now) {
        int visible = 0;
        int inFlight = 0;
        int delayed = 0;
        for (Delivery delivery : all.values()) {
            if (delivery.inFlight(now)) {
                inFlight++;
            } else if (now.isBefore(delivery.visible)) {
                delayed++;
            } else {
                visible++;
            }
        }
        return new Counts(visible, inFlight, delayed);
    }

    /** Waits until something comes in, or so long of real time, or until somebody calls {@link #wake}. */
    @SuppressWarnings("WaitNotInLoop") // who waits looks whether there is something, and waits again
    synchronized void await(Duration most) throws InterruptedException {
        wait(Math.max(1, most.toMillis()));
    }
}
