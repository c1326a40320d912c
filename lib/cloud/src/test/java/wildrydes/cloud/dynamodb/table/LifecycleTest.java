package wildrydes.cloud.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.attribute;
import static wildrydes.cloud.dynamodb.ServedTables.hash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.dynamodb.item.ItemStore;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.FailingDisk;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Tables;

/** What becomes of tables while the disk refuses to keep it. */
class LifecycleTest {

    private static final String NAME = "UnicornSensorData";
    private static final Caller CALLER = Caller.administrator("000000000000", "AK");

    @TempDir
    Path folder;

    private final FailingDisk disk = new FailingDisk();
    private final ManualTime time = new ManualTime(Instant.parse("2026-03-02T09:14:36Z"));
    private Store store;
    private ItemStore items;
    private TableOperations tables;

    @BeforeEach
    void open() throws IOException {
        store = disk.store(folder, 1 << 30);
        Names names = new Names("000000000000", "us-east-1");
        Tables state = Tables.in(store, 15, "dynamodb");
        Catalog catalog = new Catalog(state, names);
        items = ItemStore.in(store, time, (table, change) -> {});
        Lifecycle lifecycle = new Lifecycle(catalog, items, time, Metering.none());
        state.whenRecovered(lifecycle::recovered);
        store.recover();
        TableStreams none = new TableStreams() {
            @Override
            public String begin(TableDefinition table, Instant now) {
                return "";
            }

            @Override
            public void end(TableDefinition table, Instant now) {}
        };
        tables = new TableOperations(catalog, names, items, none, time);
        tables.createTable(
                CreateTableRequest.builder()
                        .tableName(NAME)
                        .attributeDefinitions(attribute("Name"))
                        .keySchema(hash("Name"))
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .build(),
                CALLER);
    }

    @AfterEach
    void close() throws IOException {
        items.close();
        store.close();
    }

    private TableDescription describe() {
        return tables.describeTable(
                        DescribeTableRequest.builder().tableName(NAME).build(), CALLER)
                .table();
    }

    @Test
    void aTableThatCannotBecomeActiveDoesSoLater() {
        disk.fail("no space left on device");
        time.pass(Lifecycle.CREATING);
        assertThat(describe().tableStatus()).isEqualTo(TableStatus.CREATING);

        disk.heal();
        time.pass(Duration.ofSeconds(8));

        assertThat(describe().tableStatus()).isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void anIndexThatCannotBeFilledIsFilledLater() {
        time.pass(Lifecycle.CREATING);
        tables.updateTable(
                UpdateTableRequest.builder()
                        .tableName(NAME)
                        .attributeDefinitions(attribute("Rider"))
                        .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                                .create(index -> index.indexName("riders")
                                        .keySchema(hash("Rider"))
                                        .projection(projection -> projection.projectionType(ProjectionType.ALL)))
                                .build())
                        .build(),
                CALLER);
        disk.fail("no space left on device");
        time.pass(Lifecycle.INDEXING);
        assertThat(describe().tableStatus()).isEqualTo(TableStatus.UPDATING);

        disk.heal();
        time.pass(Duration.ofSeconds(8));

        assertThat(describe().tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(describe().globalSecondaryIndexes().get(0).indexStatus()).isEqualTo(IndexStatus.ACTIVE);
    }
}
