package wildrydes.cloud.glue;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreatePartitionIndexRequest;
import software.amazon.awssdk.services.glue.model.CreatePartitionIndexResponse;
import software.amazon.awssdk.services.glue.model.DeletePartitionIndexRequest;
import software.amazon.awssdk.services.glue.model.DeletePartitionIndexResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionIndexesRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionIndexesResponse;
import software.amazon.awssdk.services.glue.model.KeySchemaElement;
import software.amazon.awssdk.services.glue.model.PartitionIndex;
import software.amazon.awssdk.services.glue.model.PartitionIndexDescriptor;
import software.amazon.awssdk.services.glue.model.PartitionIndexStatus;
import software.amazon.awssdk.services.glue.model.Table;
import wildrydes.cloud.auth.Caller;

/** The operations on indexes of partitions, which are kept and told of; all partitions are found quickly without. Safe for concurrent use. */
public final class IndexOperations {

    private final Catalog catalog;
    private final Lookup lookup;

    IndexOperations(Catalog catalog, Lookup lookup) {
        this.catalog = catalog;
        this.lookup = lookup;
    }

    /** An index as it is told of; its keys must be partition keys of the table. */
    static PartitionIndexDescriptor described(Table table, PartitionIndex index) {
        List<KeySchemaElement> keys = new ArrayList<>();
        for (String name : index.keys()) {
            Column key = table.partitionKeys().stream()
                    .filter(column -> column.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> GlueErrors.invalid("Index key " + name + " is no partition key of table "
                            + table.name() + ": name keys of the table."));
            keys.add(
                    KeySchemaElement.builder().name(key.name()).type(key.type()).build());
        }
        return PartitionIndexDescriptor.builder()
                .indexName(index.indexName())
                .keys(keys)
                .indexStatus(PartitionIndexStatus.ACTIVE)
                .build();
    }

    public CreatePartitionIndexResponse createPartitionIndex(CreatePartitionIndexRequest request, Caller caller) {
        catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            PartitionIndexDescriptor added = described(table, request.partitionIndex());
            if (has(table, added.indexName())) {
                throw GlueErrors.exists("Index");
            }
            catalog.put(table.databaseName(), table.name(), added);
            return added;
        });
        return CreatePartitionIndexResponse.builder().build();
    }

    private boolean has(Table table, String name) {
        return catalog.indexes(table.databaseName(), table.name()).stream()
                .anyMatch(index -> index.indexName().equals(name));
    }

    public GetPartitionIndexesResponse getPartitionIndexes(GetPartitionIndexesRequest request, Caller caller) {
        Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
        return GetPartitionIndexesResponse.builder()
                .partitionIndexDescriptorList(catalog.indexes(table.databaseName(), table.name()))
                .build();
    }

    public DeletePartitionIndexResponse deletePartitionIndex(DeletePartitionIndexRequest request, Caller caller) {
        catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            if (!has(table, request.indexName())) {
                throw GlueErrors.noIndex(request.indexName());
            }
            catalog.removeIndex(table.databaseName(), table.name(), request.indexName());
            return table;
        });
        return DeletePartitionIndexResponse.builder().build();
    }
}
