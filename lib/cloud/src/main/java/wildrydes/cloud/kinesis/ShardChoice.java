package wildrydes.cloud.kinesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ShardFilter;

/**
 * Which shards a list is asked for (docs.aws.amazon.com/kinesis/latest/APIReference/API_ShardFilter.html).
 *
 * @param value milliseconds since the epoch, or an index; 0 where the kind needs none
 */
record ShardChoice(Kind kind, long value) {

    enum Kind {
        ALL,
        OPEN,
        OPEN_AT,
        OPEN_FROM,
        BEHIND
    }

    private static final ShardChoice ALL = new ShardChoice(Kind.ALL, 0);

    static ShardChoice of(@Nullable ShardFilter filter, Stream stream, Instant now, KinesisErrors errors) {
        if (filter == null) {
            return ALL;
        }
        long horizon = Math.max(stream.horizon(now), stream.plan().created().toEpochMilli());
        return switch (filter.type()) {
            case AT_LATEST -> new ShardChoice(Kind.OPEN, 0);
            case AT_TRIM_HORIZON -> new ShardChoice(Kind.OPEN_AT, horizon);
            case FROM_TRIM_HORIZON -> new ShardChoice(Kind.OPEN_FROM, horizon);
            case AT_TIMESTAMP -> new ShardChoice(Kind.OPEN_AT, timestamp(filter, errors));
            case FROM_TIMESTAMP -> new ShardChoice(Kind.OPEN_FROM, timestamp(filter, errors));
            case AFTER_SHARD_ID -> new ShardChoice(Kind.BEHIND, shard(filter, stream, errors));
            default -> ALL; // constraints.json lets no other type through
        };
    }

    private static long timestamp(ShardFilter filter, KinesisErrors errors) {
        if (filter.timestamp() == null) {
            throw errors.invalid("Timestamp must be specified when ShardFilter Type is " + filter.type() + ".");
        }
        return filter.timestamp().toEpochMilli();
    }

    private static int shard(ShardFilter filter, Stream stream, KinesisErrors errors) {
        if (filter.shardId() == null) {
            throw errors.invalid("ShardId must be specified when ShardFilter Type is " + filter.type() + ".");
        }
        int index = Shard.index(filter.shardId());
        if (index < 0) {
            throw errors.noShardId(filter.shardId(), stream.name());
        }
        return index;
    }

    boolean includes(Shard shard) {
        return switch (kind) {
            case ALL -> true;
            case OPEN -> shard.isOpen();
            case OPEN_AT -> shard.openAt(Instant.ofEpochMilli(value));
            case OPEN_FROM -> shard.openFrom(Instant.ofEpochMilli(value));
            case BEHIND -> shard.index() > value;
        };
    }

    /** What {@link #toString} wrote. */
    static ShardChoice parse(String text) {
        int space = text.indexOf(' ');
        return new ShardChoice(Kind.valueOf(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }

    @Override
    public String toString() {
        return kind + " " + value;
    }
}
