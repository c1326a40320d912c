package wildrydes.cloud.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import wildrydes.cloud.metrics.MetricId;

/** Metrics as requests name them. */
final class Dimensions {

    private Dimensions() {}

    static MetricId id(String namespace, String name, List<Dimension> dimensions) {
        Map<String, String> values = new TreeMap<>();
        dimensions.forEach(dimension -> values.put(dimension.name(), dimension.value()));
        return MetricId.of(namespace, name, values);
    }

    static Metric metric(MetricId id) {
        return Metric.builder()
                .namespace(id.namespace())
                .metricName(id.name())
                .dimensions(id.dimensions().entrySet().stream()
                        .map(one -> Dimension.builder()
                                .name(one.getKey())
                                .value(one.getValue())
                                .build())
                        .toList())
                .build();
    }
}
