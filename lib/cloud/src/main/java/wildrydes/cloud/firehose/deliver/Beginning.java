package wildrydes.cloud.firehose.deliver;

import java.time.Instant;
import java.util.Map;
import wildrydes.cloud.reading.ShardPosition;

/**
 * How it was when a buffer was opened.
 *
 * @param order rises from one to the next
 * @param taken how far records had been taken before the first one of the buffer
 */
record Beginning(long order, Instant opened, Map<String, ShardPosition> taken) {

    Beginning {
        taken = Map.copyOf(taken);
    }

    boolean before(Beginning other) {
        return order < other.order;
    }

    /** The same records, in a buffer that was opened later. */
    Beginning at(Instant later) {
        return new Beginning(order, later, taken);
    }
}
