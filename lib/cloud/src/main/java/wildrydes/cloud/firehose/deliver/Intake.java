package wildrydes.cloud.firehose.deliver;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.reading.ShardPosition;

/** Where a delivery stream gets its records from. Used by one thread at a time. */
interface Intake {

    /**
     * Takes what has come.
     *
     * @param to is given each record
     * @throws RuntimeException what the service that is asked, or the policies say; what was given before is taken
     */
    void take(Instant now, Consumer<Item> to);

    /** When to take again; null where that is told by somebody else. */
    @Nullable
    Instant next(Instant now);

    /** How far it was taken. */
    Map<String, ShardPosition> positions();

    /** Tells what is read from what had or will have its name. */
    String identity();

    /** How far behind the newest record, in milliseconds; null where that has no meaning. */
    @Nullable
    Long millisBehind();

    /** All up to these positions is delivered. */
    void delivered(Map<String, ShardPosition> positions);
}
