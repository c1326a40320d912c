package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.Record;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Page;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.TapeRecord;

/** Reads records out of shards, from iterator to iterator. */
final class RecordOutlet {

    private static final int MOST_RECORDS = 10_000;

    private final Streams streams;
    private final Addresses addresses;
    private final KinesisErrors errors;
    private final Store store;
    private final CloudTime time;
    private final Starts starts;
    private final Function<String, StreamMetrics> metrics;

    RecordOutlet(
            Streams streams,
            Addresses addresses,
            KinesisErrors errors,
            Store store,
            CloudTime time,
            Function<String, StreamMetrics> metrics) {
        this.streams = streams;
        this.addresses = addresses;
        this.errors = errors;
        this.store = store;
        this.time = time;
        this.starts = new Starts("GetShardIterator", errors);
        this.metrics = metrics;
    }

    GetShardIteratorResponse iterator(GetShardIteratorRequest request, Caller caller) {
        String name = addresses.name(request, caller);
        int index = Shard.index(request.shardId());
        if (index < 0) {
            throw errors.noShardId(request.shardId(), name);
        }
        Instant now = time.instant();
        Stream stream = streams.named(name);
        Shard shard = stream == null ? null : stream.shard(index, now);
        if (stream == null || shard == null) {
            throw errors.noShard(Shard.id(index), name);
        }
        if (!shard.iterators().take(now)) {
            throw errors.throttled(shard.id(), name);
        }
        long position = starts.position(
                request.shardIteratorType(), request.startingSequenceNumber(), request.timestamp(), stream, shard, now);
        return GetShardIteratorResponse.builder()
                .shardIterator(token(stream, shard, position, now))
                .build();
    }

    private String token(Stream stream, Shard shard, long position, Instant now) {
        return new ShardIterator(now.toEpochMilli(), stream.name(), stream.id(), shard.index(), position)
                .token(streams.seal());
    }

    GetRecordsResponse read(GetRecordsRequest request, Caller caller) {
        long begun = System.nanoTime();
        Instant now = time.instant();
        ShardIterator iterator = ShardIterator.of(request.shardIterator(), streams.seal());
        if (iterator == null || iterator.made() > now.toEpochMilli()) {
            throw errors.badIterator();
        }
        addresses.agree(iterator, request, caller);
        if (iterator.expired(now)) {
            throw errors.expired(iterator.madeAt(), now);
        }
        Stream stream = streams.named(iterator.stream());
        Shard shard = stream == null || stream.id() != iterator.streamId() ? null : stream.shard(iterator.shard(), now);
        if (stream == null || shard == null) {
            throw errors.noShard(Shard.id(iterator.shard()), iterator.stream());
        }
        if (!shard.reads().take(now.getEpochSecond())) {
            metrics.apply(stream.name()).readRefused(now, stream, shard, begun);
            throw errors.throttled(shard.id(), stream.name());
        }
        int limit = Objects.requireNonNullElse(request.limit(), MOST_RECORDS);
        long horizon = stream.horizon(now);
        boolean closed = !shard.isOpen(); // asked before reading, so that what still came in is not left out
        Page page = shard.tape().read(iterator.position(), limit, ReadWindow.ANSWER_BYTES, horizon);
        shard.reads().read(page.bytes());
        if (shard.tape().outdated(horizon)) {
            store.checkpointSoon();
        }
        GetRecordsResponse answer = answer(stream, shard, page, closed && !page.more(), now);
        metrics.apply(stream.name())
                .read(now, stream, shard, page.records().size(), page.bytes(), answer.millisBehindLatest(), begun);
        return answer;
    }

    /** @param ended whether the shard will never give anything behind this page */
    private GetRecordsResponse answer(Stream stream, Shard shard, Page page, boolean ended, Instant now) {
        GetRecordsResponse.Builder answer = GetRecordsResponse.builder()
                .records(page.records().stream()
                        .map(record -> record(shard, record))
                        .toList())
                .millisBehindLatest(behind(page, now));
        if (ended) {
            answer.childShards(children(stream, shard));
        } else {
            answer.nextShardIterator(token(stream, shard, page.next(), now));
        }
        return answer.build();
    }

    /** At least 1 where something is left, since readers take 0 for the end also while time stands still. */
    static long behind(Page page, Instant now) {
        if (!page.more()) {
            return 0;
        }
        List<TapeRecord> records = page.records();
        long arrival = records.isEmpty()
                ? now.toEpochMilli()
                : records.get(records.size() - 1).arrivalMillis();
        return Math.max(1, now.toEpochMilli() - arrival);
    }

    static Record record(Shard shard, TapeRecord record) {
        return Record.builder()
                .sequenceNumber(
                        shard.number(record.position(), record.arrivalMillis()).toString())
                .approximateArrivalTimestamp(Instant.ofEpochMilli(record.arrivalMillis()))
                .partitionKey(record.key())
                .data(SdkBytes.fromByteArrayUnsafe(record.data()))
                .build();
    }

    /** The shards that came of one that is closed. */
    static List<ChildShard> children(Stream stream, Shard parent) {
        return stream.shards().all().stream()
                .filter(child -> comesOf(child, parent))
                .map(RecordOutlet::child)
                .toList();
    }

    private static boolean comesOf(Shard child, Shard parent) {
        return Objects.equals(child.origin().parent(), parent.index())
                || Objects.equals(child.origin().adjacentParent(), parent.index());
    }

    private static ChildShard child(Shard child) {
        List<String> parents = java.util.stream.Stream.of(
                        child.origin().parent(), child.origin().adjacentParent())
                .filter(Objects::nonNull)
                .map(Shard::id)
                .toList();
        return ChildShard.builder()
                .shardId(child.id())
                .parentShards(parents)
                .hashKeyRange(HashKeyRange.builder()
                        .startingHashKey(child.range().start().toString())
                        .endingHashKey(child.range().end().toString())
                        .build())
                .build();
    }
}
