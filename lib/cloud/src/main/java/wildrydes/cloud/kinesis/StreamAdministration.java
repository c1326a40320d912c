package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Creates, deletes, describes and lists streams. */
final class StreamAdministration {

    private static final int MOST_LISTED_STREAMS = 10_000;
    private static final int LISTED_STREAMS = 100;
    private static final int DESCRIBED_SHARDS = 100;

    private final Streams streams;
    private final StreamCalls calls;
    private final ShardAdministration shards;
    private final TagAdministration tags;
    private final CapacityAdministration capacity;
    private final KinesisErrors errors;
    private final Descriptions descriptions;
    private final CloudTime time;

    StreamAdministration(
            Streams streams,
            StreamCalls calls,
            ShardAdministration shards,
            TagAdministration tags,
            CapacityAdministration capacity,
            KinesisErrors errors,
            Descriptions descriptions,
            CloudTime time) {
        this.streams = streams;
        this.calls = calls;
        this.shards = shards;
        this.tags = tags;
        this.capacity = capacity;
        this.errors = errors;
        this.descriptions = descriptions;
        this.time = time;
    }

    CreateStreamResponse create(CreateStreamRequest request, Caller caller) {
        calls.count(CallLimit.CREATE_STREAM, request.streamName());
        StreamMode mode = mode(request);
        int shards = shards(request, mode);
        int recordKib = Objects.requireNonNullElse(request.maxRecordSizeInKiB(), Traits.DEFAULT_RECORD_KIB);
        Map<String, String> given = request.hasTags() ? request.tags() : Map.of();
        tags.checkNew(given, request.streamName());
        int warm = capacity.warm(mode, request.warmThroughputMiBps());
        streams.create(request.streamName(), Math.max(shards, warm), Traits.of(mode, recordKib, warm), given);
        return CreateStreamResponse.builder().build();
    }

    /** A stream of which neither mode nor shards are said is on demand, as localstack/localstack recorded it at AWS. */
    private static StreamMode mode(CreateStreamRequest request) {
        if (request.streamModeDetails() != null) {
            return request.streamModeDetails().streamMode();
        }
        return request.shardCount() == null ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED;
    }

    private int shards(CreateStreamRequest request, StreamMode mode) {
        Integer given = request.shardCount();
        if (mode == StreamMode.ON_DEMAND) {
            if (given != null) {
                throw errors.invalid("ShardCount must not be specified when the stream mode is ON_DEMAND.");
            }
            return Resharding.ON_DEMAND_SHARDS;
        }
        if (given == null) {
            throw errors.invalid("ShardCount must be specified when the stream mode is PROVISIONED.");
        }
        return given;
    }

    DeleteStreamResponse delete(DeleteStreamRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.DELETE_STREAM);
        streams.delete(stream, Boolean.TRUE.equals(request.enforceConsumerDeletion()));
        return DeleteStreamResponse.builder().build();
    }

    DescribeStreamResponse describe(DescribeStreamRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.DESCRIBE_STREAM);
        int limit = Math.min(DESCRIBED_SHARDS, Objects.requireNonNullElse(request.limit(), DESCRIBED_SHARDS));
        int first = shards.behind(request.exclusiveStartShardId(), stream);
        List<Shard> rest = stream.seen(time.instant()).stream()
                .filter(shard -> shard.index() >= first)
                .toList();
        List<Shard> page = rest.subList(0, Math.min(limit, rest.size()));
        DescribeStreamResponse answer = DescribeStreamResponse.builder()
                .streamDescription(descriptions.description(stream, page, page.size() < rest.size()))
                .build();
        time.looked(descriptions.arn(stream));
        return answer;
    }

    DescribeStreamSummaryResponse summarize(DescribeStreamSummaryRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.DESCRIBE_STREAM_SUMMARY);
        DescribeStreamSummaryResponse answer = DescribeStreamSummaryResponse.builder()
                .streamDescriptionSummary(descriptions.summary(stream))
                .build();
        time.looked(descriptions.arn(stream));
        return answer;
    }

    ListStreamsResponse list(ListStreamsRequest request, Caller caller) {
        Instant now = time.instant();
        calls.count(CallLimit.LIST_STREAMS);
        String token = request.nextToken();
        String after = Objects.requireNonNullElse(request.exclusiveStartStreamName(), "");
        if (token != null) {
            after = PageToken.opened(token, PageToken.STREAMS, streams.seal(), now, errors)
                    .after();
        }
        int limit = Math.min(MOST_LISTED_STREAMS, Objects.requireNonNullElse(request.limit(), LISTED_STREAMS));
        List<Stream> found = streams.after(after).stream().limit(limit + 1L).toList();
        boolean more = found.size() > limit;
        List<Stream> listed = more ? found.subList(0, limit) : found;
        String next = null;
        if (more) {
            String last = listed.get(limit - 1).name();
            next = new PageToken(PageToken.STREAMS, now.toEpochMilli(), 0, last).token(streams.seal());
        }
        return ListStreamsResponse.builder()
                .streamNames(listed.stream().map(Stream::name).toList())
                .hasMoreStreams(more)
                .nextToken(next)
                .streamSummaries(listed.stream().map(descriptions::listed).toList())
                .build();
    }
}
