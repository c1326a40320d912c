package wildrydes.cloud.reading;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose records lie in shards, as a reader sees it: Kinesis and DynamoDB have the same calls by different names. All throw what the
 * service says.
 *
 * @param <R> its records
 */
public interface ShardedStream<R extends ShardRecord> {

    /** What the stream is now. */
    Described describe();

    /**
     * An iterator at a position in a shard.
     *
     * @param from its end does not matter
     */
    String iterator(String shard, ShardPosition from);

    /** What comes at an iterator; null where that has expired. */
    @Nullable
    Page<R> read(String shard, String iterator);

    /** Whether a refusal says that this was read too often or too much, and may be tried again in a moment. */
    boolean throttles(RuntimeException refusal);

    /** Whether a refusal says that there is no such stream or shard any more. */
    boolean gone(RuntimeException refusal);

    /**
     * A stream at a moment.
     *
     * @param identity tells it from others that had or will have its name
     * @param retention how long it keeps records
     */
    record Described(String identity, List<Node> shards, Duration retention) {}

    /** A shard, and those that it came of. */
    record Node(String shard, Set<String> parents) {}

    /**
     * What a read gave.
     *
     * @param next iterator; null where the shard has ended
     * @param millisBehind how far it is behind the newest record; 0 where nothing was left
     * @param children shards that came of this one, where it has ended
     */
    record Page<R>(List<R> records, @Nullable String next, long millisBehind, List<Node> children) {}
}
