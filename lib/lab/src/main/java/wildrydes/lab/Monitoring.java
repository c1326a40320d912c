package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What CloudWatch says of a stream, minute by minute of the last hour, as the tab "Monitoring" of AWS's console shows it. A
 * minute in which nothing happened is not there.
 */
public final class Monitoring {

    private static final Duration SPAN = Duration.ofHours(1);
    private static final int PERIOD = 60;

    private final String stream;
    private final Map<Figure, Map<Instant, Double>> figures;

    /** What is looked at: a metric of the namespace {@code AWS/Kinesis}, and what is said of its samples. */
    private enum Figure {
        RECORDS("IncomingRecords", "Sum", 1),
        BYTES("IncomingBytes", "Sum", 1),
        SUCCESS("PutRecord.Success", "Average", 100),
        REFUSED("WriteProvisionedThroughputExceeded", "Sum", 1),
        AGE("GetRecords.IteratorAgeMilliseconds", "Maximum", 1);

        final String metric;
        final String statistic;
        /** What CloudWatch's number is multiplied with. */
        final double scale;

        Figure(String metric, String statistic, double scale) {
            this.metric = metric;
            this.statistic = statistic;
            this.scale = scale;
        }

        String title() {
            return scale == 1 ? metric : metric + " (%)";
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Monitoring(String stream, Map<Figure, Map<Instant, Double>> figures) {
        this.stream = stream;
        this.figures = figures;
    }

    static Monitoring of(CloudWatchClient cloudWatch, String stream, Instant now) {
        List<MetricDataQuery> queries = new ArrayList<>();
        Map<Figure, Map<Instant, Double>> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            figures.put(figure, new TreeMap<>());
            queries.add(MetricDataQuery.builder()
                    .id(figure.id())
                    .metricStat(stat -> stat.metric(metric -> metric.namespace("AWS/Kinesis")
                                    .metricName(figure.metric)
                                    .dimensions(Dimension.builder()
                                            .name("StreamName")
                                            .value(stream)
                                            .build()))
                            .period(PERIOD)
                            .stat(figure.statistic))
                    .build());
        }
        List<MetricDataResult> results = cloudWatch
                .getMetricData(request -> request.startTime(now.minus(SPAN))
                        .endTime(now.plus(1, ChronoUnit.SECONDS))
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .metricDataQueries(queries))
                .metricDataResults();
        for (MetricDataResult result : results) {
            Figure figure = Figure.valueOf(result.id().toUpperCase(Locale.ROOT));
            Map<Instant, Double> points = figures.computeIfAbsent(figure, any -> new TreeMap<>());
            for (int i = 0; i < result.values().size(); i++) {
                points.put(result.timestamps().get(i), result.values().get(i) * figure.scale);
            }
        }
        return new Monitoring(stream, figures);
    }

    private Map<Instant, Double> points(Figure figure) {
        return figures.getOrDefault(figure, Map.of());
    }

    /** A row for each minute in which anything happened. */
    public Table table() {
        Set<Instant> minutes = new TreeSet<>();
        figures.values().forEach(points -> minutes.addAll(points.keySet()));
        InstantColumn minute = InstantColumn.create("minute");
        minutes.forEach(minute::append);
        Table table = Table.create("monitoring", minute);
        for (Figure figure : Figure.values()) {
            DoubleColumn column = DoubleColumn.create(figure.title());
            for (Instant at : minutes) {
                Double value = points(figure).get(at);
                if (value == null) {
                    column.appendMissing();
                } else {
                    column.append(value);
                }
            }
            table.addColumns(column);
        }
        return table;
    }

    /**
     * Records that came in and that were refused; then how many of the PutRecord calls succeeded, and how far readers are behind,
     * each only where it changes.
     */
    public List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        if (!points(Figure.RECORDS).isEmpty()) {
            charts.add(chart("records", List.of(Figure.RECORDS, Figure.REFUSED)));
        }
        for (Figure figure : List.of(Figure.SUCCESS, Figure.AGE)) {
            if (Set.copyOf(points(figure).values()).size() > 1) {
                charts.add(chart(figure.title(), List.of(figure)));
            }
        }
        return charts;
    }

    private Chart chart(String title, List<Figure> shown) {
        InstantColumn minute = InstantColumn.create("minute");
        DoubleColumn value = DoubleColumn.create(title);
        StringColumn by = StringColumn.create("metric");
        for (Figure figure : shown) {
            points(figure).forEach((at, number) -> {
                minute.append(at);
                value.append(number);
                by.append(figure.title());
            });
        }
        return Charts.lines(Table.create(stream, minute, value, by), "minute", title, "metric");
    }

    private double sum(Figure figure) {
        return points(figure).values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public String toString() {
        if (figures.values().stream().allMatch(Map::isEmpty)) {
            return "CloudWatch has nothing of stream " + stream + " in the last hour; put records and let time pass.";
        }
        double age = points(Figure.AGE).values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "Stream %s in the last hour: %.0f records came in, %.0f were refused; readers were at most %.1f s behind.",
                stream,
                sum(Figure.RECORDS),
                sum(Figure.REFUSED),
                age / 1000);
    }
}
