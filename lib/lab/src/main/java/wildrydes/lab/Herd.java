package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import wildrydes.lab.cloud.TimeHold;
import wildrydes.lab.record.Flight;

/**
 * Many unicorns that report together: {@code Unicorn-0001} and on. Their names spread them over the shards of a stream, as the
 * MD5 of a partition key does.
 */
public final class Herd {

    private static final int MOST = 10_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private record Member(String name, Flight flight) {}

    private final Lab lab;
    private final List<Member> members;
    private DataStream stream;
    private Instant lastStamp = Instant.MIN;

    Herd(Lab lab, int size) {
        if (size < 1 || size > MOST) {
            throw new LabException("herd(" + size + ") makes no herd; give its size, from 1 to " + MOST + ".");
        }
        this.lab = lab;
        this.stream = lab.stream(Unicorn.USUAL_STREAM);
        this.members = IntStream.rangeClosed(1, size)
                .mapToObj(number -> String.format(Locale.ROOT, "Unicorn-%04d", number))
                .map(name -> new Member(name, new Flight(name, lab.chance(name))))
                .toList();
    }

    /** The stream that it reports to; {@code wildrydes} where you say nothing. */
    public Herd to(DataStream stream) {
        this.stream = stream;
        return this;
    }

    public int size() {
        return members.size();
    }

    /**
     * Sends some records of each at once, while the clock stands still, by PutRecords of 500: first one of each, then the next
     * one of each. Records of one unicorn are stamped a second apart, from now on, and never with a time that was used before.
     *
     * @param n how many of each, at least 1
     */
    @SuppressWarnings("try") // time stands still just by being held
    public synchronized PutResult send(int n) {
        if (n < 1) {
            throw new LabException("send(" + n + ") sends nothing; give the number of records of each, at least 1.");
        }
        try (TimeHold still = lab.control().holdFor("a herd of " + size())) {
            Instant now = lab.control().clock().now();
            return Batches.send(lab.kinesis(), stream.name(), records(n, now));
        }
    }

    private List<PutRecordsRequestEntry> records(int n, Instant now) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>(n * size());
        for (int i = 0; i < n; i++) {
            Instant next = lastStamp.isBefore(now) && i == 0 ? now : lastStamp.plus(SECOND);
            members.forEach(
                    one -> entries.add(Batches.entry(one.name(), one.flight().next(next))));
            lastStamp = next;
        }
        return entries;
    }

    /** What it shows of itself at the end of a cell. */
    public Card card() {
        return Card.of("Herd of " + size())
                .with(
                        "names",
                        members.get(0).name() + " to " + members.get(size() - 1).name())
                .with("stream", stream.name())
                .with("next", "send(1) sends a record of each in the same second");
    }

    @Override
    public String toString() {
        return "Herd of " + size() + " to " + stream.name();
    }
}
