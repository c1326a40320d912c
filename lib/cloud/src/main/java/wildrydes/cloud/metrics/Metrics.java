package wildrydes.cloud.metrics;

import java.util.Map;

/**
 * Where services report what they measure, so that CloudWatch shows it. Cheap enough for every call: nothing waits for the
 * disk. Safe for concurrent use.
 *
 * <pre>{@code
 * Metrics.Group function = metrics.of("AWS/Lambda", Map.of("FunctionName", name));
 * function.add("Invocations", "Count", 1);
 * }</pre>
 */
public interface Metrics {

    /** The metrics of one thing; whoever reports them keeps it. It outlives a reset. */
    @FunctionalInterface
    interface Group {

        /**
         * Reports a sample, measured now in cloud time.
         *
         * @param metric for example {@code Invocations}
         * @param unit one of CloudWatch's units, for example {@code Count}; always the same for a metric
         */
        void add(String metric, String unit, double value);
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
                return (metric, unit, value) -> {};
            }

            @Override
            public Group charged(String namespace, Map<String, String> dimensions) {
                return (metric, unit, value) -> {};
            }
        };
    }
}
