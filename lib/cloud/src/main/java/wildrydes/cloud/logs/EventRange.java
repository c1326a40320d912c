package wildrydes.cloud.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of the events that somebody may see, in milliseconds since the epoch.
 *
 * @param from inclusive
 * @param until exclusive
 */
record EventRange(long from, long until) {

    /**
     * What is wanted and still kept.
     *
     * @param from null for no bound
     * @param until exclusive; null for no bound
     */
    static EventRange of(LogGroup group, Instant now, @Nullable Long from, @Nullable Long until) {
        return new EventRange(
                Math.max(group.horizon(now), from == null ? Long.MIN_VALUE : from),
                until == null ? Long.MAX_VALUE : until);
    }

    boolean has(long timestamp) {
        return timestamp >= from && timestamp < until;
    }
}
