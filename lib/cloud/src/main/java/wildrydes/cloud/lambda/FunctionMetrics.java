package wildrydes.cloud.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import wildrydes.cloud.lambda.run.Outcome;
import wildrydes.cloud.metrics.Metrics;

/**
 * What is measured of functions, in namespace {@code AWS/Lambda} (docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html): by function, by
 * function and version or alias, and of all together. Safe for concurrent use.
 */
final class FunctionMetrics {

    private static final String NAMESPACE = "AWS/Lambda";
    private static final String FUNCTION = "FunctionName";
    private static final String COUNT = "Count";
    private static final String MILLISECONDS = "Milliseconds";

    private final Metrics metrics;
    private final Map<Map<String, String>, Metrics.Group> groups = new ConcurrentHashMap<>();

    FunctionMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    private Metrics.Group group(Map<String, String> dimensions) {
        return groups.computeIfAbsent(dimensions, wanted -> metrics.of(NAMESPACE, wanted));
    }

    private List<Metrics.Group> of(Target target) {
        String resource = target.qualifier() == null ? target.name() : target.name() + ":" + target.qualifier();
        return List.of(
                group(Map.of(FUNCTION, target.name())),
                group(Map.of(FUNCTION, target.name(), "Resource", resource)),
                group(Map.of()));
    }

    private void add(Target target, Instant now, String metric, String unit, double value) {
        for (Metrics.Group group : of(target)) {
            group.add(now, metric, unit, value);
        }
    }

    void began(Target target, Instant now, Concurrency.Place place, boolean reserved) {
        group(Map.of(FUNCTION, target.name())).add(now, "ConcurrentExecutions", COUNT, place.ofFunction());
        group(Map.of()).add(now, "ConcurrentExecutions", COUNT, place.ofAccount());
        if (!reserved) {
            group(Map.of()).add(now, "UnreservedConcurrentExecutions", COUNT, place.ofAccount());
        }
    }

    void ended(Target target, Instant now, Outcome outcome) {
        add(target, now, "Invocations", COUNT, 1);
        add(target, now, "Errors", COUNT, outcome.error() == null ? 0 : 1);
        add(target, now, "Throttles", COUNT, 0);
        add(target, now, "Duration", MILLISECONDS, millis(outcome.duration()));
    }

    void throttled(Target target, Instant now) {
        add(target, now, "Throttles", COUNT, 1);
    }

    void received(Target target, Instant now) {
        add(target, now, "AsyncEventsReceived", COUNT, 1);
    }

    void aged(Target target, Instant now, Duration age) {
        add(target, now, "AsyncEventAge", MILLISECONDS, millis(age));
    }

    void dropped(Target target, Instant now) {
        add(target, now, "AsyncEventsDropped", COUNT, 1);
    }

    void undelivered(Target target, Instant now) {
        add(target, now, "DestinationDeliveryFailures", COUNT, 1);
    }

    void deadLetterLost(Target target, Instant now) {
        add(target, now, "DeadLetterErrors", COUNT, 1);
    }

    private static double millis(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / 1000.0;
    }
}
