package wildrydes.cloud.cloudwatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.cloudwatch.math.Value;
import wildrydes.cloud.metrics.MetricStore;

/** Reads many metrics at once, and computes with them (API_GetMetricData.html). */
public final class MetricData {

    private static final int MOST_POINTS = 100_800;

    private final MetricStore metrics;
    private final InstantSource time;

    MetricData(MetricStore metrics, InstantSource time) {
        this.metrics = metrics;
        this.time = time;
    }

    public GetMetricDataResponse getMetricData(GetMetricDataRequest request, Caller caller) {
        if (request.endTime().equals(request.startTime())) {
            throw CloudWatchErrors.endIsStart();
        }
        if (request.endTime().isBefore(request.startTime())) {
            throw CloudWatchErrors.endBeforeStart();
        }
        Queries queries = Queries.of(request.metricDataQueries());
        Evaluation evaluation =
                new Evaluation(metrics, queries, request.startTime(), request.endTime(), time.instant());
        List<MetricDataResult> results = new ArrayList<>();
        queries.returned().forEach(query -> {
            for (Value.Line line : evaluation.result(query)) {
                results.add(result(query.id(), line, request.scanBy()));
            }
        });
        return page(results, request.nextToken(), request.maxDatapoints());
    }

    private static MetricDataResult result(String id, Value.Line line, @Nullable ScanBy order) {
        NavigableMap<Long, Double> points = order == ScanBy.TIMESTAMP_ASCENDING
                ? line.points()
                : line.points().descendingMap();
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Map.Entry<Long, Double> point : points.entrySet()) {
            times.add(Instant.ofEpochSecond(point.getKey()));
            values.add(point.getValue());
        }
        return MetricDataResult.builder()
                .id(id)
                .label(line.label())
                .timestamps(times)
                .values(values)
                .statusCode(StatusCode.COMPLETE)
                .build();
    }

    private static GetMetricDataResponse page(
            List<MetricDataResult> results, @Nullable String token, @Nullable Integer most) {
        DataToken from = token == null ? DataToken.START : DataToken.opened(token, results);
        int room = most == null || most < 1 ? MOST_POINTS : Math.min(most, MOST_POINTS);
        List<MetricDataResult> page = new ArrayList<>();
        DataToken next = null;
        for (int i = from.result(); i < results.size() && next == null; i++) {
            MetricDataResult whole = results.get(i);
            int skipped = i == from.result() ? from.points() : 0;
            int taken = Math.min(room, whole.values().size() - skipped);
            room -= taken;
            boolean complete = skipped + taken == whole.values().size();
            page.add(complete && skipped == 0 ? whole : part(whole, skipped, taken, complete));
            if (!complete) {
                next = new DataToken(i, skipped + taken);
            } else if (room == 0 && i + 1 < results.size()) {
                next = new DataToken(i + 1, 0);
            }
        }
        return GetMetricDataResponse.builder()
                .metricDataResults(page)
                .messages(List.of())
                .nextToken(next == null ? null : next.sealed())
                .build();
    }

    private static MetricDataResult part(MetricDataResult whole, int skipped, int taken, boolean complete) {
        return whole.toBuilder()
                .timestamps(whole.timestamps().subList(skipped, skipped + taken))
                .values(whole.values().subList(skipped, skipped + taken))
                .statusCode(complete ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA)
                .build();
    }
}
