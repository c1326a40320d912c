package wildrydes.lab.terminal;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.lab.StreamConsumer;
import wildrydes.lab.StreamRecord;

/** What a consumer prints: the JSON of each record, and how far it has come. */
final class Printing {

    private final StreamConsumer reader;
    private final PrintStream out;
    private final Map<String, String> lastNumbers = new TreeMap<>();
    private long count;

    Printing(StreamConsumer reader, PrintStream out) {
        this.reader = reader;
        this.out = out;
    }

    /** Prints what has come. @return false when nobody reads it any more, as at the end of a pipe */
    boolean look(Instant now) {
        for (StreamRecord record : reader.look(now)) {
            PrettyJson.values(record.text()).forEach(out::println);
            lastNumbers.put(record.shard(), record.sequenceNumber());
            count++;
        }
        return !out.checkError();
    }

    /** How many records there were. */
    long count() {
        return count;
    }

    /** The numbers of the newest records by their shards; empty before the first one. */
    Map<String, String> lastNumbers() {
        return lastNumbers;
    }
}
