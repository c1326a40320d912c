package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.MergeShardsResponse;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardResponse;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;
import wildrydes.cloud.auth.Caller;

/** Lists, splits and merges shards. */
final class ShardAdministration {

    private static final int LISTED_SHARDS = 1000;

    /** docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html. */
    private static final int MOST_OF_STREAM = 10_000;

    private final Streams streams;
    private final StreamCalls calls;
    private final Addresses addresses;
    private final KinesisErrors errors;
    private final Descriptions descriptions;

    ShardAdministration(
            Streams streams, StreamCalls calls, Addresses addresses, KinesisErrors errors, Descriptions descriptions) {
        this.streams = streams;
        this.calls = calls;
        this.addresses = addresses;
        this.errors = errors;
        this.descriptions = descriptions;
    }

    SplitShardResponse split(SplitShardRequest request, Caller caller) {
        String name = addresses.name(request, caller);
        int index = index(request.shardToSplit(), name);
        BigInteger at = new BigInteger(request.newStartingHashKey());
        Stream stream = calls.stream(name, CallLimit.SPLIT_SHARD);
        streams.update(stream, null, settings -> {
            requireProvisioned(stream);
            Shard shard = shard(index, stream);
            streams.requireShards(1);
            HashRange range = shard.range();
            if (at.compareTo(range.start().add(BigInteger.ONE)) <= 0 || at.compareTo(range.end()) >= 0) {
                throw errors.badSplit(at, shard.id(), name, range);
            }
            return new Update.Split(index, at);
        });
        return SplitShardResponse.builder().build();
    }

    MergeShardsResponse merge(MergeShardsRequest request, Caller caller) {
        String name = addresses.name(request, caller);
        int first = index(request.shardToMerge(), name);
        int second = index(request.adjacentShardToMerge(), name);
        Stream stream = calls.stream(name, CallLimit.MERGE_SHARDS);
        streams.update(stream, null, settings -> {
            requireProvisioned(stream);
            Shard lower = shard(first, stream);
            Shard upper = shard(second, stream);
            if (!lower.range().end().add(BigInteger.ONE).equals(upper.range().start())) {
                throw errors.notAdjacent(lower.id(), upper.id(), name);
            }
            return new Update.Merge(first, second);
        });
        return MergeShardsResponse.builder().build();
    }

    private int index(String id, String stream) {
        int index = Shard.index(id);
        if (index < 0) {
            throw errors.noShardId(id, stream);
        }
        return index;
    }

    /** The shard with that index, which takes records. */
    private Shard shard(int index, Stream stream) {
        Shard shard = stream.shard(index, calls.now());
        if (shard == null) {
            throw errors.noShardId(Shard.id(index), stream.name());
        }
        if (!shard.isOpen()) {
            throw errors.closedShard(shard.id(), stream.name());
        }
        return shard;
    }

    private void requireProvisioned(Stream stream) {
        if (stream.traits().onDemand()) {
            throw errors.onDemand(stream.name());
        }
    }

    UpdateShardCountResponse scale(UpdateShardCountRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.UPDATE_SHARD_COUNT);
        int target = request.targetShardCount();
        int current = stream.openShards();
        streams.update(stream, Recent.Kind.SCALING, settings -> {
            requireProvisioned(stream);
            requireScalable(stream.openShards(), target);
            Update.Scale scale = new Update.Scale(target);
            streams.requireShards(Resharding.additional(scale, stream.shards().open()));
            return scale;
        });
        return UpdateShardCountResponse.builder()
                .streamName(stream.name())
                .streamARN(descriptions.arn(stream))
                .currentShardCount(current)
                .targetShardCount(target)
                .build();
    }

    private void requireScalable(int current, int target) {
        if (target > MOST_OF_STREAM) {
            throw errors.tooManyShardsOfStream(MOST_OF_STREAM, current, target);
        }
        if (target > 2L * current) {
            throw errors.overDouble(current, target);
        }
        if (2L * target < current) {
            throw errors.belowHalf(current, target);
        }
    }

    ListShardsResponse list(ListShardsRequest request, Caller caller) {
        Instant now = calls.now();
        ShardList from = start(request, caller, now);
        Stream stream = from.stream();
        if (stream.status() == StreamStatus.CREATING) {
            throw errors.notActive(stream.name(), stream.status());
        }
        int limit = Math.min(LISTED_SHARDS, Objects.requireNonNullElse(request.maxResults(), LISTED_SHARDS));
        List<Shard> listed = new ArrayList<>();
        for (Shard shard : stream.seen(now)) {
            if (shard.index() < from.first() || !from.choice().includes(shard)) {
                continue;
            }
            if (listed.size() == limit) {
                String after = from.choice() + " " + shard.index();
                return shards(
                        listed,
                        new PageToken(PageToken.SHARDS, now.toEpochMilli(), stream.id(), after).token(streams.seal()));
            }
            listed.add(shard);
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
            Stream stream = calls.stream(request, caller, CallLimit.LIST_SHARDS);
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
        PageToken page = PageToken.opened(token, PageToken.SHARDS, streams.seal(), now, errors);
        String name = streams.nameOf(page.of());
        if (name == null) {
            throw errors.invalid("Invalid NextToken.");
        }
        int space = page.after().lastIndexOf(' ');
        return new ShardList(
                calls.stream(name, CallLimit.LIST_SHARDS),
                ShardChoice.parse(page.after().substring(0, space)),
                Integer.parseInt(page.after().substring(space + 1)));
    }

    /** Index of the first shard to list. */
    int behind(@Nullable String exclusiveStart, Stream stream) {
        if (exclusiveStart == null) {
            return 0;
        }
        int index = index(exclusiveStart, stream.name());
        return index == Integer.MAX_VALUE ? index : index + 1;
    }
}
