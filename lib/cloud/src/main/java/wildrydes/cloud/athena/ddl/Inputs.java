package wildrydes.cloud.athena.ddl;

import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import wildrydes.cloud.athena.ddl.TableStatement.ColumnDefinition;

/** What Glue is sent to change what it has told. */
final class Inputs {

    private Inputs() {}

    /** A table as it is. */
    static TableInput.Builder of(Table table) {
        return TableInput.builder()
                .name(table.name())
                .description(table.description())
                .owner(table.owner())
                .lastAccessTime(table.lastAccessTime())
                .lastAnalyzedTime(table.lastAnalyzedTime())
                .retention(table.retention())
                .storageDescriptor(table.storageDescriptor())
                .partitionKeys(table.partitionKeys())
                .viewOriginalText(table.viewOriginalText())
                .viewExpandedText(table.viewExpandedText())
                .tableType(table.tableType())
                .parameters(table.parameters())
                .targetTable(table.targetTable());
    }

    /** A partition as it is. */
    static PartitionInput.Builder of(Partition partition) {
        return PartitionInput.builder()
                .values(partition.values())
                .lastAccessTime(partition.lastAccessTime())
                .lastAnalyzedTime(partition.lastAnalyzedTime())
                .storageDescriptor(partition.storageDescriptor())
                .parameters(partition.parameters());
    }

    /** How a table's files are stored; empty where nobody said. */
    static StorageDescriptor storage(Table table) {
        StorageDescriptor storage = table.storageDescriptor();
        return storage == null ? StorageDescriptor.builder().build() : storage;
    }

    static Column column(ColumnDefinition definition) {
        return Column.builder()
                .name(definition.name())
                .type(definition.type())
                .comment(definition.comment())
                .build();
    }
}
