package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Creates, deletes, describes and lists streams and their shards. */
final class StreamAdministration {

    /** A new stream's in on-demand mode (docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html). */
    private static final int ON_DEMAND_SHARDS = 4;

    private static final int DEFAULT_RECORD_KIB = 1024;
    private static final int MOST_LISTED_STREAMS = 10_000;
    private static final int LISTED_STREAMS = 100;
    private static final int LISTED_SHARDS = 1000;
    private static final int DESCRIBED_SHARDS = 100;

    private final Streams streams;
    private final Addresses addresses;
    private final KinesisErrors errors;
    private final Descriptions descriptions;
    private final CloudTime time;
    private final Rate creations = new Rate(5);
    private final Rate deletions = new Rate(5);
    private final Rate lists = new Rate(5);
    private final Rate descriptionsOf = new Rate(10);
    private final Rate summaries = new Rate(20);

    StreamAdministration(
            Streams streams, Addresses addresses, KinesisErrors errors, Descriptions descriptions, CloudTime time) {
        this.streams = streams;
        this.addresses = addresses;
        this.errors = errors;
        this.descriptions = descriptions;
        this.time = time;
    }

    CreateStreamResponse create(CreateStreamRequest request, Caller caller) {
        Instant now = time.instant();
        if (!creations.take(now)) {
            throw errors.tooOften(request.streamName());
        }
        StreamMode mode = request.streamModeDetails() == null
                ? StreamMode.PROVISIONED
                : request.streamModeDetails().streamMode();
        int shards = shards(request, mode);
        int recordKib = Objects.requireNonNullElse(request.maxRecordSizeInKiB(), DEFAULT_RECORD_KIB);
        Map<String, String> tags = request.hasTags() ? request.tags() : Map.of();
        streams.create(
                request.streamName(),
                shards,
                id -> new StreamPlan(id, request.streamName(), now, shards, mode, recordKib << 10, tags));
        return CreateStreamResponse.builder().build();
    }

    private int shards(CreateStreamRequest request, StreamMode mode) {
        Integer given = request.shardCount();
        if (mode == StreamMode.ON_DEMAND) {
            if (given != null) {
                throw errors.invalid("ShardCount must not be specified when the stream mode is ON_DEMAND.");
            }
            return ON_DEMAND_SHARDS;
        }
        if (given == null) {
            throw errors.invalid("ShardCount must be specified when the stream mode is PROVISIONED.");
        }
        return given;
    }

    DeleteStreamResponse delete(DeleteStreamRequest request, Caller caller) {
        Stream stream = stream(request, caller);
        if (!deletions.take(time.instant())) {
            throw errors.tooOften(stream.name());
        }
        streams.delete(stream, Boolean.TRUE.equals(request.enforceConsumerDeletion()));
        return DeleteStreamResponse.builder().build();
    }

    DescribeStreamResponse describe(DescribeStreamRequest request, Caller caller) {
        Stream stream = stream(request, caller);
        if (!descriptionsOf.take(time.instant())) {
            throw errors.tooOften(stream.name());
        }
        int limit = Math.min(DESCRIBED_SHARDS, Objects.requireNonNullElse(request.limit(), DESCRIBED_SHARDS));
        int first = behind(request.exclusiveStartShardId(), stream);
        List<Shard> shards = stream.works() ? stream.shards() : List.of();
        List<Shard> rest = shards.subList(Math.min(first, shards.size()), shards.size());
        List<Shard> page = rest.subList(0, Math.min(limit, rest.size()));
        DescribeStreamResponse answer = DescribeStreamResponse.builder()
                .streamDescription(descriptions.description(stream, page, page.size() < rest.size()))
                .build();
        time.looked(descriptions.arn(stream));
        return answer;
    }

    DescribeStreamSummaryResponse summarize(DescribeStreamSummaryRequest request, Caller caller) {
        Stream stream = stream(request, caller);
        if (!summaries.take(time.instant())) {
            throw errors.tooOften(stream.name());
        }
        DescribeStreamSummaryResponse answer = DescribeStreamSummaryResponse.builder()
                .streamDescriptionSummary(descriptions.summary(stream))
                .build();
        time.looked(descriptions.arn(stream));
        return answer;
    }

    private Stream stream(AwsRequest request, Caller caller) {
        String name = addresses.name(request, caller);
        Stream stream = streams.named(name);
        if (stream == null) {
            throw errors.noStream(name);
        }
        return stream;
    }

    /** Index of the first shard to list. */
    private int behind(@Nullable String exclusiveStart, Stream stream) {
        if (exclusiveStart == null) {
            return 0;
        }
        int index = Shard.index(exclusiveStart);
        if (index < 0) {
            throw errors.noShardId(exclusiveStart, stream.name());
        }
        return index == Integer.MAX_VALUE ? index : index + 1;
    }

    ListStreamsResponse list(ListStreamsRequest request, Caller caller) {
        Instant now = time.instant();
        if (!lists.take(now)) {
            throw errors.tooOften();
        }
        String token = request.nextToken();
        String after = Objects.requireNonNullElse(request.exclusiveStartStreamName(), "");
        if (token != null) {
            after = page(token, PageToken.STREAMS, now).after();
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

    private PageToken page(String token, byte kind, Instant now) {
        PageToken page = PageToken.of(token, kind, streams.seal());
        if (page == null) {
            throw errors.invalid("Invalid NextToken.");
        }
        if (page.expired(now)) {
            throw errors.expiredToken(page.madeAt(), now);
        }
        return page;
    }

    ListShardsResponse listShards(ListShardsRequest request, Caller caller) {
        Instant now = time.instant();
        ShardList from = start(request, caller, now);
        Stream stream = from.stream();
        if (!stream.shardLists().take(now)) {
            throw errors.tooOften(stream.name());
        }
        if (stream.status() == StreamStatus.CREATING) {
            throw errors.notActive(stream.name(), stream.status());
        }
        int limit = Math.min(LISTED_SHARDS, Objects.requireNonNullElse(request.maxResults(), LISTED_SHARDS));
        List<Shard> shards = stream.works() ? stream.shards() : List.of();
        List<Shard> listed = new ArrayList<>();
        for (int i = from.first(); i < shards.size(); i++) {
            if (!from.choice().includes(shards.get(i))) {
                continue;
            }
            if (listed.size() == limit) {
                String token = new PageToken(PageToken.SHARDS, now.toEpochMilli(), stream.id(), from.choice() + " " + i)
                        .token(streams.seal());
                return shards(listed, token);
            }
            listed.add(shards.get(i));
        }
        return shards(listed, null);
    }

    private static ListShardsResponse shards(List<Shard> listed, @Nullable String token) {
        return ListShardsResponse.builder()
                .shards(listed.stream().map(Descriptions::shard).toList())
                .nextToken(token)
                .build();
    }

    /** Which shards to list, and from which index on. */
    private record ShardList(Stream stream, ShardChoice choice, int first) {}

    private ShardList start(ListShardsRequest request, Caller caller, Instant now) {
        String token = request.nextToken();
        if (token == null) {
            if (request.streamName() == null && request.streamARN() == null) {
                throw errors.invalid("Either NextToken or StreamName should be provided.");
            }
            Stream stream = stream(request, caller);
            Instant created = request.streamCreationTimestamp();
            if (created != null
                    && created.getEpochSecond() != stream.plan().created().getEpochSecond()) {
                throw errors.noStream(stream.name());
            }
            return new ShardList(
                    stream,
                    ShardChoice.of(request.shardFilter(), stream, now, errors),
                    behind(request.exclusiveStartShardId(), stream));
        }
        if (request.streamName() != null || request.streamARN() != null) {
            throw errors.invalid("NextToken and StreamName cannot be provided together.");
        }
        PageToken page = page(token, PageToken.SHARDS, now);
        String name = streams.nameOf(page.of());
        Stream stream = name == null ? null : streams.named(name);
        if (stream == null) {
            throw errors.invalid("Invalid NextToken.");
        }
        int space = page.after().lastIndexOf(' ');
        return new ShardList(
                stream,
                ShardChoice.parse(page.after().substring(0, space)),
                Integer.parseInt(page.after().substring(space + 1)));
    }
}
