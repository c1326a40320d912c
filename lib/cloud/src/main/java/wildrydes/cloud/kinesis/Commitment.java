package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account's promise to pay for a least throughput of its on-demand streams, MinimumThroughputBillingCommitment. Immutable.
 *
 * @param started null where it never began
 * @param ends when it ends or has ended; null where nobody has ended it
 */
record Commitment(@Nullable Instant started, @Nullable Instant ends) {

    static final Commitment NONE = new Commitment(null, null);

    /**
     * How long it holds at least (docs.aws.amazon.com/kinesis/latest/APIReference/API_MinimumThroughputBillingCommitmentInput.html).
     */
    static final Duration LEAST = Duration.ofHours(24);

    boolean holds(Instant now) {
        return started != null && (ends == null || ends.isAfter(now));
    }

    /** From now on; one that holds goes on, even if it was to end. */
    Commitment enabled(Instant now) {
        return new Commitment(holds(now) ? started : now, null);
    }

    /** Ended now, or as soon as that is allowed. */
    Commitment disabled(Instant now) {
        Instant began = started;
        if (began == null || ends != null) {
            return this;
        }
        Instant earliest = began.plus(LEAST);
        return new Commitment(began, earliest.isAfter(now) ? earliest : now);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(millis(started));
        to.writeLong(millis(ends));
    }

    static Commitment read(DataInput from) throws IOException {
        return new Commitment(instant(from.readLong()), instant(from.readLong()));
    }

    private static long millis(@Nullable Instant time) {
        return time == null ? Long.MIN_VALUE : time.toEpochMilli();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
    }
}
