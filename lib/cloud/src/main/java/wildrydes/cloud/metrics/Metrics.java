package wildrydes.cloud.metrics;

import java.time.Instant;
import java.util.Map;

/**
 * Where services report what they measure, so that CloudWatch shows it. Cheap enough for every call: nothing waits for the
 * disk. Safe for concurrent use.
 *
 * <pre>{@code
 * Metrics.Group function = metrics.of("AWS/Lambda", Map.of("FunctionName", name));
 * function.add(now, "Invocations", "Count", 1);
 * }</pre>
 */
public interface Metrics {

    /** The metrics of one thing; whoever reports them keeps it. It outlives a reset. */
    @FunctionalInterface
    interface Group {

        /**
         * Reports a sample.
         *
         * @param now the cloud's time, which whoever reports has at hand: to ask for it once more for each sample would cost
         *     more than all the rest
         * @param metric for example {@code Invocations}
         * @param unit one of CloudWatch's units, for example {@code Count}; always the same for a metric
         */
        void add(Instant now, String metric, String unit, double value);
    }

    /**
     * Metrics that AWS gives without charge.
     *
     * @param namespace for example {@code AWS/Kinesis}
     */
    Group of(String namespace, Map<String, String> dimensions);

    /** Metrics that AWS charges for as it does for those of customers, such as those of single shards. */
    Group charged(String namespace, Map<String, String> dimensions);

    /** Keeps nothing; for parts of a cloud that are tried alone. */
    static Metrics none() {
        return new Metrics() {
            @Override
            public Group of(String namespace, Map<String, String> dimensions) {
                return (now, metric, unit, value) -> {};
            }

            @Override
            public Group charged(String namespace, Map<String, String> dimensions) {
                return (now, metric, unit, value) -> {};
            }
        };
    }
}
