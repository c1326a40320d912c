package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionRequest;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.UpdatePartitionRequest;

/** Carries out statements that change partitions. */
final class PartitionRuns {

    private static final int CREATED_AT_ONCE = 100;
    private static final int DELETED_AT_ONCE = 25;

    private final Calls calls;
    private final String context;

    /** @param context the database of tables that are named without one */
    PartitionRuns(Calls calls, String context) {
        this.calls = calls;
        this.context = context;
    }

    DdlResult run(PartitionStatement statement) {
        if (statement instanceof PartitionStatement.Add add) {
            add(add);
        } else if (statement instanceof PartitionStatement.Drop drop) {
            drop(drop);
        } else if (statement instanceof PartitionStatement.Rename rename) {
            rename(rename);
        } else {
            return new Repair(calls, this).run(statement.table(), context);
        }
        return DdlResult.NOTHING;
    }

    private void add(PartitionStatement.Add add) {
        Table table = calls.requireTable(add.table(), context);
        Map<List<String>, PartitionInput> added = new LinkedHashMap<>();
        for (PartitionStatement.NewPartition one : add.partitions()) {
            List<String> values = Partitions.values(table, one.values());
            String location = one.location();
            if (location != null) {
                Location.checked(location);
            }
            if (added.putIfAbsent(values, input(table, values, location)) != null && !add.ifNotExists()) {
                throw Failures.partitionExists();
            }
        }
        create(table, List.copyOf(added.values()), add.ifNotExists());
    }

    /**
     * A new partition, which is stored as its table is.
     *
     * @param location null for the folder of its name below the table's
     */
    static PartitionInput input(Table table, List<String> values, @Nullable String location) {
        StorageDescriptor storage = Inputs.storage(table);
        String base = storage.location() == null ? "" : storage.location();
        String below = (base.endsWith("/") ? base : base + "/") + Partitions.path(Partitions.keys(table), values);
        return PartitionInput.builder()
                .values(values)
                .storageDescriptor(storage.toBuilder()
                        .location(location == null ? below : location)
                        .build())
                .build();
    }

    /** Creates partitions; those that are there already are left as they are, or refused. */
    void create(Table table, List<PartitionInput> added, boolean ifNotExists) {
        for (int from = 0; from < added.size(); from += CREATED_AT_ONCE) {
            BatchCreatePartitionResponse response = calls.call(BatchCreatePartitionRequest.builder()
                    .databaseName(table.databaseName())
                    .tableName(table.name())
                    .partitionInputList(added.subList(from, Math.min(added.size(), from + CREATED_AT_ONCE)))
                    .build());
            if (!ifNotExists && !response.errors().isEmpty()) {
                throw Failures.partitionExists();
            }
        }
    }

    private void drop(PartitionStatement.Drop drop) {
        Table table = calls.requireTable(drop.table(), context);
        Set<List<String>> gone = new LinkedHashSet<>();
        for (List<PartitionStatement.Condition> conditions : drop.partitions()) {
            Map<String, String> given = new TreeMap<>();
            conditions.forEach(condition -> given.put(condition.key(), condition.value()));
            Partitions.check(table, given);
            String expression = conditions.stream()
                    .map(condition -> condition.key() + " " + condition.operator() + " '"
                            + condition.value().replace("'", "''") + "'")
                    .collect(Collectors.joining(" AND "));
            List<Partition> found = calls.partitions(table, expression);
            if (found.isEmpty() && !drop.ifExists()) {
                throw Failures.noPartition(expression);
            }
            found.forEach(partition -> gone.add(partition.values()));
        }
        List<PartitionValueList> all = new ArrayList<>();
        gone.forEach(
                values -> all.add(PartitionValueList.builder().values(values).build()));
        for (int from = 0; from < all.size(); from += DELETED_AT_ONCE) {
            calls.call(BatchDeletePartitionRequest.builder()
                    .databaseName(table.databaseName())
                    .tableName(table.name())
                    .partitionsToDelete(all.subList(from, Math.min(all.size(), from + DELETED_AT_ONCE)))
                    .build());
        }
    }

    private void rename(PartitionStatement.Rename rename) {
        Table table = calls.requireTable(rename.table(), context);
        Partition before = calls.requirePartition(table, rename.from());
        List<String> after = Partitions.values(table, rename.to());
        calls.call(UpdatePartitionRequest.builder()
                .databaseName(table.databaseName())
                .tableName(table.name())
                .partitionValueList(before.values())
                .partitionInput(Inputs.of(before).values(after).build())
                .build());
    }
}
