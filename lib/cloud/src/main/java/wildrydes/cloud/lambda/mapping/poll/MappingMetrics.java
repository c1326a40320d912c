package wildrydes.cloud.lambda.mapping.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wildrydes.cloud.lambda.mapping.Mapping;
import wildrydes.cloud.metrics.Metrics;

/**
 * What is measured of a mapping, in namespace {@code AWS/Lambda} (docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html): the function's
 * {@code IteratorAge} always, the events of the mapping where they are to be counted.
 */
final class MappingMetrics {

    private static final String NAMESPACE = "AWS/Lambda";
    private static final String COUNT = "Count";

    private final List<Metrics.Group> function = new ArrayList<>();
    private final Metrics.Group mapping;

    MappingMetrics(Metrics metrics, Mapping mapping) {
        String[] arn = mapping.function().split(":", -1);
        String name = arn[6];
        function.add(metrics.of(NAMESPACE, Map.of("FunctionName", name)));
        function.add(metrics.of(
                NAMESPACE, Map.of("FunctionName", name, "Resource", arn.length > 7 ? name + ":" + arn[7] : name)));
        this.mapping = mapping.settings().counted()
                ? metrics.of(NAMESPACE, Map.of("EventSourceMappingUUID", mapping.uuid()))
                : (now, metric, unit, value) -> {};
    }

    /** How old the last record of a batch is when the function gets it. */
    void age(Instant now, Instant arrival) {
        double millis = Math.max(0, now.toEpochMilli() - arrival.toEpochMilli());
        function.forEach(group -> group.add(now, "IteratorAge", "Milliseconds", millis));
    }

    void polled(Instant now, int records) {
        mapping.add(now, "PolledEventCount", COUNT, records);
    }

    void filteredOut(Instant now, int records) {
        mapping.add(now, "FilteredOutEventCount", COUNT, records);
    }

    void invoked(Instant now, int records) {
        mapping.add(now, "InvokedEventCount", COUNT, records);
    }

    void failed(Instant now, int records) {
        mapping.add(now, "FailedInvokeEventCount", COUNT, records);
    }

    void deleted(Instant now, int messages) {
        mapping.add(now, "DeletedEventCount", COUNT, messages);
    }

    void dropped(Instant now, int records) {
        mapping.add(now, "DroppedEventCount", COUNT, records);
    }

    void reported(Instant now, int records) {
        mapping.add(now, "OnFailureDestinationDeliveredEventCount", COUNT, records);
    }

    void unreported(Instant now) {
        function.forEach(group -> group.add(now, "DestinationDeliveryFailures", COUNT, 1));
    }
}
