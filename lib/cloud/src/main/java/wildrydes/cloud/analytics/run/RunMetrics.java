package wildrydes.cloud.analytics.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.reading.Arrival;

/** What is measured of one application, in namespace {@code AWS/KinesisAnalytics} (docs.aws.amazon.com/kinesisanalytics/latest/dev/monitoring-metrics.html). */
final class RunMetrics {

    private static final String NAMESPACE = "AWS/KinesisAnalytics";
    private static final String COUNT = "Count";

    private final Metrics metrics;
    private final String application;
    private final Metrics.Group whole;
    private final Map<String, Metrics.Group> inputs = new ConcurrentHashMap<>();
    private final Map<String, Metrics.Group> outputs = new ConcurrentHashMap<>();
    private long minute = Long.MIN_VALUE;

    RunMetrics(Metrics metrics, String application) {
        this.metrics = metrics;
        this.application = application;
        this.whole = metrics.of(NAMESPACE, Map.of("Application", application));
    }

    /** The application reads; once a minute it is told that it runs on one processing unit. */
    void reads(Instant now, long millisBehind) {
        whole.add(now, "MillisBehindLatest", "Milliseconds", (double) millisBehind);
        long current = now.getEpochSecond() / 60;
        if (current != minute) {
            minute = current;
            whole.add(now, "KPUs", COUNT, 1);
        }
    }

    void read(Instant now, String input, List<Arrival> records) {
        Metrics.Group group = inputs.computeIfAbsent(input, id -> flow("Input", id));
        group.add(now, "Records", COUNT, records.size());
        group.add(now, "Bytes", "Bytes", (double)
                records.stream().mapToLong(record -> record.data().length).sum());
    }

    Outlet.OutputMetrics of(String output) {
        Metrics.Group group = outputs.computeIfAbsent(output, id -> flow("Output", id));
        return (now, records, bytes, success) -> {
            group.add(now, "Success", COUNT, success ? 1 : 0);
            group.add(now, "Records", COUNT, records);
            group.add(now, "Bytes", "Bytes", (double) bytes);
        };
    }

    private Metrics.Group flow(String flow, String id) {
        return metrics.of(NAMESPACE, Map.of("Application", application, "Flow", flow, "Id", id));
    }
}
