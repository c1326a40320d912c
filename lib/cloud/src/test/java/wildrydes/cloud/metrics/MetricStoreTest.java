package wildrydes.cloud.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.ledger.Usage;

/** How long and how finely metrics are kept, in memory and on the disk. */
class MetricStoreTest {

    @TempDir
    Path folder;

    private KeptMetrics metrics;

    @BeforeEach
    void open() {
        metrics = new KeptMetrics(folder);
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    private void took(double millis) {
        metrics.function().add(metrics.now(), "Duration", "Milliseconds", millis);
    }

    @Test
    void theSamplesOfAMinuteAreOneSummary() {
        took(10);
        metrics.pass(Duration.ofSeconds(20));
        took(30);
        metrics.pass(Duration.ofSeconds(10));
        took(5);

        assertThat(metrics.read(Duration.ofMinutes(5), 60).keySet())
                .containsExactly(KeptMetrics.START.getEpochSecond() - 36, KeptMetrics.START.getEpochSecond() + 24);
        Summary first = metrics.read(Duration.ofMinutes(5), 60).firstEntry().getValue();
        assertThat(first.samples()).isEqualTo(2);
        assertThat(first.sum()).isEqualTo(40);
        assertThat(first.least()).isEqualTo(10);
        assertThat(first.most()).isEqualTo(30);
        assertThat(first.average()).isEqualTo(20);
        Summary both = metrics.store
                .read(KeptMetrics.LATENCY, "Milliseconds", KeptMetrics.START.getEpochSecond() - 36, Long.MAX_VALUE, 300)
                .firstEntry()
                .getValue();
        assertThat(both.samples()).isEqualTo(3);
        assertThat(both.percentile(50)).isEqualTo(10);
    }

    @Test
    void whatWasReportedIsThereAfterARestart() {
        took(10);
        took(30);

        metrics.restart();
        took(2);

        assertThat(metrics.sum(Duration.ofMinutes(1), 60)).isEqualTo(42);
        assertThat(metrics.read(Duration.ofMinutes(1), 60)
                        .firstEntry()
                        .getValue()
                        .samples())
                .isEqualTo(3);
    }

    @Test
    void aKilledProcessForgetsNoMoreThanWhatWasNotSaved() {
        took(10);
        metrics.store.saveChanges();
        took(1);
        metrics.store.saveChanges();

        metrics.die();

        assertThat(metrics.sum(Duration.ofMinutes(1), 60)).isEqualTo(11);
    }

    @Test
    void whatIsOldBecomesCoarseAndLeavesAtLast() {
        took(1);
        metrics.pass(Duration.ofMinutes(2));
        took(2);

        metrics.pass(Duration.ofDays(15).minusHours(1));
        assertThat(metrics.sum(Duration.ofDays(16), 60)).isEqualTo(3);
        metrics.pass(Duration.ofHours(2));
        assertThat(metrics.read(Duration.ofDays(16), 60)).isEmpty();
        assertThat(metrics.sum(Duration.ofDays(16), 300)).isEqualTo(3);
        metrics.restart();
        assertThat(metrics.sum(Duration.ofDays(16), 300)).isEqualTo(3);

        metrics.pass(Duration.ofDays(48));
        assertThat(metrics.read(Duration.ofDays(70), 300)).isEmpty();
        assertThat(metrics.sum(Duration.ofDays(70), 3600)).isEqualTo(3);

        metrics.pass(Duration.ofDays(400));
        assertThat(metrics.read(Duration.ofDays(500), 3600)).isEmpty();
        assertThat(metrics.store.since(KeptMetrics.START.minus(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    void whatIsReportedToTheSecondIsThereForThreeHours() {
        metrics.store.put(KeptMetrics.LATENCY, "Milliseconds", metrics.now(), Summary.of(7, 1), true);
        assertThat(metrics.sum(Duration.ofMinutes(1), 1)).isEqualTo(7);
        assertThat(metrics.sum(Duration.ofMinutes(1), 60)).isEqualTo(7);

        metrics.pass(Duration.ofHours(3).plusSeconds(1));

        assertThat(metrics.read(Duration.ofHours(4), 1)).isEmpty();
        assertThat(metrics.sum(Duration.ofHours(4), 60)).isEqualTo(7);
    }

    @Test
    void aResetForgetsAllAndWhoReportsGoesOn() {
        Metrics.Group function = metrics.function();
        function.add(metrics.now(), "Duration", "Milliseconds", 10);
        metrics.store.reset();
        assertThat(metrics.read(Duration.ofMinutes(1), 60)).isEmpty();

        function.add(metrics.now(), "Duration", "Milliseconds", 4);
        assertThat(metrics.sum(Duration.ofMinutes(1), 60)).isEqualTo(4);
        metrics.store.saveChanges();
        metrics.die();

        assertThat(metrics.sum(Duration.ofMinutes(1), 60)).isEqualTo(4);
    }

    @Test
    void memoryIsBoundedAndTheNewestStay() {
        for (int i = 0; i < MetricStore.MOST + 5000; i++) {
            took(1);
            metrics.pass(Duration.ofSeconds(20));
        }
        for (int i = 0; i < MetricStore.MOST; i++) {
            MetricId one = MetricId.of("herd", "m" + i % 40, Map.of());
            metrics.store.put(one, "None", metrics.now(), Summary.of(i, 1), true);
            metrics.pass(Duration.ofSeconds(1));
        }

        metrics.restart();

        long kept = metrics.store.since(KeptMetrics.START).stream()
                .flatMap(id -> metrics.store.units(id).stream()
                        .map(unit -> metrics.store.read(id, unit, 0, Long.MAX_VALUE / 2, 60)))
                .mapToLong(Map::size)
                .sum();
        assertThat(kept).isPositive().isLessThanOrEqualTo(MetricStore.MOST);
        assertThat(metrics.store.read(
                        MetricId.of("herd", "m39", Map.of()),
                        "None",
                        metrics.now().minusSeconds(70).getEpochSecond(),
                        Long.MAX_VALUE / 2,
                        1))
                .isNotEmpty();
    }

    @Test
    void metricsThatCostSomethingAreToldByTheHour() {
        Metrics.Group shard = metrics.store.charged("AWS/Kinesis", Map.of("ShardId", "0"));
        shard.add(metrics.now(), "IncomingBytes", "Bytes", 1);
        shard.add(metrics.now(), "IncomingBytes", "Bytes", 1);
        took(1);
        metrics.store.saveChanges();
        assertThat(metrics.used).containsExactly(new Usage("cloudwatch:custom-metrics", "*", 1));

        metrics.pass(Duration.ofMinutes(1));
        shard.add(metrics.now(), "IncomingBytes", "Bytes", 1);
        metrics.store.saveChanges();
        assertThat(metrics.used).hasSize(1);

        metrics.restart();
        metrics.pass(Duration.ofHours(1));
        metrics.store.charged("AWS/Kinesis", Map.of("ShardId", "0")).add(metrics.now(), "IncomingBytes", "Bytes", 1);
        metrics.store.saveChanges();
        assertThat(metrics.used)
                .isEqualTo(List.of(
                        new Usage("cloudwatch:custom-metrics", "*", 1),
                        new Usage("cloudwatch:custom-metrics", "*", 1)));
    }
}
