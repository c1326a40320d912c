package wildrydes.cloud.cloudwatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.metrics.MetricId;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.metrics.Summary;

/** Reads one metric (API_GetMetricStatistics.html). */
public final class MetricStatistics {

    private static final int MOST_POINTS = 1440;

    private final MetricStore metrics;
    private final InstantSource time;

    MetricStatistics(MetricStore metrics, InstantSource time) {
        this.metrics = metrics;
        this.time = time;
    }

    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request, Caller caller) {
        if (request.statistics().isEmpty() && request.extendedStatistics().isEmpty()) {
            throw CloudWatchErrors.noStatistics();
        }
        if (!request.startTime().isBefore(request.endTime())) {
            throw CloudWatchErrors.endNotBehindStart();
        }
        if (!Span.allowed(request.period())) {
            throw CloudWatchErrors.badPeriod(request.period());
        }
        List<Statistic> extended = extended(request.extendedStatistics());
        Span span = Span.of(request.startTime(), request.endTime(), request.period(), time.instant());
        if (span.periods() > MOST_POINTS) {
            throw CloudWatchErrors.tooManyPoints(span.periods(), MOST_POINTS);
        }
        MetricId metric = Dimensions.id(request.namespace(), request.metricName(), request.dimensions());
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(points(metric, request, extended, span))
                .build();
    }

    private static List<Statistic> extended(List<String> names) {
        List<Statistic> extended = new ArrayList<>();
        for (String name : names) {
            Statistic statistic = Statistic.isSimple(name) ? null : Statistic.named(name);
            if (statistic == null) {
                throw CloudWatchErrors.notSupported(name, "ExtendedStatistics.member." + (extended.size() + 1));
            }
            extended.add(statistic);
        }
        return extended;
    }

    private List<Datapoint> points(
            MetricId metric, GetMetricStatisticsRequest request, List<Statistic> extended, Span span) {
        List<String> units = request.unit() == null ? metrics.units(metric) : List.of(request.unitAsString());
        Map<Long, List<Datapoint>> byTime = new TreeMap<>();
        for (String unit : units) {
            metrics.read(metric, unit, span.from(), span.until(), span.period()).forEach((begin, summary) -> {
                Datapoint point = point(begin, unit, summary, request, extended);
                if (point != null) {
                    byTime.computeIfAbsent(begin, any -> new ArrayList<>()).add(point);
                }
            });
        }
        return byTime.values().stream().flatMap(List::stream).toList();
    }

    /** Null where nothing that was asked for is known. */
    private static @Nullable Datapoint point(
            long begin, String unit, Summary summary, GetMetricStatisticsRequest request, List<Statistic> extended) {
        Map<String, Double> more = new LinkedHashMap<>();
        for (Statistic statistic : extended) {
            double value = statistic.of(summary);
            if (!Double.isNaN(value)) {
                more.put(statistic.name(), value);
            }
        }
        if (more.isEmpty() && request.statistics().isEmpty()) {
            return null;
        }
        Datapoint.Builder point =
                Datapoint.builder().timestamp(Instant.ofEpochSecond(begin)).unit(unit);
        request.statistics().forEach(statistic -> {
            switch (statistic) {
                case AVERAGE -> point.average(summary.average());
                case SUM -> point.sum(summary.sum());
                case MINIMUM -> point.minimum(summary.least());
                case MAXIMUM -> point.maximum(summary.most());
                default -> point.sampleCount(summary.samples());
            }
        });
        return more.isEmpty() ? point.build() : point.extendedStatistics(more).build();
    }
}
