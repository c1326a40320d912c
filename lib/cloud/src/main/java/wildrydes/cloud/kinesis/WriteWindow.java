package wildrydes.cloud.kinesis;

/**
 * What a shard has taken in within the current second of cloud time: at most 1,000 records and 1 MiB, partition keys included
 * (docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html). A record may alone be larger, up to 10 MiB; what it has
 * beyond the second's 1 MiB is taken from the seconds that follow, so that throughput stays what it is
 * (docs.aws.amazon.com/streams/latest/dev/large-records.html). Not safe for concurrent use.
 */
final class WriteWindow {

    static final int MOST_RECORDS = 1000;
    static final int MOST_BYTES = 1 << 20;

    /** For so long the largest record is made up for. */
    private static final long MOST_SECONDS = 11;

    private long second = Long.MIN_VALUE;
    private int records;
    private long bytes;

    /** Takes a record in, unless there is no room; the first of a second has room where the seconds before left any. */
    boolean take(long nowSecond, int size) {
        if (nowSecond != second) {
            long passed = nowSecond - second;
            bytes = passed < 0 || passed > MOST_SECONDS ? 0 : Math.max(0, bytes - passed * MOST_BYTES);
            second = nowSecond;
            records = 0;
        }
        boolean room = records == 0 ? bytes < MOST_BYTES : records < MOST_RECORDS && bytes + size <= MOST_BYTES;
        if (room) {
            records++;
            bytes += size;
        }
        return room;
    }
}
