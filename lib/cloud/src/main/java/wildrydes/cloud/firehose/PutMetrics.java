package wildrydes.cloud.firehose;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import wildrydes.cloud.metrics.Metrics;

/**
 * What is measured of the calls that put records into a delivery stream, in namespace {@code AWS/Firehose}
 * (docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html). Latencies are of the clock on the wall.
 */
final class PutMetrics {

    private static final String COUNT = "Count";
    private static final String BYTES = "Bytes";

    private final Metrics.Group group;

    PutMetrics(Metrics metrics, String name) {
        this.group = metrics.of("AWS/Firehose", Map.of("DeliveryStreamName", name));
    }

    /**
     * A call has ended.
     *
     * @param operation for example {@code PutRecordBatch}
     * @param taken records
     * @param bytes of these
     * @param refused records
     * @param begun what {@link System#nanoTime} was then
     */
    void put(Instant now, String operation, int taken, long bytes, int refused, long begun) {
        group.add(now, "IncomingPutRequests", COUNT, 1);
        group.add(now, "IncomingRecords", COUNT, taken);
        group.add(now, "IncomingBytes", BYTES, (double) bytes);
        group.add(now, "ThrottledRecords", COUNT, refused);
        group.add(now, operation + ".Requests", COUNT, 1);
        group.add(now, operation + ".Bytes", BYTES, (double) bytes);
        group.add(now, operation + ".Latency", "Milliseconds", (double)
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        if (operation.equals("PutRecordBatch")) {
            group.add(now, operation + ".Records", COUNT, taken);
        }
    }
}
