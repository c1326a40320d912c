package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import wildrydes.lab.cloud.TimeHold;
import wildrydes.lab.record.Flight;

/**
 * A unicorn that reports to a stream, in the records of the workshop's producer, with the cloud's time in them. In the air it
 * sends one record each second of cloud time.
 */
public final class Unicorn {

    static final String USUAL_STREAM = "wildrydes";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Lab lab;
    private final String name;
    private final Flight flight;
    private DataStream stream;
    private int corruptEvery;
    private @Nullable Instant lastStamp;
    private int sentAtOnce;
    private @Nullable Ride ride;
    private int sentInEarlierRides;

    Unicorn(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
        this.flight = new Flight(name, lab.chance(name));
        this.stream = lab.stream(USUAL_STREAM);
    }

    /** The stream that it reports to; {@code wildrydes} where you say nothing. */
    public Unicorn to(DataStream stream) {
        this.stream = stream;
        return this;
    }

    /** How far it flies in a second, give or take one metre; 30 where you say nothing. */
    public Unicorn metresPerSecond(double mean) {
        flight.speed(mean);
        return this;
    }

    /** Its points from here on; 150 each where you say nothing. */
    public Unicorn vitals(int magic, int health) {
        flight.vitals(magic, health);
        return this;
    }

    /**
     * Makes every n-th record of a {@link #send} a bad one, whose field {@code InputData} says "Unicornerror". 0 makes none.
     */
    public Unicorn corruptEvery(int n) {
        if (n < 0) {
            throw new LabException("corruptEvery(" + n + ") makes no sense; use 5 for every fifth record, 0 for none.");
        }
        corruptEvery = n;
        return this;
    }

    /**
     * Takes off. One that is in the air already flies on; another of the same name lands first.
     */
    public synchronized Unicorn start() {
        if (ride != null && ride.flying()) {
            return this;
        }
        landed();
        lab.fleet().takeOff(name + " to " + stream.name(), this);
        Instant first = later(lab.control().clock().now());
        ride = Ride.start(lab, name, stream.name(), flight, first);
        return this;
    }

    /** Lands. */
    public synchronized Unicorn stop() {
        landed();
        return this;
    }

    private void landed() {
        Ride ended = ride;
        if (ended != null) {
            lastStamp = ended.stop();
            sentInEarlierRides += ended.sent();
            ride = null;
        }
    }

    /** How many records the stream has taken from it. */
    public synchronized int sent() {
        return sentInEarlierRides + sentAtOnce + (ride == null ? 0 : ride.sent());
    }

    /**
     * Sends some records at once, while the clock stands still. They are stamped a second apart, from now on, and never with a
     * time that was used before.
     *
     * @param n how many, at least 1
     */
    @SuppressWarnings("try") // time stands still just by being held
    public synchronized PutResult send(int n) {
        if (n < 1) {
            throw new LabException("send(" + n + ") sends nothing; give the number of records, at least 1.");
        }
        if (ride != null && ride.flying()) {
            throw new LabException(
                    name + " is in the air and sends a record each second; stop() it before send(" + n + ").");
        }
        landed();
        try (TimeHold still = lab.control().holdFor(name)) {
            Instant now = lab.control().clock().now();
            PutResult result = Batches.send(lab.kinesis(), stream.name(), records(n, now));
            sentAtOnce += result.accepted();
            return result;
        }
    }

    private List<PutRecordsRequestEntry> records(int n, Instant now) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        Instant stamp = now;
        for (int i = 1; i <= n; i++) {
            stamp = i == 1 ? later(now.minus(SECOND)) : stamp.plus(SECOND);
            String text = corruptEvery == 0 ? flight.next(stamp) : flight.next(stamp, i % corruptEvery == 0);
            entries.add(Batches.entry(name, text));
        }
        lastStamp = stamp;
        return entries;
    }

    /** A second after this, or after the last stamp if that is later. */
    private Instant later(Instant time) {
        Instant last = lastStamp;
        return (last != null && last.isAfter(time) ? last : time).plus(SECOND);
    }

    @Override
    public synchronized String toString() {
        String where = ride == null ? " is on the ground" : ride.state();
        return name + where + "; " + sent() + " records sent to " + stream.name();
    }
}
