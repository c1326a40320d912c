package wildrydes.cloud.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Usage;
import wildrydes.cloud.metrics.Metrics;

/**
 * Tells the bill and CloudWatch what requests use. Tables with provisioned throughput pay for what they could use, which is told where
 * tables are administrated. Safe for concurrent use.
 */
final class Usages {

    private static final String NAMESPACE = "AWS/DynamoDB";

    private record Metered(String table, @Nullable String index) {}

    private final CloudTime time;
    private final Metering metering;
    private final Metrics metrics;
    private final Map<Metered, Metrics.Group> groups = new ConcurrentHashMap<>();

    Usages(CloudTime time, Metering metering, Metrics metrics) {
        this.time = time;
        this.metering = metering;
        this.metrics = metrics;
    }

    /** @param index a global one; null for the table and its local indexes */
    void used(TableDefinition table, @Nullable String index, Consumption.Kind kind, double units) {
        boolean reads = kind.reads();
        if (table.capacity() == null && units > 0) {
            metering.used(
                    reads
                            ? new Usage("dynamodb:read-units", table.arn(), Math.round(2 * units))
                            : new Usage("dynamodb:write-units", table.arn(), Math.round(units)));
        }
        add(table, index, reads ? "ConsumedReadCapacityUnits" : "ConsumedWriteCapacityUnits", units);
    }

    /** A request, or a part of one, was not let through. */
    void throttled(TableDefinition table, @Nullable String index, boolean reads) {
        add(table, index, reads ? "ReadThrottleEvents" : "WriteThrottleEvents", 1);
    }

    private void add(TableDefinition table, @Nullable String index, String metric, double value) {
        Instant now = time.instant();
        groups.computeIfAbsent(new Metered(table.name(), index), this::group).add(now, metric, "Count", value);
    }

    private Metrics.Group group(Metered metered) {
        String index = metered.index();
        return metrics.of(
                NAMESPACE,
                index == null
                        ? Map.of("TableName", metered.table())
                        : Map.of("TableName", metered.table(), "GlobalSecondaryIndexName", index));
    }
}
