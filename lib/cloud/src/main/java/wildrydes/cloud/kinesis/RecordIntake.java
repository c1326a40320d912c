package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Store;

/** Puts records into streams; they are on the disk before anything is answered. */
final class RecordIntake {

    /** Most of keys and data in one call (docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html). */
    private static final int MOST_MEBIBYTES = 10;

    private final Streams streams;
    private final Addresses addresses;
    private final KinesisErrors errors;
    private final Store store;
    private final CloudTime time;
    private final Function<String, StreamMetrics> metrics;

    RecordIntake(
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
        this.metrics = metrics;
    }

    PutRecordResponse put(PutRecordRequest request, Caller caller) {
        long begun = System.nanoTime();
        Stream stream = stream(request, caller);
        Stream.Put put = put(stream, "data", request.partitionKey(), request.explicitHashKey(), request.data());
        String ordering = request.sequenceNumberForOrdering();
        if (ordering != null) {
            checkOrdering(ordering, stream);
        }
        Instant now = time.instant();
        Stream.Batch batch = stream.put(List.of(put), now, this::append);
        Stream.Placed placed = batch.placed().get(0);
        Commit commit = batch.commit();
        SequenceNumber number = placed.number();
        if (commit == null || number == null) {
            metrics.apply(stream.name()).put(now, stream, put, placed, begun);
            throw errors.throttled(placed.shard().id(), stream.name());
        }
        await(commit, batch);
        metrics.apply(stream.name()).put(now, stream, put, placed, begun);
        return PutRecordResponse.builder()
                .shardId(placed.shard().id())
                .sequenceNumber(number.toString())
                .encryptionType(encryption(stream))
                .build();
    }

    PutRecordsResponse put(PutRecordsRequest request, Caller caller) {
        long begun = System.nanoTime();
        Stream stream = stream(request, caller);
        List<Stream.Put> puts = new ArrayList<>(request.records().size());
        long bytes = 0;
        for (PutRecordsRequestEntry record : request.records()) {
            Stream.Put put = put(
                    stream,
                    "records." + (puts.size() + 1) + ".member.data",
                    record.partitionKey(),
                    record.explicitHashKey(),
                    record.data());
            puts.add(put);
            bytes += put.size();
        }
        if (bytes > (long) MOST_MEBIBYTES << 20) {
            throw errors.requestTooLarge(MOST_MEBIBYTES);
        }
        Instant now = time.instant();
        Stream.Batch batch = stream.put(puts, now, this::append);
        Commit commit = batch.commit();
        if (commit != null) {
            await(commit, batch);
        }
        metrics.apply(stream.name()).putAll(now, stream, puts, batch.placed(), begun);
        int failed = 0;
        List<PutRecordsResultEntry> results = new ArrayList<>(puts.size());
        for (Stream.Placed placed : batch.placed()) {
            results.add(result(placed, stream));
            failed += placed.number() == null ? 1 : 0;
        }
        return PutRecordsResponse.builder()
                .failedRecordCount(failed)
                .encryptionType(encryption(stream))
                .records(results)
                .build();
    }

    private Commit append(byte[] entry) {
        return store.append(Streams.OWNER, entry);
    }

    /** Null for streams that are not encrypted, where AWS's answers have no such member. */
    private static @Nullable EncryptionType encryption(Stream stream) {
        EncryptionType type = Descriptions.encryption(stream);
        return type == EncryptionType.NONE ? null : type;
    }

    /** Tells those who wait for records, also where a commit failed that kept others from being seen. */
    private static void await(Commit commit, Stream.Batch batch) {
        try {
            commit.await();
        } finally {
            Shard told = null;
            for (Stream.Placed placed : batch.placed()) {
                if (placed.number() != null && placed.shard() != told) {
                    told = placed.shard();
                    told.bell().ring();
                }
            }
        }
    }

    private PutRecordsResultEntry result(Stream.Placed placed, Stream stream) {
        SequenceNumber number = placed.number();
        return number != null
                ? PutRecordsResultEntry.builder()
                        .shardId(placed.shard().id())
                        .sequenceNumber(number.toString())
                        .build()
                : PutRecordsResultEntry.builder()
                        .errorCode(KinesisErrors.THROTTLED)
                        .errorMessage(errors.rateExceeded(placed.shard().id(), stream.name()))
                        .build();
    }

    /** The stream to put into, when there is room for records. */
    private Stream stream(AwsRequest request, Caller caller) {
        store.awaitRoom();
        String name = addresses.name(request, caller);
        Stream stream = streams.named(name);
        if (stream == null || !stream.works()) {
            throw errors.noStream(name);
        }
        return stream;
    }

    private Stream.Put put(
            Stream stream, String member, String partitionKey, @Nullable String explicitHashKey, SdkBytes data) {
        byte[] key = HashRange.bytes(partitionKey);
        byte[] bytes = data.asByteArrayUnsafe();
        int most = stream.traits().mostRecordBytes();
        if (bytes.length > most) {
            throw errors.recordTooLarge(member, bytes.length, most);
        }
        BigInteger hash = explicitHashKey == null ? HashRange.hash(key) : new BigInteger(explicitHashKey);
        if (hash.compareTo(HashRange.LARGEST) > 0) {
            throw errors.hashKeyTooLarge(hash);
        }
        return new Stream.Put(key, hash, bytes);
    }

    /** Numbers of a shard rise by themselves; all that is left to see is whether this one was ever given out. */
    private void checkOrdering(String ordering, Stream stream) {
        SequenceNumber number = SequenceNumber.parse(ordering);
        Instant now = time.instant();
        if (number == null || number.second() > now.getEpochSecond()) {
            throw errors.badOrdering(ordering, stream.name());
        }
        Shard shard = stream.shard(number.shard(), now);
        if (shard != null
                && shard.startingNumber().createdSecond() == number.createdSecond()
                && number.position() >= shard.tape().next()) {
            throw errors.badOrdering(ordering, stream.name());
        }
    }
}
