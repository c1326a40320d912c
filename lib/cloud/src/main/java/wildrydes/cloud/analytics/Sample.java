package wildrydes.cloud.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.wire.ResponseStream;
import wildrydes.cloud.wire.ServiceError;

/** Takes some records of a source, as a role, to see what they look like. AWS documents neither how many it takes nor which. */
final class Sample {

    private static final int MOST_RECORDS = 100;
    private static final int MOST_SHARDS = 10;
    private static final int MOST_BYTES = 512 * 1024;
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Supplier<Door> door;
    private final CloudTime time;

    /** @param door asked for when it is needed, since services are made before it */
    Sample(Supplier<Door> door, CloudTime time) {
        this.door = door;
        this.time = time;
    }

    /**
     * Records of a stream.
     *
     * @param from TRIM_HORIZON for the oldest, NOW for those of the last minute; null for these, and the oldest where there
     *     are none
     */
    List<byte[]> ofStream(String arn, Caller role, @Nullable StartingPosition from) {
        try {
            List<String> shards = shards(arn, role);
            List<byte[]> lately = from == StartingPosition.TRIM_HORIZON
                    ? List.of()
                    : read(arn, shards, time.instant().minus(LATELY), role);
            return lately.isEmpty() && from != StartingPosition.NOW ? read(arn, shards, null, role) : lately;
        } catch (Denied e) {
            throw AnalyticsErrors.invalid(
                    "Kinesis Analytics service doesn't have sufficient privileges to read " + arn + ": "
                            + e.getMessage(),
                    e);
        } catch (ResourceNotFoundException e) {
            throw AnalyticsErrors.invalid("ResourceARN " + arn + " is not that of a stream that exists.", e);
        } catch (ProvisionedThroughputExceededException e) {
            throw AnalyticsErrors.throttled(arn, e);
        }
    }

    private List<String> shards(String arn, Caller role) {
        DescribeStreamResponse described = door.get()
                .call(
                        DescribeStreamRequest.builder()
                                .streamARN(arn)
                                .limit(MOST_SHARDS)
                                .build(),
                        role);
        return described.streamDescription().shards().stream()
                .map(Shard::shardId)
                .toList();
    }

    /** @param since null for the oldest records */
    private List<byte[]> read(String arn, List<String> shards, @Nullable Instant since, Caller role) {
        List<byte[]> records = new ArrayList<>();
        for (String shard : shards) {
            GetShardIteratorResponse at = door.get()
                    .call(
                            GetShardIteratorRequest.builder()
                                    .streamARN(arn)
                                    .shardId(shard)
                                    .shardIteratorType(
                                            since == null
                                                    ? ShardIteratorType.TRIM_HORIZON
                                                    : ShardIteratorType.AT_TIMESTAMP)
                                    .timestamp(since)
                                    .build(),
                            role);
            GetRecordsResponse read = door.get()
                    .call(
                            GetRecordsRequest.builder()
                                    .streamARN(arn)
                                    .shardIterator(at.shardIterator())
                                    .limit(MOST_RECORDS)
                                    .build(),
                            role);
            for (Record one : read.records()) {
                records.add(one.data().asByteArray());
            }
        }
        return records;
    }

    /** The beginning of an object in S3, up to the last end of a line where it is long. */
    List<byte[]> ofObject(String bucketArn, String key, Caller role) {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(ReferenceSource.bucketName(bucketArn))
                .key(key)
                .build();
        try (ResponseStream<GetObjectResponse> object = door.get().open(request, role)) {
            byte[] bytes = Objects.requireNonNull(object.content()).readNBytes(MOST_BYTES);
            return List.of(bytes.length < MOST_BYTES ? bytes : wholeLines(bytes));
        } catch (ServiceError e) {
            throw AnalyticsErrors.noLocation(bucketArn, key, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? bytes : Arrays.copyOf(bytes, end);
    }
}
