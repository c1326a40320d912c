package wildrydes.cloud.glue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.CreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.DeletePartitionRequest;
import software.amazon.awssdk.services.glue.model.DeletePartitionResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionsRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Segment;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.UpdatePartitionRequest;
import software.amazon.awssdk.services.glue.model.UpdatePartitionResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.glue.filter.FilterException;
import wildrydes.cloud.glue.filter.PartitionFilter;

/** The operations on single partitions, and on those that an expression chooses. Safe for concurrent use. */
public final class PartitionOperations {

    private static final int PAGE = 1000;

    private final Catalog catalog;
    private final Lookup lookup;
    private final PartitionChanges changes;

    PartitionOperations(Catalog catalog, Lookup lookup, PartitionChanges changes) {
        this.catalog = catalog;
        this.lookup = lookup;
        this.changes = changes;
    }

    public CreatePartitionResponse createPartition(CreatePartitionRequest request, Caller caller) {
        catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            Partition added = changes.added(table, request.partitionInput());
            catalog.putAll(List.of(added));
            return added;
        });
        return CreatePartitionResponse.builder().build();
    }

    public GetPartitionResponse getPartition(GetPartitionRequest request, Caller caller) {
        Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
        PartitionChanges.checkValues(table, request.partitionValues());
        return GetPartitionResponse.builder()
                .partition(changes.required(table, request.partitionValues()))
                .build();
    }

    public GetPartitionsResponse getPartitions(GetPartitionsRequest request, Caller caller) {
        Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
        try {
            return partitions(request, table);
        } catch (FilterException e) {
            String sentence = String.valueOf(e.getMessage());
            throw e.ofPartition() ? GlueErrors.state(sentence) : GlueErrors.invalid(sentence);
        }
    }

    private GetPartitionsResponse partitions(GetPartitionsRequest request, Table table) {
        Predicate<List<String>> filter = filter(request.expression(), table);
        Segment segment = request.segment();
        List<Map.Entry<String, Partition>> found = new ArrayList<>();
        for (Map.Entry<String, Partition> one :
                catalog.partitions(table.databaseName(), table.name()).entrySet()) {
            if (inSegment(one.getKey(), segment) && filter.test(one.getValue().values())) {
                found.add(one);
            }
        }
        Pages<Map.Entry<String, Partition>> page =
                Pages.of(found, Map.Entry::getKey, request.nextToken(), request.maxResults(), PAGE);
        boolean withoutColumns = Boolean.TRUE.equals(request.excludeColumnSchema());
        return GetPartitionsResponse.builder()
                .partitions(page.items().stream()
                        .map(entry -> withoutColumns ? withoutColumns(entry.getValue()) : entry.getValue())
                        .toList())
                .nextToken(page.token())
                .build();
    }

    private static Predicate<List<String>> filter(@Nullable String expression, Table table) {
        return expression == null || expression.isBlank()
                ? values -> true
                : PartitionFilter.of(expression, table.partitionKeys());
    }

    private static boolean inSegment(String key, @Nullable Segment segment) {
        return segment == null || Math.floorMod(key.hashCode(), segment.totalSegments()) == segment.segmentNumber();
    }

    private static Partition withoutColumns(Partition partition) {
        StorageDescriptor descriptor = partition.storageDescriptor();
        return descriptor == null
                ? partition
                : partition.toBuilder()
                        .storageDescriptor(
                                descriptor.toBuilder().columns(List.of()).build())
                        .build();
    }

    public UpdatePartitionResponse updatePartition(UpdatePartitionRequest request, Caller caller) {
        catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            changes.update(table, request.partitionValueList(), request.partitionInput());
            return table;
        });
        return UpdatePartitionResponse.builder().build();
    }

    public DeletePartitionResponse deletePartition(DeletePartitionRequest request, Caller caller) {
        catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            PartitionChanges.checkValues(table, request.partitionValues());
            Partition gone = changes.required(table, request.partitionValues());
            catalog.removeAll(List.of(gone));
            return gone;
        });
        return DeletePartitionResponse.builder().build();
    }
}
