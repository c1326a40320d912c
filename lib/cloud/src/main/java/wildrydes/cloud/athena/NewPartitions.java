package wildrydes.cloud.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;

/** Makes partitions that were written known to the catalog; those that it knows stay as they are. */
final class NewPartitions {

    private static final String KNOWN = "AlreadyExistsException";

    private final Supplier<Door> door;
    private final Caller caller;

    NewPartitions(Supplier<Door> door, Caller caller) {
        this.door = door;
        this.caller = caller;
    }

    /** @param partitions folder by values; at most 100 */
    void add(String database, String table, Map<List<String>, String> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        GetTableResponse of = door.get()
                .call(
                        GetTableRequest.builder()
                                .databaseName(database)
                                .name(table)
                                .build(),
                        caller);
        StorageDescriptor storage = of.table().storageDescriptor();
        List<PartitionInput> inputs = new ArrayList<>();
        partitions.forEach((values, location) -> inputs.add(PartitionInput.builder()
                .values(values)
                .storageDescriptor(storage.toBuilder().location(location).build())
                .build()));
        BatchCreatePartitionResponse made = door.get()
                .call(
                        BatchCreatePartitionRequest.builder()
                                .databaseName(database)
                                .tableName(table)
                                .partitionInputList(inputs)
                                .build(),
                        caller);
        for (PartitionError error : made.errors()) {
            if (!KNOWN.equals(error.errorDetail().errorCode())) {
                throw new Catalog.Refusal(
                        "HIVE_METASTORE_ERROR",
                        "Partition " + error.partitionValues() + " was written and is not in the catalog: "
                                + error.errorDetail().errorMessage(),
                        null);
            }
        }
    }
}
