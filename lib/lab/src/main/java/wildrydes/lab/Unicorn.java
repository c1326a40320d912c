package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import wildrydes.kernel.api.CellId;
import wildrydes.lab.cloud.TimeHold;
import wildrydes.lab.flight.Formation;
import wildrydes.lab.flight.Rider;
import wildrydes.lab.record.Chance;
import wildrydes.lab.record.Flight;
import wildrydes.lab.record.JsonText;

/**
 * A unicorn that reports to a stream, in the records of the workshop's producer, with the cloud's time in them. In the air it
 * sends one record each second of cloud time.
 */
public final class Unicorn {

    static final String USUAL_STREAM = "wildrydes";
    private static final int LONGEST_NAME = 256;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Lab lab;
    private final String name;
    private Flight flight;
    private DataStream stream;
    private int corruptEvery;
    private @Nullable Instant lastStamp;
    private @Nullable Ride ride;
    private Rider.@Nullable Tally lastRide;
    private int sentBefore;

    private record Ride(Rider rider, Formation formation) {}

    Unicorn(Lab lab, String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new LabException("A unicorn's name is its partition key, of 1 to " + LONGEST_NAME + " characters; \""
                    + name + "\" has " + name.length() + ".");
        }
        this.lab = lab;
        this.name = name;
        this.flight = new Flight(name, lab.chance(name));
        this.stream = lab.stream(USUAL_STREAM);
    }

    public String name() {
        return name;
    }

    /**
     * Flies a ride that is the same each time: it depends on nothing but the name and the seed. Without a seed rides differ,
     * except where time moves step by step: there they depend on the name alone.
     *
     * @throws LabException if it has flown already
     */
    public synchronized Unicorn seed(long seed) {
        if (ride != null || sentBefore > 0) {
            throw new LabException(
                    name + " has flown already; take a new one: lab.unicorn(\"" + name + "\").seed(" + seed + ").");
        }
        flight = flight.anew(Chance.of(name, seed));
        return this;
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
        if (flying()) {
            return this;
        }
        landed();
        lab.fleet().clear(name + " to " + stream.name(), this);
        Instant now = lab.control().clock().now();
        Rider rider = new Rider(name, stream.name(), flight::next, lastBefore(now));
        ride = new Ride(rider, lab.fleet().takeOff(rider, now));
        return this;
    }

    /** Lands. */
    public synchronized Unicorn stop() {
        landed();
        return this;
    }

    /** Lands if this cell let it take off. */
    synchronized void stopIfOf(CellId cell) {
        Ride last = ride;
        if (last != null
                && last.rider().cell().filter(of -> Fleet.same(of, cell)).isPresent()) {
            landed();
        }
    }

    private boolean flying() {
        Ride last = ride;
        return last != null && last.formation().has(last.rider());
    }

    private void landed() {
        Ride ended = ride;
        if (ended != null) {
            ended.formation().land(ended.rider());
            lab.fleet().landed(ended.rider());
            Rider.Tally tally = ended.rider().tally();
            lastStamp = tally.lastStamp().orElse(lastStamp);
            sentBefore += tally.sent();
            lastRide = tally;
            ride = null;
        }
    }

    /** How many records the stream has taken from it. */
    public synchronized int sent() {
        Ride now = ride;
        return sentBefore + (now == null ? 0 : now.rider().tally().sent());
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
        if (flying()) {
            throw new LabException(
                    name + " is in the air and sends a record each second; stop() it before send(" + n + ").");
        }
        landed();
        try (TimeHold still = lab.control().holdFor(name)) {
            Instant now = lab.control().clock().now();
            PutResult result = Batches.send(lab.kinesis(), stream.name(), records(n, now));
            sentBefore += result.accepted();
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

    /** Now, or the last moment that is less than a second after the last stamp. */
    private Instant lastBefore(Instant now) {
        Instant last = lastStamp;
        return last == null || last.isBefore(now.minus(SECOND))
                ? now
                : last.plus(SECOND).minusNanos(1);
    }

    /** What it shows of itself at the end of a cell. */
    public synchronized Card card() {
        Ride now = ride;
        Rider.Tally tally = now == null ? lastRide : now.rider().tally();
        Card card = Card.of(name)
                .with("stream", stream.name())
                .with("state", state())
                .with("sent", count(sent(), "record"));
        if (tally == null) {
            return card;
        }
        if (tally.refused() > 0) {
            card = card.with(
                    "refused",
                    count(tally.refused(), "time") + " by a shard without room; " + tally.sentAgain()
                            + " sent again in their order, " + tally.waiting() + " waiting");
        }
        return tally.last().isEmpty() ? card : position(card, tally.last());
    }

    private static Card position(Card card, String record) {
        Map<String, Object> fields = JsonText.of(record).objects().get(0);
        return card.with("last record", fields.get("StatusTime") + " UTC")
                .with("position", String.format(Locale.ROOT, "%.6f, %.6f", (Double) fields.get("Latitude"), (Double)
                        fields.get("Longitude")))
                .with("magic and health", fields.get("MagicPoints") + " and " + fields.get("HealthPoints") + " points");
    }

    private String state() {
        Ride now = ride;
        if (now == null) {
            return "on the ground";
        }
        String trouble = now.rider().tally().trouble();
        return trouble.isEmpty() ? "in the air" : "landed by itself: " + trouble;
    }

    private static String count(int number, String noun) {
        return Rides.count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    @Override
    public synchronized String toString() {
        return name + " is " + state() + "; " + sent() + " records sent to " + stream.name();
    }
}
