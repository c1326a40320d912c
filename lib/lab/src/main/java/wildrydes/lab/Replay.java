package wildrydes.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wildrydes.lab.record.JsonText;
import wildrydes.lab.render.Times;
import wildrydes.lab.rides.MinuteSum;
import wildrydes.lab.rides.RideFile;

/** A recorded ride that went through a stream, and what came out at its end. */
public final class Replay {

    private final List<String> sent;
    private final Records records;
    private final Sending sending;

    /**
     * @param calls of PutRecords
     * @param refused those of them that were refused in part or whole
     * @param took cloud time
     */
    record Sending(int calls, int refused, Duration took) {}

    Replay(List<String> sent, Records records, Sending sending) {
        this.sent = sent;
        this.records = records;
        this.sending = sending;
    }

    /** How many records were sent. */
    public int sent() {
        return sent.size();
    }

    /** What came back. */
    public Records records() {
        return records;
    }

    /** Whether all came back, each once, in the order in which they were sent. */
    public boolean sameOrder() {
        return records.list().stream()
                .map(record -> record.text().stripTrailing())
                .toList()
                .equals(sent);
    }

    /** What came back, summed up by minute, beside sums that were made from the recorded file by other means. */
    public MinuteSums byMinute() {
        List<Map<String, Object>> rides = new ArrayList<>();
        for (StreamRecord record : records) {
            rides.addAll(JsonText.of(record.text()).objects());
        }
        return new MinuteSums(MinuteSum.of(rides), RideFile.byMinute());
    }

    /** What it shows of itself at the end of a cell. */
    public Card card() {
        return Card.of("A ride of 25 June 2019 through the stream")
                .with("sent", Rides.count(sent()) + " records")
                .with("read back", Rides.count(records.size()) + " records")
                .with("same order", sameOrder() ? "yes" : "no")
                .with(
                        "PutRecords",
                        sending.calls() + " calls, of which " + sending.refused()
                                + " found the shard without room and were sent again a second later")
                .with("cloud time", Times.words(sending.took()));
    }

    @Override
    public String toString() {
        return card().toString();
    }
}
