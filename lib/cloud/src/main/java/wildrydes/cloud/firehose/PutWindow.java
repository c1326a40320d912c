package wildrydes.cloud.firehose;

/**
 * What was put into a delivery stream within the current second of cloud time: at most 500,000 records, 2,000 requests and 5 MiB
 * (docs.aws.amazon.com/firehose/latest/dev/limits.html, of us-east-1). Safe for concurrent use.
 */
final class PutWindow {

    static final int MOST_RECORDS = 500_000;
    static final int MOST_REQUESTS = 2_000;
    static final int MOST_BYTES = 5 << 20;

    private long second = Long.MIN_VALUE;
    private int requests;
    private int records;
    private long bytes;

    /** Takes a request, unless there is no room. */
    synchronized boolean takeRequest(long nowSecond) {
        if (nowSecond != second) {
            second = nowSecond;
            requests = 0;
            records = 0;
            bytes = 0;
        }
        if (requests >= MOST_REQUESTS) {
            return false;
        }
        requests++;
        return true;
    }

    /** Takes a record of a request that was taken, unless there is no room. */
    synchronized boolean take(int size) {
        if (records >= MOST_RECORDS || bytes + size > MOST_BYTES) {
            return false;
        }
        records++;
        bytes += size;
        return true;
    }
}
