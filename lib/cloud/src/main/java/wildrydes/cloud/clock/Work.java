package wildrydes.cloud.clock;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param order rises with each work that is scheduled
 * @param resource ARN of the resource whose state the work changes, or null
 */
record Work(Instant due, long order, @Nullable String resource, Runnable task) {

    /** By time, then in the order of scheduling. */
    static final Comparator<Work> IN_TIME = Comparator.comparing(Work::due).thenComparingLong(Work::order);

    boolean changes(String resource) {
        return resource.equals(this.resource);
    }
}
