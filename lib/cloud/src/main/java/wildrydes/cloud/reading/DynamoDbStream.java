package wildrydes.cloud.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** The stream of a table, read as everybody reads it. */
public final class DynamoDbStream implements ShardedStream<Change> {

    private static final Duration RETENTION = Duration.ofHours(24);
    private static final int MOST_RECORDS = 1_000;

    private final Calls calls;
    private final String arn;
    private final Instant since;

    /**
     * @param calls in whose name it is read
     * @param since what was changed earlier is passed over, to the second: there are no iterators at a time here
     */
    public DynamoDbStream(Calls calls, String arn, Instant since) {
        this.calls = calls;
        this.arn = arn;
        this.since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Described describe() {
        List<Node> nodes = new ArrayList<>();
        StreamDescription page = page(null);
        add(nodes, page);
        while (page.lastEvaluatedShardId() != null) {
            page = page(page.lastEvaluatedShardId());
            add(nodes, page);
        }
        return new Described(page.streamLabel(), nodes, RETENTION);
    }

    private StreamDescription page(@Nullable String after) {
        DescribeStreamResponse answer = calls.call(DescribeStreamRequest.builder()
                .streamArn(arn)
                .exclusiveStartShardId(after)
                .build());
        return answer.streamDescription();
    }

    private static void add(List<Node> nodes, StreamDescription page) {
        for (Shard shard : page.shards()) {
            String parent = shard.parentShardId();
            nodes.add(new Node(shard.shardId(), parent == null ? Set.of() : Set.of(parent)));
        }
    }

    @Override
    public String iterator(String shard, ShardPosition from) {
        String after = from.after();
        if (after == null) {
            return oldest(shard);
        }
        try {
            return iterator(GetShardIteratorRequest.builder()
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(after));
        } catch (TrimmedDataAccessException e) {
            return oldest(shard); // what is left begins behind it
        }
    }

    private String oldest(String shard) {
        return iterator(
                GetShardIteratorRequest.builder().shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON));
    }

    private String iterator(GetShardIteratorRequest.Builder request) {
        GetShardIteratorResponse answer = calls.call(request.streamArn(arn).build());
        return answer.shardIterator();
    }

    @Override
    public @Nullable Page<Change> read(String shard, String iterator) {
        GetRecordsResponse answer;
        try {
            answer = calls.call(GetRecordsRequest.builder()
                    .shardIterator(iterator)
                    .limit(MOST_RECORDS)
                    .build());
        } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
            return null;
        }
        List<Change> all = answer.records().stream().map(Change::new).toList();
        return new Page<>(
                all.stream()
                        .filter(change -> change.arrivalMillis() >= since.toEpochMilli())
                        .toList(),
                answer.nextShardIterator(),
                all.isEmpty() ? 0 : 1, // the service does not say how much is left
                List.of());
    }

    @Override
    public boolean throttles(RuntimeException refusal) {
        return refusal instanceof LimitExceededException;
    }

    @Override
    public boolean gone(RuntimeException refusal) {
        return refusal instanceof ResourceNotFoundException;
    }
}
