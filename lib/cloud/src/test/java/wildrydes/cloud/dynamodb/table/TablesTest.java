package wildrydes.cloud.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;
import static wildrydes.cloud.dynamodb.ServedTables.attribute;
import static wildrydes.cloud.dynamodb.ServedTables.hash;
import static wildrydes.cloud.dynamodb.ServedTables.invalid;
import static wildrydes.cloud.dynamodb.ServedTables.range;
import static wildrydes.cloud.dynamodb.ServedTables.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import wildrydes.cloud.dynamodb.ServedTables;

/** Tables are created, shown, listed and deleted, or refused in AWS's words. */
class TablesTest {

    private static final String PREFIX = "One or more parameter values were invalid: ";

    @TempDir
    Path folder;

    private ServedTables tables;

    @BeforeEach
    void open() {
        tables = new ServedTables(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void aTableIsCreatingForFiveSecondsAndThenActive() {
        TableDescription created = tables.create(table -> {});

        assertThat(created.tableStatus()).isEqualTo(TableStatus.CREATING);
        assertThat(created.tableArn()).isEqualTo(ServedTables.ARN);
        assertThat(created.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(created.provisionedThroughput().readCapacityUnits()).isZero();
        assertThat(created.creationDateTime()).isEqualTo(tables.now().truncatedTo(ChronoUnit.MILLIS));
        tables.pass(Duration.ofSeconds(5));
        TableDescription active = tables.describe();
        assertThat(active.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(active.keySchema()).containsExactly(hash("Name"), range("StatusTime"));
        assertThat(active.attributeDefinitions()).containsExactly(attribute("Name"), attribute("StatusTime"));
        assertThat(active.tableId()).isEqualTo(created.tableId()).hasSize(36);
        assertThat(active.itemCount()).isZero();
        assertThat(active.hasGlobalSecondaryIndexes()).isFalse();
        assertThat(active.deletionProtectionEnabled()).isFalse();
    }

    @Test
    void lookingAtATableLetsItsStateComeWhileTimeStandsStill() {
        Instant created = tables.create(table -> {}).creationDateTime();

        assertThat(tables.describe().tableStatus()).isEqualTo(TableStatus.CREATING);
        tables.active(NAME);
        assertThat(tables.now().truncatedTo(ChronoUnit.MILLIS)).isEqualTo(created.plusSeconds(5));
    }

    @Test
    void aTableIsKnownByItsArnToo() {
        tables.active(table -> {});

        assertThat(tables.client
                        .describeTable(table -> table.tableName(ServedTables.ARN))
                        .table()
                        .tableName())
                .isEqualTo(NAME);
        refused(
                "ResourceNotFoundException",
                "Requested resource not found: Table: Other not found",
                () -> tables.client.describeTable(
                        table -> table.tableName("arn:aws:dynamodb:us-east-1:111111111111:table/Other")));
    }

    @Test
    void aTableAndItsIndexesSurviveARestart() {
        tables.active(table -> table.attributeDefinitions(
                        attribute("Name"), attribute("StatusTime"), attribute("Pool", ScalarAttributeType.N))
                .globalSecondaryIndexes(global("byPool", hash("Pool")))
                .localSecondaryIndexes(local("byPoolToo", hash("Name"), range("Pool"))));
        TableDescription before = tables.describe();

        tables.close();
        tables = new ServedTables(folder);

        assertThat(tables.describe()).isEqualTo(before);
        GlobalSecondaryIndexDescription index = before.globalSecondaryIndexes().get(0);
        assertThat(index.indexStatusAsString()).isEqualTo("ACTIVE");
        assertThat(index.indexArn()).isEqualTo(ServedTables.ARN + "/index/byPool");
        assertThat(before.localSecondaryIndexes().get(0).indexArn()).isEqualTo(ServedTables.ARN + "/index/byPoolToo");
    }

    @Test
    void aTransitionThatARestartInterruptedComes() {
        tables.create(table -> {});

        tables.close();
        tables = new ServedTables(folder);
        tables.pass(Duration.ofSeconds(5));

        assertThat(tables.describe().tableStatus()).isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void namesAreListedInOrderPageByPage() {
        for (String name : List.of("ccc", "aaa", "bbb")) {
            tables.create(table -> table.tableName(name));
        }

        ListTablesResponse first = tables.client.listTables(list -> list.limit(2));

        assertThat(first.tableNames()).containsExactly("aaa", "bbb");
        assertThat(first.lastEvaluatedTableName()).isEqualTo("bbb");
        ListTablesResponse second = tables.client.listTables(list -> list.exclusiveStartTableName("bbb"));
        assertThat(second.tableNames()).containsExactly("ccc");
        assertThat(second.lastEvaluatedTableName()).isNull();
    }

    @Test
    void aTableIsDeletingForThreeSecondsAndThenGone() {
        tables.active(table -> {});

        TableDescription deleting =
                tables.client.deleteTable(table -> table.tableName(NAME)).tableDescription();

        assertThat(deleting.tableStatus()).isEqualTo(TableStatus.DELETING);
        refused(
                "ResourceInUseException",
                "Attempt to change a resource which is still in use: Table is being deleted: " + NAME,
                () -> tables.client.deleteTable(table -> table.tableName(NAME)));
        tables.pass(Duration.ofSeconds(3));
        String gone = "Requested resource not found: Table: " + NAME + " not found";
        refused("ResourceNotFoundException", gone, tables::describe);
        refused("ResourceNotFoundException", gone, () -> tables.client.deleteTable(table -> table.tableName(NAME)));
    }

    @Test
    void aTableThatIsProtectedIsNotDeleted() {
        tables.active(table -> table.deletionProtectionEnabled(true));

        invalid(
                "Resource cannot be deleted as it is currently protected against deletion. "
                        + "Disable deletion protection first.",
                () -> tables.client.deleteTable(table -> table.tableName(NAME)));
    }

    @Test
    void aNameIsGivenOnce() {
        tables.create(table -> {});
        refused(
                "ResourceInUseException",
                "Attempt to change a resource which is still in use: Table is being created: " + NAME,
                () -> tables.create(table -> {}));
        tables.pass(Duration.ofSeconds(5));

        refused("ResourceInUseException", "Table already exists: " + NAME, () -> tables.create(table -> {}));
    }

    @Test
    void tablesAreForgottenByAReset() {
        tables.active(table -> {});

        tables.lab().post("/_lab/reset", "{\"service\":\"dynamodb\"}");

        assertThat(tables.client.listTables().tableNames()).isEmpty();
        tables.active(table -> {});
    }

    @Test
    void whatAMemberMustBeIsSaidForEach() {
        invalid(
                "The parameter 'TableName' is required but was not present in the request",
                () -> tables.create(table -> table.tableName(null)));
        invalid(
                "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 3",
                () -> tables.create(table -> table.tableName("ab")));
        invalid(
                "1 validation error detected: Value '[KeySchemaElement(attributeName=Name, keyType=HASH), "
                        + "KeySchemaElement(attributeName=StatusTime, keyType=RANGE), "
                        + "KeySchemaElement(attributeName=More, keyType=RANGE)]' at 'keySchema' failed to satisfy "
                        + "constraint: Member must have length less than or equal to 2",
                () -> keys(hash("Name"), range("StatusTime"), range("More")));
        invalid(
                "3 validation errors detected: Value 'SS' at 'attributeDefinitions.1.member.attributeType' failed to "
                        + "satisfy constraint: Member must satisfy enum value set: [B, N, S]; "
                        + "Value 'SOMETIMES' at 'billingMode' failed to satisfy constraint: Member must satisfy enum "
                        + "value set: [PROVISIONED, PAY_PER_REQUEST]; "
                        + "Value 'SORT' at 'keySchema.2.member.keyType' failed to satisfy constraint: Member must "
                        + "satisfy enum value set: [HASH, RANGE]",
                () -> tables.create(table -> table.attributeDefinitions(attribute("Name").toBuilder()
                                .attributeType("SS")
                                .build())
                        .billingMode("SOMETIMES")
                        .keySchema(
                                hash("Name"),
                                range("StatusTime").toBuilder().keyType("SORT").build())));
    }

    private void keys(KeySchemaElement... elements) {
        tables.create(table -> table.keySchema(elements));
    }

    @Test
    void capacityGoesWithTheBillingMode() {
        invalid(
                PREFIX + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
                        + "PROVISIONED",
                () -> tables.create(table -> table.billingMode((BillingMode) null)));
        invalid(
                PREFIX + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                        + "PAY_PER_REQUEST",
                () -> tables.create(table -> table.provisionedThroughput(
                        units -> units.readCapacityUnits(1L).writeCapacityUnits(1L))));
        invalid(
                "Given value 1000000000001 for ReadCapacityUnits is out of bounds",
                () -> tables.create(table -> table.billingMode(BillingMode.PROVISIONED)
                        .provisionedThroughput(units ->
                                units.readCapacityUnits(1_000_000_000_001L).writeCapacityUnits(1L))));
    }

    @Test
    void aKeyConsistsOfDefinedAttributesInOrder() {
        invalid(
                "Invalid KeySchema: Some index key attribute have no definition",
                () -> tables.create(table -> table.attributeDefinitions(attribute("Name"))));
        invalid(
                PREFIX + "Some index key attributes are not defined in AttributeDefinitions. Keys: [Name, Time], "
                        + "AttributeDefinitions: [Name, StatusTime]",
                () -> keys(hash("Name"), range("Time")));
        invalid(
                "Both the Hash Key and the Range Key element in the KeySchema have the same name",
                () -> keys(hash("Name"), range("Name")));
        invalid(
                "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
                () -> keys(range("StatusTime"), hash("Name")));
        invalid(
                "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type",
                () -> keys(hash("Name"), hash("StatusTime")));
        invalid(
                PREFIX + "Number of attributes in KeySchema does not exactly match number of attributes defined in "
                        + "AttributeDefinitions",
                () -> keys(hash("Name")));
    }

    @Test
    void indexesAreHeldAgainstTheTable() {
        invalid(
                PREFIX + "Table KeySchema does not have a range key, which is required when specifying a "
                        + "LocalSecondaryIndex",
                () -> tables.create(table -> table.keySchema(hash("Name"))
                        .localSecondaryIndexes(local("byTime", hash("Name"), range("StatusTime")))));
        invalid(
                PREFIX + "Index KeySchema does not have a range key for index: byName",
                () -> tables.create(table -> table.localSecondaryIndexes(local("byName", hash("Name")))));
        invalid(
                PREFIX + "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                        + "byTime. index hash key: StatusTime, table hash key: Name",
                () -> tables.create(
                        table -> table.localSecondaryIndexes(local("byTime", hash("StatusTime"), range("Name")))));
        invalid(
                PREFIX + "Duplicate index name: twice",
                () -> tables.create(table ->
                        table.globalSecondaryIndexes(global("twice", hash("Name")), global("twice", hash("Name")))));
        invalid(
                PREFIX + "Some AttributeDefinitions are not used. AttributeDefinitions: [Name, Pool, StatusTime], "
                        + "keys used: [Name, StatusTime]",
                () -> tables.create(table -> table.attributeDefinitions(
                                attribute("Name"), attribute("StatusTime"), attribute("Pool"))
                        .globalSecondaryIndexes(global("byTime", hash("StatusTime")))));
        invalid(
                PREFIX + "ProjectionType is ALL, but NonKeyAttributes is specified",
                () -> tables.create(
                        table -> table.globalSecondaryIndexes(global("byTime", hash("StatusTime")).toBuilder()
                                .projection(Projection.builder()
                                        .projectionType(ProjectionType.ALL)
                                        .nonKeyAttributes("Distance")
                                        .build())
                                .build())));
        invalid(
                PREFIX + "ProvisionedThroughput should not be specified for index: byTime when BillingMode is "
                        + "PAY_PER_REQUEST",
                () -> tables.create(
                        table -> table.globalSecondaryIndexes(global("byTime", hash("StatusTime")).toBuilder()
                                .provisionedThroughput(
                                        units -> units.readCapacityUnits(1L).writeCapacityUnits(1L))
                                .build())));
    }

    @Test
    void thereAreTwentyGlobalAndFiveLocalIndexesAtMost() {
        invalid(
                PREFIX + "GlobalSecondaryIndex count exceeds the per-table limit of 20",
                () -> tables.create(table -> table.globalSecondaryIndexes(IntStream.rangeClosed(1, 21)
                        .mapToObj(i -> global("index" + i, hash("StatusTime")))
                        .toList())));
        invalid(
                PREFIX + "Number of LocalSecondaryIndexes exceeds per-table limit of 5",
                () -> tables.create(table -> table.localSecondaryIndexes(IntStream.rangeClosed(1, 6)
                        .mapToObj(i -> local("index" + i, hash("Name"), range("StatusTime")))
                        .toList())));
    }

    private static GlobalSecondaryIndex global(String name, KeySchemaElement... keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys)
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build();
    }

    private static LocalSecondaryIndex local(String name, KeySchemaElement... keys) {
        return LocalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys)
                .projection(all -> all.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }
}
