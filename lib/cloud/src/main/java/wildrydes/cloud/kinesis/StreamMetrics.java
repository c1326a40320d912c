package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import wildrydes.cloud.metrics.Metrics;

/**
 * What is measured of one stream, in namespace {@code AWS/Kinesis}
 * (docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html): each call gives a sample of each metric that it
 * concerns, zeros among them. Moments are the cloud's, latencies those of the clock on the wall. Safe for concurrent use.
 */
final class StreamMetrics {

    private static final String NAMESPACE = "AWS/Kinesis";
    private static final String STREAM = "StreamName";
    private static final String COUNT = "Count";
    private static final String BYTES = "Bytes";
    private static final String MILLISECONDS = "Milliseconds";
    private static final String WRITE_EXCEEDED = "WriteProvisionedThroughputExceeded";
    private static final String READ_EXCEEDED = "ReadProvisionedThroughputExceeded";

    private final Metrics metrics;
    private final String name;
    private final Metrics.Group whole;
    private final Map<String, Metrics.Group> shards = new ConcurrentHashMap<>();
    private final Map<String, Metrics.Group> consumers = new ConcurrentHashMap<>();

    StreamMetrics(Metrics metrics, String name) {
        this.metrics = metrics;
        this.name = name;
        this.whole = metrics.of(NAMESPACE, Map.of(STREAM, name));
    }

    /** What went into a stream or a shard by one call. */
    private static final class Intake {
        int records;
        int refused;
        long bytes;

        void count(Stream.Put put, Stream.Placed placed) {
            if (placed.number() == null) {
                refused++;
            } else {
                records++;
                bytes += put.size();
            }
        }
    }

    /**
     * A PutRecord has ended, well or because its shard had no room.
     *
     * @param begun what {@link System#nanoTime} was then
     */
    void put(Instant now, Stream stream, Stream.Put put, Stream.Placed placed, long begun) {
        Intake intake = new Intake();
        intake.count(put, placed);
        whole.add(now, "PutRecord.Success", COUNT, (double) intake.records);
        whole.add(now, "PutRecord.Latency", MILLISECONDS, millisSince(begun));
        if (intake.records > 0) {
            whole.add(now, "PutRecord.Bytes", BYTES, (double) intake.bytes);
        }
        incoming(now, stream, List.of(put), List.of(placed), intake);
    }

    /** A PutRecords has ended; {@code placed} says what became of each of {@code puts}. */
    void putAll(Instant now, Stream stream, List<Stream.Put> puts, List<Stream.Placed> placed, long begun) {
        Intake intake = new Intake();
        for (int i = 0; i < puts.size(); i++) {
            intake.count(puts.get(i), placed.get(i));
        }
        whole.add(now, "PutRecords.Success", COUNT, intake.records > 0 ? 1 : 0);
        whole.add(now, "PutRecords.Latency", MILLISECONDS, millisSince(begun));
        whole.add(now, "PutRecords.Bytes", BYTES, (double) intake.bytes);
        whole.add(now, "PutRecords.TotalRecords", COUNT, puts.size());
        whole.add(now, "PutRecords.SuccessfulRecords", COUNT, (double) intake.records);
        whole.add(now, "PutRecords.ThrottledRecords", COUNT, (double) intake.refused);
        whole.add(now, "PutRecords.FailedRecords", COUNT, 0);
        incoming(now, stream, puts, placed, intake);
    }

    private void incoming(
            Instant now, Stream stream, List<Stream.Put> puts, List<Stream.Placed> placed, Intake intake) {
        whole.add(now, "IncomingRecords", COUNT, (double) intake.records);
        whole.add(now, "IncomingBytes", BYTES, (double) intake.bytes);
        whole.add(now, WRITE_EXCEEDED, COUNT, (double) intake.refused);
        if (stream.shardMetrics().isEmpty()) {
            return;
        }
        Map<String, Intake> byShard = new TreeMap<>();
        for (int i = 0; i < puts.size(); i++) {
            byShard.computeIfAbsent(placed.get(i).shard().id(), any -> new Intake())
                    .count(puts.get(i), placed.get(i));
        }
        byShard.forEach((shard, one) -> {
            shard(now, stream, shard, MetricsName.INCOMING_RECORDS, COUNT, (double) one.records);
            shard(now, stream, shard, MetricsName.INCOMING_BYTES, BYTES, (double) one.bytes);
            shard(now, stream, shard, MetricsName.WRITE_PROVISIONED_THROUGHPUT_EXCEEDED, COUNT, (double) one.refused);
        });
    }

    private void shard(Instant now, Stream stream, String shard, MetricsName metric, String unit, double value) {
        if (stream.shardMetrics().contains(metric) || stream.shardMetrics().contains(MetricsName.ALL)) {
            shards.computeIfAbsent(shard, id -> metrics.charged(NAMESPACE, Map.of(STREAM, name, "ShardId", id)))
                    .add(now, metric.toString(), unit, value);
        }
    }

    /** A GetRecords had to be refused, since its shard was read too often or too much. */
    void readRefused(Instant now, Stream stream, Shard shard, long begun) {
        whole.add(now, "GetRecords.Success", COUNT, 0);
        whole.add(now, "GetRecords.Latency", MILLISECONDS, millisSince(begun));
        whole.add(now, READ_EXCEEDED, COUNT, 1);
        shard(now, stream, shard.id(), MetricsName.READ_PROVISIONED_THROUGHPUT_EXCEEDED, COUNT, 1);
    }

    /**
     * A GetRecords has ended well.
     *
     * @param behind how old what was read last is, in milliseconds; 0 at the end of the shard
     */
    void read(Instant now, Stream stream, Shard shard, int records, long bytes, long behind, long begun) {
        whole.add(now, "GetRecords.Success", COUNT, 1);
        whole.add(now, "GetRecords.Latency", MILLISECONDS, millisSince(begun));
        whole.add(now, "GetRecords.Records", COUNT, records);
        whole.add(now, "GetRecords.Bytes", BYTES, (double) bytes);
        whole.add(now, "GetRecords.IteratorAgeMilliseconds", MILLISECONDS, (double) behind);
        whole.add(now, READ_EXCEEDED, COUNT, 0);
        shard(now, stream, shard.id(), MetricsName.OUTGOING_RECORDS, COUNT, records);
        shard(now, stream, shard.id(), MetricsName.OUTGOING_BYTES, BYTES, (double) bytes);
        shard(now, stream, shard.id(), MetricsName.ITERATOR_AGE_MILLISECONDS, MILLISECONDS, (double) behind);
        shard(now, stream, shard.id(), MetricsName.READ_PROVISIONED_THROUGHPUT_EXCEEDED, COUNT, 0);
    }

    private Metrics.Group consumer(String consumer) {
        return consumers.computeIfAbsent(
                consumer, any -> metrics.of(NAMESPACE, Map.of(STREAM, name, "ConsumerName", consumer)));
    }

    /** A SubscribeToShard of a consumer was taken, or refused because there was another a moment ago, or too many. */
    void subscribed(Instant now, String consumer, boolean taken) {
        consumer(consumer).add(now, "SubscribeToShard.Success", COUNT, taken ? 1 : 0);
        consumer(consumer).add(now, "SubscribeToShard.RateExceeded", COUNT, taken ? 0 : 1);
    }

    /**
     * A consumer was sent an event, which may be empty.
     *
     * @param behind how old what was sent last is, in milliseconds; 0 at the end of the shard
     */
    void pushed(Instant now, Stream stream, Shard shard, String consumer, int records, long bytes, long behind) {
        Metrics.Group group = consumer(consumer);
        group.add(now, "SubscribeToShardEvent.Success", COUNT, 1);
        group.add(now, "SubscribeToShardEvent.Records", COUNT, records);
        group.add(now, "SubscribeToShardEvent.Bytes", BYTES, (double) bytes);
        group.add(now, "SubscribeToShardEvent.MillisBehindLatest", MILLISECONDS, (double) behind);
        shard(now, stream, shard.id(), MetricsName.OUTGOING_RECORDS, COUNT, records);
        shard(now, stream, shard.id(), MetricsName.OUTGOING_BYTES, BYTES, (double) bytes);
    }

    private static double millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun) / 1000.0;
    }
}
