package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import tech.tablesaw.api.Table;
import wildrydes.lab.rides.RideFile;

/**
 * A real ride: 10,417 records that a producer of the Wild Rydes workshops sent on 25 June 2019, one a second, with one gap of
 * nineteen seconds. That producer was set up otherwise than the one of the lab: distances go from 29 to 310 metres instead of
 * 29 to 31, and points from 0 to 9,998 instead of near 150.
 */
public final class Rides {

    private static final String NAME = "Shadowfax";

    private final Lab lab;
    private final List<String> lines;

    Rides(Lab lab) {
        this.lab = lab;
        this.lines = RideFile.records();
    }

    /** How many records there are. */
    public int size() {
        return lines.size();
    }

    /** The records as they were sent, JSON without the newline at its end. */
    public List<String> lines() {
        return lines;
    }

    /**
     * Sends all of them through a stream, in their order, and reads them back. When a shard has no room left in a second, that
     * second is let pass and what was refused is sent again before anything new.
     *
     * @param stream exists; what it holds already does not matter
     */
    public Replay replay(DataStream stream) {
        StreamConsumer reader = stream.consumer().latest();
        Instant began = lab.clock().now();
        Progress progress = Progress.start("0 of " + count(lines.size()) + " records sent to " + stream.name());
        List<PutRecordsRequestEntry> left = new ArrayList<>(
                lines.stream().map(line -> Batches.entry(NAME, line + "\n")).toList());
        int calls = 0;
        int refused = 0;
        while (!left.isEmpty()) {
            List<PutRecordsRequestEntry> batch = left.subList(0, Math.min(Batches.SIZE, left.size()));
            PutResult result = Batches.send(lab.kinesis(), stream.name(), List.copyOf(batch));
            calls++;
            batch.clear();
            if (!result.rejected().isEmpty()) {
                refused++;
                left.addAll(0, result.rejected());
                lab.control().skip(Duration.ofSeconds(1));
            }
            int sent = lines.size() - left.size();
            progress.bar(
                    (double) sent / lines.size(),
                    count(sent) + " of " + count(lines.size()) + " records sent to " + stream.name());
        }
        Duration took = Duration.between(began, lab.clock().now());
        Records back = reader.drain();
        progress.say(
                count(lines.size()) + " records sent to " + stream.name() + ", " + count(back.size()) + " read back.");
        return new Replay(lines, back, new Replay.Sending(calls, refused, took));
    }

    /**
     * Sums by minute that an application has made of the ride, beside those that were made from the recorded file by other means.
     *
     * @param minutes a row for each minute, as an in-application stream shows them: ROWTIME is its end; columns Name, Records,
     *     Distance, and lowest and highest points as MinMagicPoints, MaxMagicPoints, MinHealthPoints, MaxHealthPoints
     * @throws LabException if a column is missing
     */
    public MinuteSums compare(Table minutes) {
        return new MinuteSums(MinuteTable.sums(minutes), RideFile.byMinute());
    }

    static String count(int number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    @Override
    public String toString() {
        return count(size()) + " records of " + NAME + ", 2019-06-25 09:43:42.426 to 12:37:37.534";
    }
}
