package wildrydes.cloud.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.TableInput;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.store.Store;

/** Glue behind a door on a real socket, with its state in a folder and its time in the test's hands. */
final class ServedCatalog implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:14:36Z");

    final ManualTime time = new ManualTime(START);
    final GlueClient glue;
    private final ServedDoor door;
    private final Store store;

    ServedCatalog(Path folder) {
        store = new Store(folder);
        try {
            door = new ServedDoor(
                    GlueService.in(ServedDoor.ACCOUNT, ServedDoor.REGION, store, time),
                    WallTime.system(),
                    Gate.administratorsOnly());
            store.recover();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        glue = door.client(GlueClient.builder());
    }

    static void refused(String code, String sentence, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(GlueException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(sentence);
        });
    }

    static Column column(String name, String type) {
        return Column.builder().name(name).type(type).build();
    }

    /** A table of JSON files; keys are written as {@code name:type}. */
    static TableInput table(String name, String... keys) {
        return TableInput.builder()
                .name(name)
                .tableType("EXTERNAL_TABLE")
                .storageDescriptor(storage -> storage.columns(column("name", "string"), column("distance", "float"))
                        .location("s3://stable/rides/")
                        .serdeInfo(SerDeInfo.builder()
                                .serializationLibrary("org.apache.hive.hcatalog.data.JsonSerDe")
                                .build()))
                .partitionKeys(Arrays.stream(keys)
                        .map(key -> column(key.split(":")[0], key.split(":")[1]))
                        .toList())
                .build();
    }

    static PartitionInput partition(String... values) {
        return PartitionInput.builder()
                .values(values)
                .storageDescriptor(storage -> storage.columns(column("name", "string"))
                        .location("s3://stable/rides/" + String.join("/", values) + "/"))
                .build();
    }

    void createTable(String database, TableInput table) {
        glue.createTable(request -> request.databaseName(database).tableInput(table));
    }

    void createDatabase(String name) {
        glue.createDatabase(request -> request.databaseInput(input -> input.name(name)));
    }

    List<List<String>> partitions(String table, String expression) {
        return glue
                .getPartitions(request ->
                        request.databaseName("default").tableName(table).expression(expression))
                .partitions()
                .stream()
                .map(partition -> partition.values())
                .toList();
    }

    @Override
    public void close() {
        glue.close();
        door.close();
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
