package wildrydes.cloud.firehose.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.wire.Failure;

/** What keeps a delivery stream from its work at the moment, by what it does; logged when it begins, and again every minute. Used by one thread at a time. */
final class Troubles {

    private static final Duration LOGGED_AGAIN = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(Troubles.class.getName());

    /** What a delivery stream does. */
    enum Part {
        READING,
        TRANSFORMING,
        DELIVERING,
        BACKING_UP
    }

    /** Writes one to the log of a delivery stream. */
    interface Log {
        void tell(Part part, Trouble trouble);
    }

    private record Known(Trouble trouble, Instant logged) {}

    private final Map<Part, Known> now = new EnumMap<>(Part.class);
    private final Log log;

    Troubles(Log log) {
        this.log = log;
    }

    /** The first of those that there are; null where all is well. */
    @Nullable
    Trouble first() {
        for (Known known : now.values()) {
            return known.trouble();
        }
        return null;
    }

    /** Something was thrown that nobody meant to; it stands in the cloud's own log. */
    static void note(String name, RuntimeException thrown) {
        if (Failure.of(thrown).unexpected() != null) {
            LOG.log(Level.SEVERE, "Delivery stream " + name + " fails, and tries again.", thrown);
        }
    }

    void arises(Part part, Trouble trouble) {
        Known before = now.get(part);
        boolean logged = before != null
                && before.trouble().same(trouble)
                && trouble.at().isBefore(before.logged().plus(LOGGED_AGAIN));
        now.put(part, new Known(trouble, logged && before != null ? before.logged() : trouble.at()));
        if (!logged) {
            log.tell(part, trouble);
        }
    }

    /** A part works. */
    void ended(Part part) {
        now.remove(part);
    }
}
