package wildrydes.cloud.kinesis;

/**
 * What a shard has taken in within the current second of cloud time: at most 1,000 records and 1 MiB, partition keys included
 * (docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html). Not safe for concurrent use.
 */
final class WriteWindow {

    static final int MOST_RECORDS = 1000;
    static final int MOST_BYTES = 1 << 20;

    private long second = Long.MIN_VALUE;
    private int records;
    private long bytes;

    /** Takes a record in, unless there is no room; a record that alone fills the second has room in an empty one. */
    boolean take(long nowSecond, int size) {
        if (nowSecond != second) {
            second = nowSecond;
            records = 0;
            bytes = 0;
        }
        if (records > 0 && (records >= MOST_RECORDS || bytes + size > MOST_BYTES)) {
            return false;
        }
        records++;
        bytes += size;
        return true;
    }
}
