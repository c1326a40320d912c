package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import wildrydes.lab.cloud.Participation;
import wildrydes.lab.cloud.RefusedException;
import wildrydes.lab.record.Flight;

/**
 * A unicorn in the air: a thread that sends one record each second of cloud time. The clock waits for it, so that no second
 * goes by without its record. A record that the shard has no room for is sent with the next one.
 */
final class Ride {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long LANDING_MILLIS = 10_000;

    private final KinesisClient kinesis;
    private final String name;
    private final String stream;
    private final Flight flight;
    private final Participation place;
    private final AtomicInteger sent = new AtomicInteger();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Thread thread;
    private volatile Instant last;
    private volatile boolean landing;
    private volatile String trouble = "";

    private Ride(Lab lab, String name, String stream, Flight flight, Instant first) {
        this.kinesis = lab.kinesis();
        this.name = name;
        this.stream = stream;
        this.flight = flight;
        this.last = first.minus(SECOND);
        this.place = lab.control().join(name, first);
        this.thread = new Thread(() -> fly(first), "unicorn " + name);
        thread.setDaemon(true);
    }

    /** @param first cloud time of the first record */
    static Ride start(Lab lab, String name, String stream, Flight flight, Instant first) {
        Ride ride = new Ride(lab, name, stream, flight, first);
        ride.thread.start();
        return ride;
    }

    private void fly(Instant first) {
        Instant next = first;
        try {
            while (!landing) {
                if (place.await(next)) {
                    waiting.add(flight.next(next));
                    last = next;
                    send();
                    next = next.plus(SECOND);
                }
            }
        } catch (RefusedException e) {
            if (!landing) {
                fall("the clock no longer waits for it: " + e.getMessage());
            }
        } catch (SdkException | LabException e) {
            if (!landing) {
                fall(String.valueOf(e.getMessage()));
            }
        }
    }

    private void send() {
        while (!waiting.isEmpty()) {
            String record = waiting.element();
            try {
                kinesis.putRecord(b -> b.streamName(stream).partitionKey(name).data(SdkBytes.fromUtf8String(record)));
            } catch (ProvisionedThroughputExceededException e) {
                return;
            }
            waiting.remove();
            sent.incrementAndGet();
        }
    }

    private void fall(String reason) {
        trouble = reason;
        Progress.line(name + " has landed after " + sent.get() + " records: " + reason);
        try {
            place.leave();
        } catch (LabException | RefusedException e) {
            // The clock lets a silent participant go by itself.
            trouble = reason + " " + e.getMessage();
        }
    }

    boolean flying() {
        return thread.isAlive();
    }

    int sent() {
        return sent.get();
    }

    String state() {
        return trouble.isEmpty() ? " is in the air" : " has landed (" + trouble + ")";
    }

    /** Lands, and returns when no more record will be sent. @return the time in the last record */
    Instant stop() {
        landing = true;
        if (thread.isAlive()) {
            place.leave();
        }
        try {
            thread.join(LANDING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while " + name + " was landing.", e);
        }
        return last;
    }
}
