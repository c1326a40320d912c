package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hash keys that a shard takes, both ends inclusive, out of 0 to 2^128 - 1
 * (docs.aws.amazon.com/streams/latest/dev/key-concepts.html).
 */
record HashRange(BigInteger start, BigInteger end) {

    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(128);

    /** The largest hash key. */
    static final BigInteger LARGEST = ALL.subtract(BigInteger.ONE);

    HashRange {
        if (start.signum() < 0 || start.compareTo(end) > 0 || end.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("No range of hash keys goes from " + start + " to " + end + ".");
        }
    }

    /** The ranges of a new stream's shards: equal, but that the last one takes what division leaves over, as at AWS. */
    static List<HashRange> evenly(int shards) {
        BigInteger width = ALL.divide(BigInteger.valueOf(shards));
        List<HashRange> ranges = new ArrayList<>(shards);
        BigInteger start = BigInteger.ZERO;
        for (int i = 1; i < shards; i++) {
            BigInteger next = start.add(width);
            ranges.add(new HashRange(start, next.subtract(BigInteger.ONE)));
            start = next;
        }
        ranges.add(new HashRange(start, LARGEST));
        return ranges;
    }

    /** The hash key of a partition key: its MD5. */
    static BigInteger hash(byte[] partitionKey) {
        return new BigInteger(1, MD5.get().digest(partitionKey));
    }

    static byte[] bytes(String partitionKey) {
        return partitionKey.getBytes(StandardCharsets.UTF_8);
    }

    boolean contains(BigInteger hashKey) {
        return start.compareTo(hashKey) <= 0 && hashKey.compareTo(end) <= 0;
    }

    /** Looking MD5 up for every record would cost more than computing it. */
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has MD5", e);
        }
    });
}
