package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How often operations were called, for the account or for one stream. Safe for concurrent use. */
final class Rates {

    private final Map<CallLimit, Rate> rates = new EnumMap<>(CallLimit.class);

    /** Whether a call may be made now; it is counted. */
    boolean take(CallLimit limit, Instant now) {
        Rate rate;
        synchronized (rates) {
            rate = rates.computeIfAbsent(limit, one -> new Rate(one.most()));
        }
        return rate.take(now);
    }
}
