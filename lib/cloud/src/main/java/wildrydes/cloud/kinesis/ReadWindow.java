package wildrydes.cloud.kinesis;

/**
 * What was read from a shard within the current second of cloud time: at most 5 GetRecords and 2 MiB. One answer may hold up
 * to 10 MiB; what it holds beyond the second's 2 MiB is taken from the seconds that follow, so that after a full answer
 * nothing is read for 5 seconds (docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html). Safe for concurrent
 * use.
 */
final class ReadWindow {

    static final int MOST_CALLS = 5;
    static final int MOST_BYTES = 2 << 20;
    /** Most bytes in one answer. */
    static final int ANSWER_BYTES = 10 << 20;

    private long second = Long.MIN_VALUE;
    private int calls;
    private long bytes;

    /** Whether a call may read now; it is counted. */
    synchronized boolean take(long nowSecond) {
        if (nowSecond != second) {
            long passed = nowSecond - second;
            bytes = passed < 0 || passed > ANSWER_BYTES / MOST_BYTES ? 0 : Math.max(0, bytes - passed * MOST_BYTES);
            second = nowSecond;
            calls = 0;
        }
        if (calls >= MOST_CALLS || bytes >= MOST_BYTES) {
            return false;
        }
        calls++;
        return true;
    }

    /** Counts what a call has read. */
    synchronized void read(long answered) {
        bytes += answered;
    }
}
