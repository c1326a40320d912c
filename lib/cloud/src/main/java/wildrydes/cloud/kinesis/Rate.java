package wildrydes.cloud.kinesis;

import java.time.Instant;

/**
 * A limit of calls in a second of cloud time, for calls that move no records. Calls at one and the same instant count once:
 * while cloud time stands still, nobody waits it out, and a learner who looks at a stream for the sixth time would be locked
 * out for ever. Safe for concurrent use.
 */
final class Rate {

    private final int most;
    private Instant latest = Instant.MIN;
    private int calls;

    /** @param most calls within a second */
    Rate(int most) {
        this.most = most;
    }

    /** Whether a call may be made now; it is counted. */
    synchronized boolean take(Instant now) {
        if (now.equals(latest)) {
            return true;
        }
        if (now.getEpochSecond() != latest.getEpochSecond()) {
            calls = 0;
        }
        if (calls >= most) {
            return false;
        }
        latest = now;
        calls++;
        return true;
    }
}
