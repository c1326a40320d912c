package wildrydes.cloud.firehose.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.Kind;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.reading.Arrival;

/**
 * What is measured of one delivery stream at work, in namespace {@code AWS/Firehose}, and what it costs to read
 * (docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html).
 */
final class DeliveryMetrics implements StreamIntake.ReadMetrics {

    /** Where metrics of delivery streams are. */
    private static final String NAMESPACE = "AWS/Firehose";

    private static final String COUNT = "Count";
    private static final String BYTES = "Bytes";
    private static final String NONE = "None";
    private static final String SECONDS = "Seconds";
    private static final String MILLISECONDS = "Milliseconds";

    private final Metrics.Group group;
    private final Ingestion ingestion;
    private final String arn;

    DeliveryMetrics(Metrics metrics, Metering metering, DeliveryStream stream) {
        this.group = metrics.of(NAMESPACE, Map.of("DeliveryStreamName", stream.name()));
        this.ingestion = new Ingestion(metering);
        this.arn = stream.arn();
    }

    @Override
    public void read(Instant now, List<Arrival> records) {
        long bytes = 0;
        long charged = 0;
        for (Arrival record : records) {
            bytes += record.data().length;
            charged += Ingestion.charged(record.data().length);
        }
        group.add(now, "DataReadFromKinesisStream.Records", COUNT, records.size());
        group.add(now, "DataReadFromKinesisStream.Bytes", BYTES, (double) bytes);
        ingestion.took(arn, charged);
    }

    @Override
    public void throttled(Instant now) {
        group.add(now, "ThrottledGetRecords", COUNT, 1);
    }

    void behind(Instant now, long millis) {
        group.add(now, "KinesisMillisBehindLatest", MILLISECONDS, (double) millis);
    }

    /** A buffer was written to its bucket. Bytes are those of the records as they came. */
    void delivered(Instant now, Buffer buffer) {
        String prefix = prefix(buffer);
        group.add(now, prefix + ".Records", COUNT, buffer.records());
        group.add(now, prefix + ".Bytes", BYTES, (double) buffer.taken());
        group.add(now, prefix + ".Success", NONE, 1);
        group.add(now, prefix + ".ObjectCount", COUNT, 1);
        group.add(now, prefix + ".DataFreshness", SECONDS, (double)
                Math.max(0, Duration.between(buffer.oldest(), now).toSeconds()));
    }

    void refused(Instant now, Buffer buffer) {
        group.add(now, prefix(buffer) + ".Success", NONE, 0);
    }

    private static String prefix(Buffer buffer) {
        return buffer.kind() == Kind.BACKUP ? "BackupToS3" : "DeliveryToS3";
    }

    /** A function was invoked; {@code millis} are of the clock on the wall. */
    void invoked(Instant now, boolean success, long millis) {
        group.add(now, "ExecuteProcessing.Success", NONE, success ? 1 : 0);
        group.add(now, "ExecuteProcessing.Duration", MILLISECONDS, (double) millis);
    }

    void transformed(Instant now, int records, long bytes) {
        group.add(now, "SucceedProcessing.Records", COUNT, records);
        group.add(now, "SucceedProcessing.Bytes", BYTES, (double) bytes);
    }
}
