package wildrydes.cloud.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;

/** A Kinesis data stream, read as everybody reads it. */
public final class KinesisStream implements ShardedStream<Arrival> {

    private static final int MOST_RECORDS = 10_000;

    private final Calls calls;
    private final String arn;

    /** @param calls in whose name it is read */
    public KinesisStream(Calls calls, String arn) {
        this.calls = calls;
        this.arn = arn;
    }

    @Override
    public Described describe() {
        List<Node> nodes = new ArrayList<>();
        StreamDescription page = page(null);
        add(nodes, page);
        while (page.hasMoreShards() && !page.shards().isEmpty()) {
            page = page(nodes.get(nodes.size() - 1).shard());
            add(nodes, page);
        }
        return new Described(
                page.streamCreationTimestamp().toString(), nodes, Duration.ofHours(page.retentionPeriodHours()));
    }

    private StreamDescription page(@Nullable String after) {
        DescribeStreamResponse answer = calls.call(DescribeStreamRequest.builder()
                .streamARN(arn)
                .exclusiveStartShardId(after)
                .build());
        return answer.streamDescription();
    }

    private static void add(List<Node> nodes, StreamDescription page) {
        for (Shard shard : page.shards()) {
            Set<String> parents = new HashSet<>();
            if (shard.parentShardId() != null) {
                parents.add(shard.parentShardId());
            }
            if (shard.adjacentParentShardId() != null) {
                parents.add(shard.adjacentParentShardId());
            }
            nodes.add(new Node(shard.shardId(), parents));
        }
    }

    @Override
    public String iterator(String shard, ShardPosition from) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamARN(arn).shardId(shard);
        String after = from.after();
        if (after != null) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).startingSequenceNumber(after);
        } else if (from.since() == Long.MIN_VALUE) {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        } else {
            request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(Instant.ofEpochMilli(from.since()));
        }
        GetShardIteratorResponse answer = calls.call(request.build());
        return answer.shardIterator();
    }

    /**
     * An iterator behind all that is in a shard now, which is nearer than any moment.
     *
     * @throws RuntimeException what the service or the policies say
     */
    public String latest(String shard) {
        GetShardIteratorResponse answer = calls.call(GetShardIteratorRequest.builder()
                .streamARN(arn)
                .shardId(shard)
                .shardIteratorType(ShardIteratorType.LATEST)
                .build());
        return answer.shardIterator();
    }

    @Override
    public @Nullable Page<Arrival> read(String shard, String iterator) {
        GetRecordsResponse answer;
        try {
            answer = calls.call(GetRecordsRequest.builder()
                    .streamARN(arn)
                    .shardIterator(iterator)
                    .limit(MOST_RECORDS)
                    .build());
        } catch (ExpiredIteratorException e) {
            return null;
        }
        return new Page<>(
                answer.records().stream()
                        .map(record -> Arrival.of(shard, record))
                        .toList(),
                answer.nextShardIterator(),
                answer.millisBehindLatest() == null ? 0 : answer.millisBehindLatest(),
                answer.childShards().stream()
                        .map(child -> new Node(child.shardId(), Set.copyOf(child.parentShards())))
                        .toList());
    }

    @Override
    public boolean throttles(RuntimeException refusal) {
        return refusal instanceof ProvisionedThroughputExceededException;
    }

    @Override
    public boolean gone(RuntimeException refusal) {
        return refusal instanceof ResourceNotFoundException;
    }
}
