package wildrydes.cloud.dynamodb.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.SequenceNumberRange;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.store.Page;

/**
 * The operations of DynamoDB Streams. A stream has one shard from its beginning to its end; AWS's has one for each partition of
 * the table, and a new one every few hours.
 */
public final class StreamOperations {

    private static final int PAGE = 100;
    /** APIReference/API_streams_GetRecords.html: so many records, or so many bytes. */
    private static final int MOST_RECORDS = 1000;

    private static final long MOST_BYTES = 1 << 20;

    private final Streams streams;
    private final CloudTime time;
    private final Metrics metrics;

    /**
     * Operations over streams.
     *
     * @param metrics is told what is read
     */
    public StreamOperations(Streams streams, CloudTime time, Metrics metrics) {
        this.streams = streams;
        this.time = time;
        this.metrics = metrics;
    }

    public ListStreamsResponse listStreams(ListStreamsRequest request, Caller caller) {
        int limit = request.limit() == null ? PAGE : request.limit();
        String after = request.exclusiveStartStreamArn();
        String table = request.tableName();
        List<Stream> found = new ArrayList<>();
        String last = null;
        for (StoredStream stream : streams.all()) {
            if (after != null && stream.arn().compareTo(after) <= 0
                    || table != null && !stream.tableName().equals(table.substring(table.lastIndexOf('/') + 1))) {
                continue;
            }
            if (found.size() == limit) {
                last = found.get(limit - 1).streamArn();
                break;
            }
            found.add(Stream.builder()
                    .streamArn(stream.arn())
                    .streamLabel(stream.label())
                    .tableName(stream.tableName())
                    .build());
        }
        return ListStreamsResponse.builder()
                .streams(found)
                .lastEvaluatedStreamArn(last)
                .build();
    }

    public DescribeStreamResponse describeStream(DescribeStreamRequest request, Caller caller) {
        StoredStream stream = stream(request.streamArn());
        String after = request.exclusiveStartShardId();
        StreamDescription.Builder description = StreamDescription.builder()
                .streamArn(stream.arn())
                .streamLabel(stream.label())
                .streamStatus(stream.open() ? StreamStatus.ENABLED : StreamStatus.DISABLED)
                .streamViewType(stream.view())
                .creationRequestDateTime(stream.created())
                .tableName(stream.tableName())
                .keySchema(keys(stream))
                .shards(after == null || after.compareTo(stream.shard()) < 0 ? List.of(shard(stream)) : List.of());
        return DescribeStreamResponse.builder()
                .streamDescription(description.build())
                .build();
    }

    private static List<KeySchemaElement> keys(StoredStream stream) {
        List<KeySchemaElement> keys = new ArrayList<>();
        for (KeyAttribute attribute : stream.keys().attributes()) {
            keys.add(KeySchemaElement.builder()
                    .attributeName(attribute.name())
                    .keyType(keys.isEmpty() ? KeyType.HASH : KeyType.RANGE)
                    .build());
        }
        return keys;
    }

    private Shard shard(StoredStream stream) {
        SequenceNumberRange.Builder range = SequenceNumberRange.builder().startingSequenceNumber(Positions.text(0));
        if (!stream.open()) {
            range.endingSequenceNumber(
                    Positions.text(Math.max(0, streams.tapes().next(stream.number()) - 1)));
        }
        return Shard.builder()
                .shardId(stream.shard())
                .sequenceNumberRange(range.build())
                .build();
    }

    private StoredStream stream(String arn) {
        StoredStream stream = streams.find(arn);
        if (stream == null) {
            throw StreamErrors.noStream(arn);
        }
        return stream;
    }

    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request, Caller caller) {
        StoredStream stream = stream(request.streamArn());
        if (!request.shardId().equals(stream.shard())) {
            throw StreamErrors.noShard(request.shardId(), stream.arn());
        }
        Instant now = time.instant();
        long made = now.toEpochMilli();
        Iterator iterator = switch (request.shardIteratorType()) {
            case TRIM_HORIZON -> new Iterator(stream.arn(), 0, true, made);
            case LATEST -> new Iterator(stream.arn(), streams.tapes().next(stream.number()), false, made);
            case AT_SEQUENCE_NUMBER -> new Iterator(stream.arn(), position(request), false, made);
            case AFTER_SEQUENCE_NUMBER -> new Iterator(stream.arn(), position(request) + 1, false, made);
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("A type of iterator was to be checked before.");
        };
        if (iterator.from() == 0) {
            iterator = new Iterator(stream.arn(), 0, true, made);
        }
        checkNotTrimmed(stream, iterator, now);
        return GetShardIteratorResponse.builder()
                .shardIterator(iterator.token())
                .build();
    }

    private static long position(GetShardIteratorRequest request) {
        String given = request.sequenceNumber();
        if (given == null) {
            throw StreamErrors.invalid(
                    "Sequence number is required for shard iterator type " + request.shardIteratorTypeAsString());
        }
        Long position = Positions.of(given);
        if (position == null) {
            throw StreamErrors.invalid("Invalid SequenceNumber: " + given);
        }
        return position;
    }

    private void checkNotTrimmed(StoredStream stream, Iterator iterator, Instant now) {
        long horizon = horizon(now);
        if (!iterator.oldest()
                && stream.created().toEpochMilli() < horizon
                && iterator.from() < streams.tapes().firstSince(stream.number(), horizon)) {
            throw StreamErrors.trimmed();
        }
    }

    private static long horizon(Instant now) {
        return now.minus(Tapes.LIFE).toEpochMilli();
    }

    public GetRecordsResponse getRecords(GetRecordsRequest request, Caller caller) {
        Iterator iterator = Iterator.of(request.shardIterator());
        if (iterator == null) {
            throw StreamErrors.invalid("Invalid ShardIterator: " + request.shardIterator());
        }
        StoredStream stream = stream(iterator.stream());
        Instant now = time.instant();
        if (iterator.expired(now)) {
            throw StreamErrors.expired();
        }
        checkNotTrimmed(stream, iterator, now);
        int limit = request.limit() == null ? MOST_RECORDS : request.limit();
        boolean open = stream.open();
        Page page = streams.tapes().read(stream.number(), iterator.from(), limit, MOST_BYTES, horizon(now));
        boolean over = !open && !page.more();
        Metrics.Group group = metrics.of(
                "AWS/DynamoDB",
                Map.of("TableName", stream.tableName(), "StreamLabel", stream.label(), "Operation", "GetRecords"));
        group.add(now, "ReturnedRecordsCount", "Count", page.records().size());
        group.add(now, "ReturnedBytes", "Bytes", (double) page.bytes());
        return GetRecordsResponse.builder()
                .records(page.records().stream()
                        .map(read -> Content.record(read, stream, streams.region()))
                        .toList())
                .nextShardIterator(
                        over ? null : new Iterator(stream.arn(), page.next(), false, now.toEpochMilli()).token())
                .build();
    }
}
