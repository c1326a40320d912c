package wildrydes.cloud.kinesis;

/**
 * What was pushed to a consumer out of a shard within the current second of cloud time: at most 2 MiB
 * (docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html). A record that is larger than what is left is taken
 * from the seconds that follow. Safe for concurrent use.
 */
final class PushWindow {

    static final int MOST_BYTES = 2 << 20;

    private long second = Long.MIN_VALUE;
    private long bytes;

    /** Bytes that may be pushed now; 0 or less where there is no room before the next second. */
    synchronized long room(long nowSecond) {
        if (nowSecond != second) {
            long passed = nowSecond - second;
            boolean paid = passed < 0 || passed > bytes / MOST_BYTES;
            bytes = paid ? 0 : bytes - passed * MOST_BYTES;
            second = nowSecond;
        }
        return MOST_BYTES - bytes;
    }

    /** Counts what was pushed. */
    synchronized void pushed(long more) {
        bytes += more;
    }
}
