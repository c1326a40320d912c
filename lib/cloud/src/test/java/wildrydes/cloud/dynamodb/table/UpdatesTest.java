package wildrydes.cloud.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;
import static wildrydes.cloud.dynamodb.ServedTables.attribute;
import static wildrydes.cloud.dynamodb.ServedTables.hash;
import static wildrydes.cloud.dynamodb.ServedTables.invalid;
import static wildrydes.cloud.dynamodb.ServedTables.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import wildrydes.cloud.dynamodb.ServedTables;

/** Tables are changed: capacity, billing, indexes, time to live, tags. */
class UpdatesTest {

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

    private TableDescription update(Consumer<UpdateTableRequest.Builder> change) {
        return tables.client
                .updateTable(request -> {
                    request.tableName(NAME);
                    change.accept(request);
                })
                .tableDescription();
    }

    private static Consumer<ProvisionedThroughput.Builder> units(long reads, long writes) {
        return units -> units.readCapacityUnits(reads).writeCapacityUnits(writes);
    }

    private void provisioned(long reads, long writes) {
        tables.active(table -> table.billingMode(BillingMode.PROVISIONED).provisionedThroughput(units(reads, writes)));
    }

    private void put(String name, String herd) {
        tables.client.putItem(item -> item.tableName(NAME)
                .item(Map.of(
                        "Name", AttributeValue.fromS(name),
                        "StatusTime", AttributeValue.fromS("09:14"),
                        "Herd", AttributeValue.fromS(herd))));
    }

    @Test
    void capacityComesWhenTheTableIsActiveAgain() {
        provisioned(5, 5);

        TableDescription updating = update(table -> table.provisionedThroughput(units(10, 4)));

        assertThat(updating.tableStatus()).isEqualTo(TableStatus.UPDATING);
        assertThat(updating.provisionedThroughput().readCapacityUnits()).isEqualTo(5);
        tables.pass(Duration.ofSeconds(5));
        TableDescription active = tables.describe();
        assertThat(active.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(active.provisionedThroughput().readCapacityUnits()).isEqualTo(10);
        assertThat(active.provisionedThroughput().writeCapacityUnits()).isEqualTo(4);
        assertThat(active.provisionedThroughput().lastIncreaseDateTime()).isNotNull();
        assertThat(active.provisionedThroughput().numberOfDecreasesToday()).isEqualTo(1);
        invalid(
                "The provisioned throughput for the table will not change. The requested value equals the current "
                        + "value. Current ReadCapacityUnits provisioned for the table: 10. Requested "
                        + "ReadCapacityUnits: 10. Current WriteCapacityUnits provisioned for the table: 4. Requested "
                        + "WriteCapacityUnits: 4. Refer to the Amazon DynamoDB Developer Guide for current limits and "
                        + "how to request higher limits.",
                () -> update(table -> table.provisionedThroughput(units(10, 4))));
    }

    @Test
    void capacityIsLoweredFourTimesADayAndThenOnceAnHour() {
        provisioned(10, 10);
        for (long units = 9; units > 5; units--) {
            long writes = units;
            update(table -> table.provisionedThroughput(units(10, writes)));
            tables.active(NAME);
        }
        String refusal = "Provisioned throughput decreases are limited within a given UTC day";

        assertThatThrownBy(() -> update(table -> table.provisionedThroughput(units(10, 5))))
                .hasMessageContaining(refusal);
        tables.pass(Duration.ofHours(1));
        update(table -> table.provisionedThroughput(units(10, 5)));
    }

    @Test
    void theBillingModeIsChangedBothWays() {
        provisioned(5, 5);

        update(table -> table.billingMode(BillingMode.PAY_PER_REQUEST));
        TableDescription onDemand = tables.active(NAME);
        assertThat(onDemand.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(onDemand.provisionedThroughput().readCapacityUnits()).isZero();
        invalid(
                PREFIX + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED",
                () -> update(table -> table.billingMode(BillingMode.PROVISIONED)));
        invalid(
                PREFIX + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                        + "PAY_PER_REQUEST",
                () -> update(table -> table.provisionedThroughput(units(1, 1))));
        update(table -> table.billingMode(BillingMode.PROVISIONED).provisionedThroughput(units(2, 3)));
        TableDescription back = tables.active(NAME);
        assertThat(back.billingModeSummary().billingMode()).isEqualTo(BillingMode.PROVISIONED);
        assertThat(back.provisionedThroughput().writeCapacityUnits()).isEqualTo(3);
    }

    private static GlobalSecondaryIndexUpdate newIndex(String name) {
        return GlobalSecondaryIndexUpdate.builder()
                .create(index -> index.indexName(name)
                        .keySchema(hash("Herd"))
                        .projection(all -> all.projectionType(ProjectionType.ALL)))
                .build();
    }

    private static GlobalSecondaryIndexUpdate without(String name) {
        return GlobalSecondaryIndexUpdate.builder()
                .delete(index -> index.indexName(name))
                .build();
    }

    private int inHerd(String herd) {
        return tables.client
                .query(query -> query.tableName(NAME)
                        .indexName("byHerd")
                        .keyConditionExpression("Herd = :herd")
                        .expressionAttributeValues(Map.of(":herd", AttributeValue.fromS(herd))))
                .count();
    }

    @Test
    void anIndexIsFilledWithWhatIsThereAndWithWhatComesMeanwhile() {
        tables.active(table -> {});
        put("Shadowfax", "south");

        TableDescription updating = update(
                table -> table.attributeDefinitions(attribute("Herd")).globalSecondaryIndexUpdates(newIndex("byHerd")));
        put("Rocinante", "south");

        assertThat(updating.tableStatus()).isEqualTo(TableStatus.UPDATING);
        assertThat(updating.globalSecondaryIndexes().get(0).indexStatus()).isEqualTo(IndexStatus.CREATING);
        assertThat(updating.globalSecondaryIndexes().get(0).backfilling()).isTrue();
        tables.pass(Duration.ofSeconds(60));
        TableDescription active = tables.describe();
        assertThat(active.globalSecondaryIndexes().get(0).indexStatus()).isEqualTo(IndexStatus.ACTIVE);
        assertThat(active.globalSecondaryIndexes().get(0).itemCount()).isEqualTo(2);
        assertThat(inHerd("south")).isEqualTo(2);
    }

    @Test
    void anIndexThatIsGoneTakesItsAttributeAlong() {
        tables.active(table -> {});
        update(table -> table.attributeDefinitions(attribute("Herd")).globalSecondaryIndexUpdates(newIndex("byHerd")));
        tables.active(NAME);

        TableDescription updating = update(table -> table.globalSecondaryIndexUpdates(without("byHerd")));
        assertThat(updating.globalSecondaryIndexes().get(0).indexStatus()).isEqualTo(IndexStatus.DELETING);
        tables.pass(Duration.ofSeconds(60));

        TableDescription active = tables.describe();
        assertThat(active.hasGlobalSecondaryIndexes()).isFalse();
        assertThat(active.attributeDefinitions()).containsExactly(attribute("Name"), attribute("StatusTime"));
        refused(
                "ResourceNotFoundException",
                "Requested resource not found: Index: byHerd not found",
                () -> update(table -> table.globalSecondaryIndexUpdates(without("byHerd"))));
    }

    @Test
    void oneIndexComesOrGoesAtATime() {
        tables.active(table -> {});

        refused(
                "LimitExceededException",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table",
                () -> update(table -> table.attributeDefinitions(attribute("Herd"))
                        .globalSecondaryIndexUpdates(newIndex("one"), newIndex("two"))));
        update(table -> table.attributeDefinitions(attribute("Herd")).globalSecondaryIndexUpdates(newIndex("one")));
        refused(
                "ResourceInUseException",
                "Attempt to change a resource which is still in use: Table is being updated: " + NAME,
                () -> update(table ->
                        table.attributeDefinitions(attribute("Herd")).globalSecondaryIndexUpdates(newIndex("two"))));
    }

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @Test
    void anUpdateSaysWhatItWants() {
        tables.active(table -> {});

        invalid(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates "
                        + "or SSESpecification or ReplicaUpdates is required",
                () -> update(table -> {}));
        invalid(
                PREFIX + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                        + "GlobalSecondaryIndexUpdate.Delete must not be null",
                () -> update(table -> table.globalSecondaryIndexUpdates(index -> {})));
        invalid(
                PREFIX + "Only one global secondary index update per index is allowed simultaneously. Index: twice",
                () -> update(table -> table.globalSecondaryIndexUpdates(without("twice"), without("twice"))));
        invalid(
                PREFIX + "Some index key attributes are not defined in AttributeDefinitions. Keys: [Herd], "
                        + "AttributeDefinitions: [Name, StatusTime]",
                () -> update(table -> table.globalSecondaryIndexUpdates(newIndex("byHerd"))));
        refused(
                "ResourceNotFoundException",
                "Requested resource not found: Table: Nowhere not found",
                () -> update(table -> table.tableName("Nowhere").tableClass(TableClass.STANDARD)));
    }

    @Test
    void protectionAndClassAreChanged() {
        tables.active(table -> {});

        update(table -> table.deletionProtectionEnabled(true).tableClass(TableClass.STANDARD_INFREQUENT_ACCESS));

        TableDescription active = tables.active(NAME);
        assertThat(active.deletionProtectionEnabled()).isTrue();
        assertThat(active.tableClassSummary().tableClass()).isEqualTo(TableClass.STANDARD_INFREQUENT_ACCESS);
    }

    private TimeToLiveStatus timeToLive() {
        return tables.client
                .describeTimeToLive(table -> table.tableName(NAME))
                .timeToLiveDescription()
                .timeToLiveStatus();
    }

    private void expire(boolean enabled, String attribute) {
        tables.client.updateTimeToLive(table -> table.tableName(NAME)
                .timeToLiveSpecification(by -> by.enabled(enabled).attributeName(attribute)));
    }

    @Test
    void timeToLiveIsSwitchedOnAndOffNotTooOften() {
        tables.active(table -> {});
        assertThat(timeToLive()).isEqualTo(TimeToLiveStatus.DISABLED);
        invalid("TimeToLive is already disabled", () -> expire(false, "until"));

        expire(true, "until");

        assertThat(timeToLive()).isEqualTo(TimeToLiveStatus.ENABLING);
        tables.pass(Duration.ofMinutes(1));
        assertThat(timeToLive()).isEqualTo(TimeToLiveStatus.ENABLED);
        invalid("TimeToLive is already enabled", () -> expire(true, "until"));
        invalid(
                "TimeToLive is active on a different AttributeName: current AttributeName is until",
                () -> expire(true, "other"));
        invalid("Time to live has been modified multiple times within a fixed interval", () -> expire(false, "until"));
        tables.pass(Duration.ofHours(1));
        expire(false, "until");
        tables.pass(Duration.ofMinutes(1));
        assertThat(timeToLive()).isEqualTo(TimeToLiveStatus.DISABLED);
    }

    @Test
    void itemsAreRemovedSoonAfterTheirTimeAndTheStreamSaysByWhom() {
        String arn = tables.active(table -> table.streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType("OLD_IMAGE")))
                .latestStreamArn();
        expire(true, "until");
        tables.pass(Duration.ofMinutes(1));
        put("Shadowfax", "south");
        long until = tables.now().getEpochSecond() + 90;
        tables.client.putItem(item -> item.tableName(NAME)
                .item(Map.of(
                        "Name", AttributeValue.fromS("Rocinante"),
                        "StatusTime", AttributeValue.fromS("09:14"),
                        "until", AttributeValue.fromN(String.valueOf(until)))));

        tables.pass(Duration.ofSeconds(60));
        assertThat(tables.client.scan(scan -> scan.tableName(NAME)).count()).isEqualTo(2);
        tables.pass(Duration.ofSeconds(90));

        assertThat(tables.client.scan(scan -> scan.tableName(NAME)).items())
                .extracting(item -> item.get("Name").s())
                .containsExactly("Shadowfax");
        String shard = tables.streams
                .describeStream(stream -> stream.streamArn(arn))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        String iterator = tables.streams
                .getShardIterator(from -> from.streamArn(arn).shardId(shard).shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        var last = tables.streams
                .getRecords(records -> records.shardIterator(iterator))
                .records()
                .get(2);
        assertThat(last.eventNameAsString()).isEqualTo("REMOVE");
        assertThat(last.userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
        assertThat(last.userIdentity().type()).isEqualTo("Service");
    }

    @Test
    void expiryGoesOnAfterARestart() {
        tables.active(table -> {});
        expire(true, "until");
        tables.pass(Duration.ofMinutes(1));
        tables.client.putItem(item -> item.tableName(NAME)
                .item(Map.of(
                        "Name", AttributeValue.fromS("Rocinante"),
                        "StatusTime", AttributeValue.fromS("09:14"),
                        "until",
                                AttributeValue.fromN(String.valueOf(tables.now().getEpochSecond() + 30)))));

        tables.close();
        tables = new ServedTables(folder);
        tables.pass(Duration.ofMinutes(2));

        assertThat(tables.client.scan(scan -> scan.tableName(NAME)).count()).isZero();
    }

    @Test
    void tablesAreTagged() {
        tables.active(table -> table.tags(tag("team", "platform")));

        tables.client.tagResource(
                tags -> tags.resourceArn(ServedTables.ARN).tags(tag("env", "test"), tag("team", "rides")));
        assertThat(tags()).containsExactly(tag("env", "test"), tag("team", "rides"));
        tables.client.untagResource(tags -> tags.resourceArn(ServedTables.ARN).tagKeys("env"));

        assertThat(tags()).containsExactly(tag("team", "rides"));
        String nowhere = ServedTables.ARN + "x";
        refused(
                "ResourceNotFoundException",
                "Requested resource not found: ResourcArn: " + nowhere + " not found",
                () -> tables.client.listTagsOfResource(tags -> tags.resourceArn(nowhere)));
        invalid(
                "Invalid TableArn: Invalid ResourceArn provided as input not-an-arn",
                () -> tables.client.listTagsOfResource(tags -> tags.resourceArn("not-an-arn")));
    }

    private List<Tag> tags() {
        return tables.client
                .listTagsOfResource(tags -> tags.resourceArn(ServedTables.ARN))
                .tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void toolsAreToldWhatIsNotThere() {
        tables.active(table -> {});

        assertThat(tables.client
                        .describeContinuousBackups(table -> table.tableName(NAME))
                        .continuousBackupsDescription()
                        .pointInTimeRecoveryDescription()
                        .pointInTimeRecoveryStatus())
                .isEqualTo(PointInTimeRecoveryStatus.DISABLED);
        invalid(
                "Point in time recovery is not there in this cloud; leave it off, and copy its data folder to keep "
                        + "what is in it.",
                () -> tables.client.updateContinuousBackups(table -> table.tableName(NAME)
                        .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true))));
        assertThat(tables.client.describeLimits().tableMaxReadCapacityUnits()).isEqualTo(40_000);
    }
}
