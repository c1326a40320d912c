package wildrydes.cloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static software.amazon.awssdk.services.cloudwatch.model.Statistic.AVERAGE;
import static software.amazon.awssdk.services.cloudwatch.model.Statistic.SUM;
import static wildrydes.cloud.cloudwatch.ServedMetrics.NAMESPACE;
import static wildrydes.cloud.cloudwatch.ServedMetrics.START;
import static wildrydes.cloud.cloudwatch.ServedMetrics.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** GetMetricStatistics and GetMetricData, over three minutes of a metric. */
class ReadMetricsTest {

    private static final Instant MINUTE = Instant.parse("2026-03-02T09:14:00Z");

    @TempDir
    Path folder;

    private ServedMetrics metrics;

    @BeforeEach
    void open() {
        metrics = new ServedMetrics(folder);
        for (int minute = 0; minute < 3; minute++) {
            metrics.put("speed", 1 + minute);
            metrics.put("speed", 10);
            metrics.time.pass(Duration.ofMinutes(1));
        }
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    private static MetricDataQuery query(String id, String metric, String statistic) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(
                        stat -> stat.metric(named -> named.namespace(NAMESPACE).metricName(metric))
                                .period(60)
                                .stat(statistic))
                .build();
    }

    private static MetricDataQuery formula(String id, String expression) {
        return MetricDataQuery.builder().id(id).expression(expression).build();
    }

    private List<MetricDataResult> data(MetricDataQuery... queries) {
        GetMetricDataResponse response = metrics.client.getMetricData(
                metrics.lastMinutes().metricDataQueries(queries).build());
        assertThat(response.nextToken()).isNull();
        return response.metricDataResults();
    }

    @Test
    void statisticsComeByPeriodsFromTheBeginningOnwards() {
        assertThat(metrics.statistics("speed", request -> request.statistics(SUM, AVERAGE)))
                .extracting(Datapoint::timestamp, Datapoint::sum, Datapoint::average)
                .containsExactly(
                        tuple(MINUTE, 11.0, 5.5),
                        tuple(MINUTE.plusSeconds(60), 12.0, 6.0),
                        tuple(MINUTE.plusSeconds(120), 13.0, 6.5));
        assertThat(metrics.statistics(
                        "speed",
                        request -> request.statistics(SUM)
                                .startTime(MINUTE.plusSeconds(30))
                                .endTime(MINUTE.plusSeconds(120))
                                .period(120)))
                .extracting(Datapoint::timestamp, Datapoint::sum)
                .containsExactly(tuple(MINUTE, 23.0));
        assertThat(metrics.statistics("speed", request -> request.extendedStatistics("p50", "tm90")))
                .extracting(Datapoint::extendedStatistics)
                .first()
                .isEqualTo(Map.of("p50", 1.0, "tm90", 5.0));
    }

    @Test
    void unitsAreToldApart() {
        metrics.put(datum -> datum.metricName("speed").value(7.0).unit(StandardUnit.BYTES));

        assertThat(metrics.statistics(
                        "speed",
                        request -> request.statistics(SUM)
                                .startTime(metrics.time.instant().minusSeconds(60))))
                .extracting(Datapoint::unit)
                .contains(StandardUnit.BYTES);
        assertThat(metrics.statistics(
                        "speed", request -> request.statistics(SUM).unit(StandardUnit.BYTES)))
                .extracting(Datapoint::sum)
                .containsExactly(7.0);
        assertThat(metrics.statistics(
                        "speed", request -> request.statistics(SUM).unit(StandardUnit.PERCENT)))
                .isEmpty();
    }

    @Test
    void whatWasReportedToTheSecondIsReadBySeconds() {
        metrics.put(datum -> datum.metricName("fast").value(1.0).storageResolution(1));
        metrics.time.pass(Duration.ofSeconds(5));
        metrics.put(datum -> datum.metricName("fast").value(2.0).storageResolution(1));

        assertThat(metrics.statistics(
                        "fast",
                        request -> request.statistics(SUM)
                                .period(5)
                                .startTime(metrics.time.instant().minusSeconds(30))))
                .extracting(Datapoint::sum)
                .containsExactly(1.0, 2.0);
        assertThat(metrics.statistics("fast", request -> request.statistics(SUM)))
                .extracting(Datapoint::sum)
                .containsExactly(3.0);
    }

    @Test
    void statisticsThatCannotBeAreRefused() {
        refused(
                () -> metrics.statistics("speed", request -> {}),
                "InvalidParameterCombination",
                "Must specify either Statistics or ExtendedStatistics");
        refused(
                () -> metrics.statistics(
                        "speed",
                        request -> request.statistics(SUM)
                                .period(1)
                                .startTime(START)
                                .endTime(START.plusSeconds(86400))),
                "InvalidParameterCombination",
                "You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may reduce the datapoints"
                        + " requested by increasing Period, or decreasing the time range.");
        refused(
                () -> metrics.statistics(
                        "speed", request -> request.statistics(SUM).endTime(START.minusSeconds(9999))),
                "InvalidParameterValue",
                "The parameter StartTime must be less than the parameter EndTime.");
        refused(
                () -> metrics.statistics(
                        "speed", request -> request.statistics(SUM).period(45)),
                "InvalidParameterValue",
                "The value 45 for parameter Period is invalid. It must be 1, 5, 10, 20, 30 or a multiple of 60.");
        refused(
                () -> metrics.statistics("speed", request -> request.extendedStatistics("p50", "median")),
                "InvalidParameterValue",
                "The value median for parameter ExtendedStatistics.member.2 is not supported.");
        refused(
                () -> metrics.statistics("speed", request -> request.statisticsWithStrings("Median")),
                "ValidationError",
                "1 validation error detected: Value '[Median]' at 'statistics' failed to satisfy constraint: Member must"
                        + " satisfy constraint: [Member must satisfy enum value set: [SampleCount, Average, Sum, Minimum,"
                        + " Maximum]]");
    }

    @Test
    void dataComesNewestFirstUnlessAskedOtherwise() {
        MetricDataResult result = data(query("m1", "speed", "Sum")).get(0);
        assertThat(result.id()).isEqualTo("m1");
        assertThat(result.label()).isEqualTo("speed");
        assertThat(result.statusCode()).isEqualTo(StatusCode.COMPLETE);
        assertThat(result.timestamps()).containsExactly(MINUTE.plusSeconds(120), MINUTE.plusSeconds(60), MINUTE);
        assertThat(result.values()).containsExactly(13.0, 12.0, 11.0);

        GetMetricDataRequest rising = metrics.lastMinutes()
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(query("m1", "speed", "Sum"))
                .build();
        assertThat(metrics.client
                        .getMetricData(rising)
                        .metricDataResults()
                        .get(0)
                        .values())
                .containsExactly(11.0, 12.0, 13.0);
    }

    @Test
    void labelsSayWhatTellsTheResultsApart() {
        assertThat(data(query("m1", "speed", "Sum"), query("m2", "speed", "Average")))
                .extracting(MetricDataResult::label)
                .containsExactly("speed Sum", "speed Average");
        assertThat(data(query("m1", "speed", "Sum"), query("m2", "height", "Sum")))
                .extracting(MetricDataResult::label)
                .containsExactly("speed", "height");
        assertThat(data(query("m1", "speed", "Sum").toBuilder().label("miles").build()))
                .extracting(MetricDataResult::label)
                .containsExactly("miles");
    }

    @Test
    void formulasComputeWithOtherQueries() {
        List<MetricDataResult> results = data(
                query("m1", "speed", "Sum").toBuilder().returnData(false).build(),
                query("m2", "speed", "SampleCount").toBuilder()
                        .returnData(false)
                        .build(),
                formula("e1", "m1 / m2"),
                formula("e2", "100 * e1 - SUM([m1, m2])"),
                formula("e3", "FILL(RATE(m1), 0)"),
                formula("e4", "METRICS()"));

        assertThat(results).extracting(MetricDataResult::id).containsExactly("e1", "e2", "e3", "e4", "e4");
        assertThat(results.get(0).values()).containsExactly(6.5, 6.0, 5.5);
        assertThat(results.get(0).label()).isEqualTo("e1");
        assertThat(results.get(1).values()).containsExactly(635.0, 586.0, 537.0);
        assertThat(results.get(2).values()).hasSize(11).contains(1 / 60.0);
        assertThat(results.get(3).label()).isEqualTo("speed Sum");
    }

    @Test
    void dataComesByPages() {
        GetMetricDataRequest request = metrics.lastMinutes()
                .maxDatapoints(4)
                .metricDataQueries(query("m1", "speed", "Sum"), query("m2", "speed", "Average"))
                .build();

        List<String> seen = new ArrayList<>();
        for (GetMetricDataResponse page : metrics.client.getMetricDataPaginator(request)) {
            page.metricDataResults()
                    .forEach(result ->
                            seen.add(result.id() + " " + result.values() + " " + result.statusCodeAsString()));
        }

        assertThat(seen)
                .containsExactly("m1 [13.0, 12.0, 11.0] Complete", "m2 [6.5] PartialData", "m2 [6.0, 5.5] Complete");
        refused(
                () -> metrics.client.getMetricData(
                        request.toBuilder().nextToken("bm9uc2Vuc2U=").build()),
                "InvalidParameterValue",
                "Request parameter NextToken is invalid");
    }

    private void refusedData(String sentence, MetricDataQuery... queries) {
        refused(() -> data(queries), "ValidationError", sentence);
    }

    @Test
    void queriesThatCannotBeAreRefusedAllAtOnce() {
        refusedData(
                "The parameter MetricDataQueries.member.1.MetricStat is required.\n",
                MetricDataQuery.builder().id("m1").build());
        refusedData(
                "The value for parameter MetricDataQueries.member.1.MetricStat.Stat is not a valid statistic.\n"
                        + "The value for parameter MetricDataQueries.member.2.MetricStat.Stat is not a valid statistic.\n",
                query("m1", "speed", "Median"),
                query("m2", "speed", "p101"));
        refusedData(
                "The parameter MetricDataQueries.member.1.MetricStat.Metric.Namespace is required.\n",
                MetricDataQuery.builder()
                        .id("m1")
                        .metricStat(stat -> stat.metric(metric -> metric.metricName("speed"))
                                .period(60)
                                .stat("Sum"))
                        .build());
        refusedData(
                "The values for parameter id in MetricDataQueries are not unique.\n",
                query("m1", "speed", "Sum"),
                query("m1", "speed", "Sum"));
        refusedData(
                "The parameters MetricDataQueries.member.1.Expression and MetricDataQueries.member.1.MetricStat are"
                        + " mutually exclusive and you have specified both.\n",
                query("m1", "speed", "Sum").toBuilder().expression("m1").build());
        refusedData(
                "Error in expression 'e1': There is no query with the id m9.",
                query("m1", "speed", "Sum"),
                formula("e1", "m1 + m9"));
        refusedData("Error in expression 'e1': It stands on itself.", formula("e1", "e2"), formula("e2", "1 + e1"));
        refusedData(
                "Error in expression 'e1': It is a number; the result must be a time series.",
                query("m1", "speed", "Sum"),
                formula("e1", "SUM(m1)"));
        refused(
                () -> metrics.client.getMetricData(request ->
                        request.startTime(START).endTime(START).metricDataQueries(query("m1", "speed", "Sum"))),
                "ValidationError",
                "The parameter StartTime must not equal parameter EndTime.");
        refused(
                () -> metrics.client.getMetricData(request -> request.startTime(START)
                        .endTime(START.minusSeconds(1))
                        .metricDataQueries(query("m1", "speed", "Sum"))),
                "ValidationError",
                "The parameter EndTime must be greater than StartTime.");
    }
}
