package wildrydes.cloud.analytics.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import wildrydes.cloud.analytics.StartingPosition;
import wildrydes.cloud.door.Door;

/**
 * Takes samples of a stream for the discovery of its schema. Where AWS waits for records to come, this looks at those that came in the
 * last seconds: while time stands still none would come, and while a producer sends, some are there.
 */
public final class Sampler {

    private static final Duration LOOK_BACK = Duration.ofSeconds(10);
    private static final int MOST_RECORDS = 1_000;

    private final RoleCalls calls;

    /** @param door the way to other services */
    public Sampler(Supplier<Door> door) {
        this.calls = new RoleCalls(door);
    }

    /**
     * Some records of a stream, in the order of their arrival, with those apart that the Kinesis Producer Library has put together.
     *
     * @param stream ARN
     * @param role ARN of the role in which it is read
     * @param position TRIM_HORIZON for the oldest; otherwise the newest are taken
     * @param most at most so many come back
     * @return none where nobody has sent any
     * @throws RuntimeException what Kinesis or the policies say
     */
    public List<byte[]> sample(String stream, String role, StartingPosition position, Instant now, int most) {
        boolean oldest = position == StartingPosition.TRIM_HORIZON;
        List<Arrival> found = new ArrayList<>();
        for (Shard shard : shards(stream, role)) {
            found.addAll(read(stream, role, shard.shardId(), oldest ? null : now.minus(LOOK_BACK)));
        }
        found.sort(Comparator.comparingLong(Arrival::arrivalMillis));
        List<byte[]> samples = found.stream()
                .flatMap(record -> Aggregate.split(record).stream())
                .map(Arrival::data)
                .toList();
        int over = Math.max(0, samples.size() - most);
        return oldest ? samples.subList(0, samples.size() - over) : samples.subList(over, samples.size());
    }

    private List<Shard> shards(String stream, String role) {
        List<Shard> shards = new ArrayList<>();
        boolean more = true;
        while (more) {
            DescribeStreamResponse answer = calls.call(
                    DescribeStreamRequest.builder()
                            .streamARN(stream)
                            .exclusiveStartShardId(
                                    shards.isEmpty()
                                            ? null
                                            : shards.get(shards.size() - 1).shardId())
                            .build(),
                    role);
            StreamDescription page = answer.streamDescription();
            shards.addAll(page.shards());
            more = page.hasMoreShards() && !page.shards().isEmpty();
        }
        return shards;
    }

    private List<Arrival> read(String stream, String role, String shard, @Nullable Instant since) {
        GetShardIteratorRequest.Builder from =
                GetShardIteratorRequest.builder().streamARN(stream).shardId(shard);
        if (since == null) {
            from.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        } else {
            from.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(since);
        }
        GetShardIteratorResponse iterator = calls.call(from.build(), role);
        GetRecordsResponse answer = calls.call(
                GetRecordsRequest.builder()
                        .streamARN(stream)
                        .shardIterator(iterator.shardIterator())
                        .limit(MOST_RECORDS)
                        .build(),
                role);
        List<Arrival> found = new ArrayList<>();
        for (Record record : answer.records()) {
            found.add(Arrival.of(shard, record));
        }
        return found;
    }
}
