package wildrydes.cloud.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * How far a shard was read.
 *
 * @param since milliseconds since 1970: what arrived earlier is of no interest; {@link Long#MIN_VALUE} for everything
 * @param after the sequence number of the last record; null where none was read
 * @param arrival of that record, in milliseconds since 1970
 * @param ended whether the shard is closed and was read to its end
 */
public record ShardPosition(long since, @Nullable String after, long arrival, boolean ended) {

    /** Before the first record. */
    public static final ShardPosition OLDEST = since(Long.MIN_VALUE);

    /** Before the first record that arrived at that moment or later, in milliseconds since 1970. */
    public static ShardPosition since(long millis) {
        return new ShardPosition(millis, null, millis, false);
    }

    /** Behind a record. */
    public ShardPosition read(ShardRecord last) {
        return new ShardPosition(since, last.sequenceNumber(), last.arrivalMillis(), ended);
    }

    /** Read to the end of a closed shard. */
    public ShardPosition end() {
        return new ShardPosition(since, after, arrival, true);
    }

    /** Whether a record is behind this position. */
    public boolean before(String sequenceNumber) {
        return after == null || compare(after, sequenceNumber) < 0;
    }

    /** Whether all that was read at another position was read at this one. */
    public boolean reaches(ShardPosition other) {
        if (other.ended && !ended) {
            return false;
        }
        return other.after == null || (after != null && compare(after, other.after) >= 0);
    }

    /** Sequence numbers are numbers without leading zeros. */
    private static int compare(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    /** Writes it, for {@link #read(DataInput)} to read. */
    public void write(DataOutput to) throws IOException {
        to.writeLong(since);
        Fields.optional(to, after);
        to.writeLong(arrival);
        to.writeBoolean(ended);
    }

    /** Reads what {@link #write} wrote. */
    public static ShardPosition read(DataInput from) throws IOException {
        return new ShardPosition(from.readLong(), Fields.optional(from), from.readLong(), from.readBoolean());
    }
}
