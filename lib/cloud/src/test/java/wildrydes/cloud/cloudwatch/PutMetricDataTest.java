package wildrydes.cloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.cloudwatch.model.Statistic.AVERAGE;
import static software.amazon.awssdk.services.cloudwatch.model.Statistic.MAXIMUM;
import static software.amazon.awssdk.services.cloudwatch.model.Statistic.MINIMUM;
import static software.amazon.awssdk.services.cloudwatch.model.Statistic.SAMPLE_COUNT;
import static software.amazon.awssdk.services.cloudwatch.model.Statistic.SUM;
import static wildrydes.cloud.cloudwatch.ServedMetrics.NAMESPACE;
import static wildrydes.cloud.cloudwatch.ServedMetrics.START;
import static wildrydes.cloud.cloudwatch.ServedMetrics.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** What customers report, what is listed of it, and what is refused. */
class PutMetricDataTest {

    @TempDir
    Path folder;

    private ServedMetrics metrics;

    @BeforeEach
    void open() {
        metrics = new ServedMetrics(folder);
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    private static Dimension unicorn(String name) {
        return Dimension.builder().name("unicorn").value(name).build();
    }

    @Test
    void valuesCountsAndSetsOfStatisticsAreOfOneMetric() {
        metrics.put("speed", 4);
        metrics.put(datum ->
                datum.metricName("speed").values(1.0, 10.0).counts(2.0, 4.0).unit(StandardUnit.COUNT));
        metrics.put(datum -> datum.metricName("speed")
                .statisticValues(
                        set -> set.sampleCount(3.0).sum(30.0).minimum(9.0).maximum(11.0))
                .unit(StandardUnit.COUNT));

        Datapoint point = metrics.statistics(
                        "speed", request -> request.statistics(SAMPLE_COUNT, SUM, AVERAGE, MINIMUM, MAXIMUM))
                .get(0);

        assertThat(point.sampleCount()).isEqualTo(10);
        assertThat(point.sum()).isEqualTo(76);
        assertThat(point.average()).isEqualTo(7.6);
        assertThat(point.minimum()).isEqualTo(1);
        assertThat(point.maximum()).isEqualTo(11);
        assertThat(point.unit()).isEqualTo(StandardUnit.COUNT);
        assertThat(point.timestamp()).isEqualTo(START.minusSeconds(36));
    }

    @Test
    void aTimestampSaysWhenItWasMeasured() {
        metrics.put(datum -> datum.metricName("speed")
                .value(1.0)
                .timestamp(START.minusSeconds(200))
                .unit(StandardUnit.COUNT));

        assertThat(metrics.statistics("speed", request -> request.statistics(SUM)))
                .extracting(Datapoint::timestamp)
                .containsExactly(START.minusSeconds(216));
    }

    @Test
    void whatIsLargeComesCompressed() {
        List<MetricDatum> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(MetricDatum.builder()
                    .metricName("speed" + i % 10)
                    .value(1.0)
                    .dimensions(unicorn("Shadowfax"))
                    .build());
        }

        metrics.client.putMetricData(request -> request.namespace(NAMESPACE).metricData(many));

        assertThat(metrics.statistics(
                        "speed3", request -> request.statistics(SUM).dimensions(unicorn("Shadowfax"))))
                .extracting(Datapoint::sum)
                .containsExactly(100.0);
        refused(
                () -> metrics.client.putMetricData(
                        request -> request.namespace(NAMESPACE).metricData(many).metricData(twice(many))),
                "ValidationError",
                "1 validation error detected: Value at 'metricData' failed to satisfy constraint: Member must have"
                        + " length less than or equal to 1000");
    }

    private static List<MetricDatum> twice(List<MetricDatum> data) {
        List<MetricDatum> both = new ArrayList<>(data);
        both.addAll(data);
        return both;
    }

    @Test
    void metricsAreListedByNamespaceNameAndDimensionsPageByPage() {
        for (int i = 0; i < 501; i++) {
            int number = i;
            metrics.put(datum -> datum.metricName("m" + 1000 + number).value(1.0));
        }
        metrics.put(datum -> datum.metricName("speed").value(1.0).dimensions(unicorn("Shadowfax")));
        metrics.put(datum -> datum.metricName("speed").value(1.0).dimensions(unicorn("Rocinante")));
        metrics.client.putMetricData(request -> request.namespace("other")
                .metricData(MetricDatum.builder().metricName("speed").value(1.0).build()));

        assertThat(metrics.client.listMetrics().metrics()).hasSize(500);
        assertThat(metrics.client.listMetricsPaginator().metrics().stream()).hasSize(504);
        assertThat(metrics.client
                        .listMetrics(request -> request.namespace(NAMESPACE).metricName("speed"))
                        .metrics())
                .extracting(Metric::dimensions)
                .containsExactly(List.of(unicorn("Rocinante")), List.of(unicorn("Shadowfax")));
        assertThat(metrics.client
                        .listMetrics(request -> request.dimensions(DimensionFilter.builder()
                                .name("unicorn")
                                .value("Shadowfax")
                                .build()))
                        .metrics())
                .hasSize(1);
        assertThat(metrics.client
                        .listMetrics(request -> request.dimensions(
                                DimensionFilter.builder().name("unicorn").build()))
                        .metrics())
                .hasSize(2);
        metrics.time.pass(Duration.ofHours(4));
        assertThat(metrics.client
                        .listMetrics(request -> request.metricName("speed").recentlyActive("PT3H"))
                        .metrics())
                .isEmpty();
        metrics.time.pass(Duration.ofDays(14));
        assertThat(metrics.client.listMetrics().metrics()).isEmpty();
        for (String token : List.of("%", "bm9uc2Vuc2U=")) {
            refused(
                    () -> metrics.client.listMetrics(request -> request.nextToken(token)),
                    "InvalidParameterValue",
                    "Request parameter NextToken is invalid");
        }
    }

    private void refusedDatum(Consumer<MetricDatum.Builder> datum, String code, String sentence) {
        refused(() -> metrics.put(datum), code, sentence);
    }

    @Test
    void whatIsWrongIsRefusedInAwssWords() {
        refused(
                () -> metrics.client.putMetricData(request -> request.namespace("AWS/Kinesis")
                        .metricData(
                                MetricDatum.builder().metricName("m").value(1.0).build())),
                "InvalidParameterValue",
                "The value AWS/ for parameter Namespace is invalid.");
        refusedDatum(
                datum -> datum.value(1.0),
                "MissingParameter",
                "The parameter MetricData.member.1.MetricName is required.");
        refusedDatum(
                datum -> datum.metricName("m").value(1.0).values(2.0),
                "InvalidParameterCombination",
                "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you"
                        + " have specified both.");
        refusedDatum(
                datum -> datum.metricName("m").value(1.0).statisticValues(set -> set.sampleCount(1.0)),
                "InvalidParameterCombination",
                "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually exclusive"
                        + " and you have specified both.");
        refusedDatum(
                datum -> datum.metricName("m").values(1.0, 2.0).counts(1.0),
                "InvalidParameterValue",
                "The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.");
        refusedDatum(
                datum -> datum.metricName("m").value(Double.NaN),
                "InvalidParameterValue",
                "The value NaN for parameter MetricData.member.1.Value is invalid.");
        refusedDatum(
                datum -> datum.metricName("m")
                        .statisticValues(set -> set.sampleCount(1.0).sum(1.0).minimum(1.0)),
                "MissingParameter",
                "The parameter MetricData.member.1.StatisticValues.Maximum is required.");
        refusedDatum(
                datum -> datum.metricName("m"),
                "InvalidParameterCombination",
                "At least one of the parameters must be specified: MetricData.member.1.Value,"
                        + " MetricData.member.1.Values, MetricData.member.1.StatisticValues.");
        refusedDatum(
                datum -> datum.metricName("m").value(1.0).timestamp(START.minus(Duration.ofDays(15))),
                "InvalidParameterValue",
                "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks.");
        refusedDatum(
                datum -> datum.metricName("m").value(1.0).timestamp(START.plus(Duration.ofHours(3))),
                "InvalidParameterValue",
                "The parameter MetricData.member.1.Timestamp must specify a time no more than two hours in the future.");
        refusedDatum(
                datum -> datum.metricName("m").value(1.0).dimensions(unicorn("")),
                "MissingParameter",
                "The parameter MetricData.member.1.Dimensions.member.1.Value is required.");
        refusedDatum(
                datum -> datum.metricName("m").value(1.0).storageResolution(30),
                "InvalidParameterValue",
                "The value 30 for parameter MetricData.member.1.StorageResolution is invalid.");
        assertThat(metrics.client.listMetrics().metrics()).isEmpty();
    }
}
