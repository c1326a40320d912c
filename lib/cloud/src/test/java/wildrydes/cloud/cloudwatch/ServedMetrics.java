package wildrydes.cloud.cloudwatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.store.Store;

/** CloudWatch behind a door on a real socket, with its state in a folder and its time in the test's hands. */
final class ServedMetrics implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:14:36Z");
    static final String NAMESPACE = "herd";

    final ManualTime time = new ManualTime(START);
    final Store disk;
    final MetricStore store;
    final ServedDoor door;
    final CloudWatchClient client;

    ServedMetrics(Path folder) {
        disk = new Store(folder);
        store = new MetricStore(disk, time, Metering.none());
        try {
            door = new ServedDoor(CloudWatchService.in(store, time), WallTime.system(), Gate.administratorsOnly());
            disk.recover();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = door.client(CloudWatchClient.builder());
    }

    /** Reports one datum of the namespace that most tests use. */
    void put(Consumer<MetricDatum.Builder> datum) {
        client.putMetricData(request -> request.namespace(NAMESPACE)
                .metricData(MetricDatum.builder().applyMutation(datum).build()));
    }

    void put(String metric, double value) {
        put(datum -> datum.metricName(metric).value(value).unit(StandardUnit.COUNT));
    }

    /** The last ten minutes of a metric. */
    List<Datapoint> statistics(String metric, Consumer<GetMetricStatisticsRequest.Builder> more) {
        return client.getMetricStatistics(GetMetricStatisticsRequest.builder()
                        .namespace(NAMESPACE)
                        .metricName(metric)
                        .startTime(time.instant().minus(Duration.ofMinutes(10)))
                        .endTime(time.instant().plusSeconds(1))
                        .period(60)
                        .applyMutation(more)
                        .build())
                .datapoints();
    }

    /** A request for the last ten minutes. */
    GetMetricDataRequest.Builder lastMinutes() {
        return GetMetricDataRequest.builder()
                .startTime(time.instant().minus(Duration.ofMinutes(10)))
                .endTime(time.instant().plusSeconds(1));
    }

    static void refused(ThrowingCallable call, String code, String sentence) {
        CloudWatchException refusal = Assertions.catchThrowableOfType(CloudWatchException.class, call);
        Assertions.assertThat(refusal).as("nothing was refused").isNotNull();
        Assertions.assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        Assertions.assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(sentence);
        Assertions.assertThat(refusal.statusCode()).isEqualTo(400);
    }

    @Override
    public void close() {
        client.close();
        door.close();
        store.close();
        try {
            disk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
