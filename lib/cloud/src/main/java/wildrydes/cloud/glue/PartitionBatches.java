package wildrydes.cloud.glue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionFailureEntry;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.Table;
import wildrydes.cloud.auth.Caller;

/** The operations on several partitions, of which some may fail while others are done. Safe for concurrent use. */
public final class PartitionBatches {

    private final Catalog catalog;
    private final Lookup lookup;
    private final PartitionChanges changes;

    PartitionBatches(Catalog catalog, Lookup lookup, PartitionChanges changes) {
        this.catalog = catalog;
        this.lookup = lookup;
        this.changes = changes;
    }

    private static PartitionError error(List<String> values, GlueException refusal) {
        return PartitionError.builder()
                .partitionValues(values)
                .errorDetail(GlueErrors.detail(refusal))
                .build();
    }

    private static <T> @Nullable List<T> orNone(List<T> errors) {
        return errors.isEmpty() ? null : errors;
    }

    public BatchCreatePartitionResponse batchCreatePartition(BatchCreatePartitionRequest request, Caller caller) {
        return catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            Map<List<String>, Partition> added = new LinkedHashMap<>();
            List<PartitionError> errors = new ArrayList<>();
            for (PartitionInput input : request.partitionInputList()) {
                try {
                    Partition partition = changes.added(table, input);
                    if (added.putIfAbsent(partition.values(), partition) != null) {
                        throw GlueErrors.exists("Partition");
                    }
                } catch (GlueException e) {
                    errors.add(error(input.values(), e));
                }
            }
            catalog.putAll(added.values());
            return BatchCreatePartitionResponse.builder().errors(orNone(errors)).build();
        });
    }

    public BatchGetPartitionResponse batchGetPartition(BatchGetPartitionRequest request, Caller caller) {
        Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
        List<Partition> found = new ArrayList<>();
        for (PartitionValueList wanted : request.partitionsToGet()) {
            PartitionChanges.checkValues(table, wanted.values());
            Partition partition = catalog.partition(table.databaseName(), table.name(), wanted.values());
            if (partition != null) {
                found.add(partition);
            }
        }
        return BatchGetPartitionResponse.builder()
                .partitions(found)
                .unprocessedKeys(List.of())
                .build();
    }

    public BatchUpdatePartitionResponse batchUpdatePartition(BatchUpdatePartitionRequest request, Caller caller) {
        return catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            List<BatchUpdatePartitionFailureEntry> errors = new ArrayList<>();
            for (BatchUpdatePartitionRequestEntry entry : request.entries()) {
                try {
                    changes.update(table, entry.partitionValueList(), entry.partitionInput());
                } catch (GlueException e) {
                    errors.add(BatchUpdatePartitionFailureEntry.builder()
                            .partitionValueList(entry.partitionValueList())
                            .errorDetail(GlueErrors.detail(e))
                            .build());
                }
            }
            return BatchUpdatePartitionResponse.builder().errors(orNone(errors)).build();
        });
    }

    public BatchDeletePartitionResponse batchDeletePartition(BatchDeletePartitionRequest request, Caller caller) {
        return catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            Map<List<String>, Partition> gone = new LinkedHashMap<>();
            List<PartitionError> errors = new ArrayList<>();
            for (PartitionValueList wanted : request.partitionsToDelete()) {
                try {
                    PartitionChanges.checkValues(table, wanted.values());
                    gone.put(wanted.values(), changes.required(table, wanted.values()));
                } catch (GlueException e) {
                    errors.add(error(wanted.values(), e));
                }
            }
            catalog.removeAll(gone.values());
            return BatchDeletePartitionResponse.builder().errors(orNone(errors)).build();
        });
    }
}
