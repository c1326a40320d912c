package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * For how long a stream keeps its records.
 *
 * @param hours 24 to 8,760
 * @param expiredMillis what arrived before this moment, in milliseconds since the epoch, stays expired: a longer retention does
 *     not bring it back (docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html)
 */
record Retention(int hours, long expiredMillis) {

    static final int LEAST_HOURS = 24;
    static final int MOST_HOURS = 8760;

    /** A new stream's. */
    static final Retention DAY = new Retention(LEAST_HOURS, 0);

    /** Records that arrived earlier are gone, in milliseconds since the epoch. */
    long horizon(Instant now) {
        return Math.max(
                expiredMillis, now.toEpochMilli() - Duration.ofHours(hours).toMillis());
    }

    /** From now on another one. */
    Retention changed(int otherHours, Instant now) {
        return new Retention(otherHours, horizon(now));
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(hours);
        to.writeLong(expiredMillis);
    }

    static Retention read(DataInput from) throws IOException {
        return new Retention(from.readInt(), from.readLong());
    }
}
