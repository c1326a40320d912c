package wildrydes.cloud.glue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Table;
import wildrydes.cloud.clock.CloudTime;

/** What becomes of partitions; within {@link Catalog#changing} where something is changed. */
final class PartitionChanges {

    private final String account;
    private final Catalog catalog;
    private final CloudTime time;

    PartitionChanges(String account, Catalog catalog, CloudTime time) {
        this.account = account;
        this.catalog = catalog;
        this.time = time;
    }

    /** Refuses another number of values than there are keys. */
    static void checkValues(Table table, List<String> values) {
        if (values.size() != table.partitionKeys().size()) {
            throw GlueErrors.partitionValues();
        }
    }

    Partition required(Table table, List<String> values) {
        Partition found = catalog.partition(table.databaseName(), table.name(), values);
        if (found == null) {
            throw GlueErrors.noPartition();
        }
        return found;
    }

    /** A new partition of a table, which is not there yet. */
    Partition added(Table table, PartitionInput input) {
        checkValues(table, input.values());
        if (catalog.partition(table.databaseName(), table.name(), input.values()) != null) {
            throw GlueErrors.exists("Partition");
        }
        return partition(table, input, time.instant());
    }

    private Partition partition(Table table, PartitionInput input, @Nullable Instant created) {
        return Partition.builder()
                .values(input.values())
                .databaseName(table.databaseName())
                .tableName(table.name())
                .creationTime(created)
                .lastAccessTime(input.lastAccessTime())
                .lastAnalyzedTime(input.lastAnalyzedTime())
                .storageDescriptor(TableOperations.whole(input.storageDescriptor()))
                .parameters(input.parameters())
                .catalogId(account)
                .build();
    }

    /** Puts a partition in the place of one, perhaps with other values. */
    void update(Table table, List<String> values, PartitionInput input) {
        checkValues(table, values);
        Partition before = required(table, values);
        PartitionInput after = input.hasValues() && !input.values().isEmpty()
                ? input
                : input.toBuilder().values(values).build();
        checkValues(table, after.values());
        boolean moves = !after.values().equals(before.values());
        if (moves && catalog.partition(table.databaseName(), table.name(), after.values()) != null) {
            throw GlueErrors.exists("Partition");
        }
        catalog.putAll(List.of(partition(table, after, before.creationTime())));
        if (moves) {
            catalog.removeAll(List.of(before));
        }
    }
}
