package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A sequence number: 56 decimal digits that clients compare but do not read. It has the layout of AWS's own, as
 * mhart/kinesalite ({@code db/index.js}) worked it out, 47 hexadecimal digits: a 2; the second in which the shard was created
 * (9); the shard's last digit; the position (16); 00; the second of arrival (9); the shard (8); a 2. So numbers of one shard
 * rise with the position, and those of a child shard are larger than its parent's.
 *
 * @param createdSecond when the shard was created, seconds since the epoch
 * @param position of the record in its shard; 0 for the beginning of the shard
 * @param second of arrival, seconds since the epoch
 * @param shard index of the shard
 */
record SequenceNumber(long createdSecond, long position, long second, int shard) implements Comparable<SequenceNumber> {

    private static final long MOST_SECONDS = (1L << 36) - 1;
    private static final int BITS = 188;
    private static final int VERSION = 2;

    SequenceNumber {
        if (createdSecond < 0
                || createdSecond > MOST_SECONDS
                || second < 0
                || second > MOST_SECONDS
                || position < 0
                || shard < 0) {
            throw new IllegalArgumentException("No sequence number has position " + position + " of shard " + shard
                    + " at " + second + ", created at " + createdSecond + ".");
        }
    }

    /** Reads a number; null for one that no stream has given out. */
    static @Nullable SequenceNumber parse(String digits) {
        BigInteger number = new BigInteger(digits);
        if (number.bitLength() > BITS || number.bitLength() <= BITS - 4) {
            return null;
        }
        byte[] significant = number.toByteArray();
        ByteBuffer bytes = ByteBuffer.allocate(3 * Long.BYTES);
        bytes.position(bytes.capacity() - significant.length).put(significant).rewind();
        long high = bytes.getLong();
        long middle = bytes.getLong();
        long low = bytes.getLong();
        long position = high << 48 | middle >>> 16;
        long shard = low >>> 4 & 0xffffffffL;
        if (high >>> 56 != VERSION
                || (low & 0xf) != VERSION
                || (middle >>> 8 & 0xff) != 0
                || (high >>> 16 & 0xf) != (shard & 0xf)
                || position < 0
                || shard > Integer.MAX_VALUE) {
            return null;
        }
        return new SequenceNumber(
                high >>> 20 & MOST_SECONDS, position, (middle & 0xff) << 28 | low >>> 36, (int) shard);
    }

    @Override
    public int compareTo(SequenceNumber other) {
        return number().compareTo(other.number());
    }

    private BigInteger number() {
        long high = (long) VERSION << 56 | createdSecond << 20 | (shard & 0xfL) << 16 | position >>> 48;
        long middle = position << 16 | second >>> 28;
        long low = second << 36 | (long) shard << 4 | VERSION;
        return new BigInteger(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(high)
                .putLong(middle)
                .putLong(low)
                .array());
    }

    /** The 56 digits. */
    @Override
    public String toString() {
        return number().toString();
    }
}
