package wildrydes.cloud.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.metrics.MetricId;
import wildrydes.cloud.metrics.MetricStore;

/** Lists the metrics that there are (API_ListMetrics.html). */
public final class MetricListing {

    private static final int PAGE = 500;
    private static final Duration LISTED = Duration.ofDays(14);
    private static final Duration RECENT = Duration.ofHours(3);

    private final MetricStore metrics;
    private final InstantSource time;

    MetricListing(MetricStore metrics, InstantSource time) {
        this.metrics = metrics;
        this.time = time;
    }

    public ListMetricsResponse listMetrics(ListMetricsRequest request, Caller caller) {
        Instant since = time.instant().minus(request.recentlyActive() == null ? LISTED : RECENT);
        String after = request.nextToken() == null ? null : opened(request.nextToken());
        List<MetricId> found = metrics.since(since).stream()
                .filter(id -> request.namespace() == null || request.namespace().equals(id.namespace()))
                .filter(id ->
                        request.metricName() == null || request.metricName().equals(id.name()))
                .filter(id -> request.dimensions().stream().allMatch(filter -> has(id, filter)))
                .dropWhile(id -> after != null && !place(id).equals(after))
                .skip(after == null ? 0 : 1)
                .limit(PAGE + 1L)
                .toList();
        List<MetricId> page = found.subList(0, Math.min(PAGE, found.size()));
        return ListMetricsResponse.builder()
                .metrics(page.stream().map(Dimensions::metric).toList())
                .nextToken(found.size() > PAGE ? sealed(page.get(PAGE - 1)) : null)
                .build();
    }

    private static boolean has(MetricId id, DimensionFilter filter) {
        String value = id.dimensions().get(filter.name());
        return value != null && (filter.value() == null || filter.value().equals(value));
    }

    private static String place(MetricId id) {
        return id.namespace() + '\n' + id.name() + '\n' + id.dimensions();
    }

    private static String sealed(MetricId last) {
        return Base64.getUrlEncoder().encodeToString(place(last).getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String opened(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw CloudWatchErrors.badToken();
        }
    }
}
