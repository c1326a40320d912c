package wildrydes.cloud.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.table.Capacity;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * Provisioned throughput: each table and global index has so many units a second, and keeps what it does not use for five minutes
 * (developerguide/burst-adaptive-capacity.html). A request is let through while anything is left, and what it uses beyond that is made
 * up for by the seconds that follow. All in cloud time; a new table, and each after a restart, begins with five minutes' worth. Safe for
 * concurrent use.
 */
final class Throughput {

    private static final Duration BURST = Duration.ofMinutes(5);

    private record Metered(long table, @Nullable String index, boolean reads) {}

    private static final class Bucket {
        private double units;
        private Instant filled;

        Bucket(double units, Instant now) {
            this.units = units;
            this.filled = now;
        }

        synchronized double fill(long aSecond, Instant now) {
            double most = (double) aSecond * BURST.toSeconds();
            units = Math.min(
                    most, units + aSecond * (Duration.between(filled, now).toMillis() / 1000.0));
            filled = now;
            return units;
        }

        synchronized void take(double used) {
            units -= used;
        }
    }

    private final CloudTime time;
    private final Usages usages;
    private final Map<Metered, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param usages is told of everything, also where there is no limit */
    Throughput(CloudTime time, Usages usages) {
        this.time = time;
        this.usages = usages;
    }

    /**
     * To be asked before a table or an index is read.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException where nothing is left
     */
    void requireRead(TableDefinition table, @Nullable IndexDefinition index) {
        boolean left = index != null && index.global()
                ? left(table, index.name(), index.capacity(), true)
                : left(table, null, table.capacity(), true);
        if (!left) {
            throw ItemErrors.throttled(false);
        }
    }

    /**
     * To be asked before a table is written. A global index that can take nothing more keeps its table from being written
     * (developerguide/GSI.html).
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException where nothing is left
     */
    void requireWrite(TableDefinition table) {
        if (!left(table, null, table.capacity(), false)) {
            throw ItemErrors.throttled(false);
        }
        for (IndexDefinition index : table.indexes()) {
            if (index.global() && !left(table, index.name(), index.capacity(), false)) {
                throw ItemErrors.throttled(true);
            }
        }
    }

    /** Whether a table can be written just now. */
    boolean canWrite(TableDefinition table) {
        return left(table, null, table.capacity(), false)
                && table.indexes().stream()
                        .allMatch(index -> !index.global() || left(table, index.name(), index.capacity(), false));
    }

    /** Whether a table can be read just now. */
    boolean canRead(TableDefinition table) {
        return left(table, null, table.capacity(), true);
    }

    private boolean left(TableDefinition table, @Nullable String index, @Nullable Capacity capacity, boolean reads) {
        if (capacity == null) {
            return true;
        }
        Instant now = time.instant();
        long aSecond = reads ? capacity.readUnits() : capacity.writeUnits();
        Bucket bucket = buckets.computeIfAbsent(
                new Metered(table.number(), index, reads),
                metered -> new Bucket((double) aSecond * BURST.toSeconds(), now));
        boolean left = bucket.fill(aSecond, now) > 0;
        if (!left) {
            usages.throttled(table, index, reads);
        }
        return left;
    }

    /** @param index a global one; null for the table and its local indexes */
    void used(TableDefinition table, @Nullable String index, Consumption.Kind kind, double units) {
        usages.used(table, index, kind, units);
        Bucket bucket = buckets.get(new Metered(table.number(), index, kind.reads()));
        if (bucket != null) {
            bucket.take(units);
        }
    }
}
