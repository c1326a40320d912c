package wildrydes.lab;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many reads of a shard one reader has made in a second of cloud time. All readers of a shard together have five.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html">GetRecords</a>
 */
final class ReadBudget {

    static final int READS_A_SECOND = 5;

    private Instant second = Instant.MIN;
    private int reads;
    private int refused;

    /** Counts for this moment from now on. */
    void begin(Instant now) {
        Instant begun = now.truncatedTo(ChronoUnit.SECONDS);
        if (!begun.equals(second)) {
            second = begun;
            reads = 0;
        }
    }

    void read() {
        reads++;
    }

    void refused() {
        refused++;
    }

    /** In the last second. */
    int reads() {
        return reads;
    }

    int left() {
        return READS_A_SECOND - reads;
    }

    /** How many were refused by now, in all. */
    int refusals() {
        return refused;
    }
}
