package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** PutItem, GetItem, UpdateItem and DeleteItem, through the SDK's client. */
class ItemsTest {

    @TempDir
    Path folder;

    private ServedTables tables;
    private DynamoDbClient client;

    @BeforeEach
    void begin() {
        tables = new ServedTables(folder);
        client = tables.client;
        tables.active(request -> {});
    }

    @AfterEach
    void end() {
        tables.close();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(int number) {
        return AttributeValue.fromN(String.valueOf(number));
    }

    private static Map<String, AttributeValue> key(String name, String time) {
        return Map.of("Name", s(name), "StatusTime", s(time));
    }

    private static Map<String, AttributeValue> item(String name, String time, int distance) {
        Map<String, AttributeValue> item = new HashMap<>(key(name, time));
        item.put("Distance", n(distance));
        return item;
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(ServedTables.NAME).item(item));
    }

    private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
        return client.getItem(request -> request.tableName(ServedTables.NAME).key(key))
                .item();
    }

    @Test
    void anItemIsThereWhenItWasPut() {
        Map<String, AttributeValue> all = new HashMap<>(item("Shadowfax", "03:14", 1800));
        all.put("Bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1})));
        all.put("Yes", AttributeValue.fromBool(true));
        all.put("Nothing", AttributeValue.fromNul(true));
        all.put("Herd", AttributeValue.fromSs(List.of("b", "a")));
        all.put("Points", AttributeValue.fromNs(List.of("1.5", "-2")));
        all.put("Path", AttributeValue.fromL(List.of(n(1), AttributeValue.fromM(Map.of("x", s("y"))))));
        put(all);

        assertThat(get(key("Shadowfax", "03:14"))).isEqualTo(all);
        assertThat(client.getItem(request -> request.tableName(ServedTables.ARN).key(key("Shadowfax", "03:14")))
                        .item())
                .isEqualTo(all);
    }

    @Test
    void whereThereIsNoneNothingIsAnswered() {
        assertThat(client.getItem(
                                request -> request.tableName(ServedTables.NAME).key(key("Nobody", "03:14")))
                        .hasItem())
                .isFalse();
    }

    @Test
    void theOldItemIsGivenBackWhereItIsAskedFor() {
        put(item("Shadowfax", "03:14", 1));
        Map<String, AttributeValue> old = client.putItem(request -> request.tableName(ServedTables.NAME)
                        .item(item("Shadowfax", "03:14", 2))
                        .returnValues(ReturnValue.ALL_OLD))
                .attributes();
        assertThat(old).isEqualTo(item("Shadowfax", "03:14", 1));
        assertThat(client.deleteItem(request -> request.tableName(ServedTables.NAME)
                                .key(key("Shadowfax", "03:14"))
                                .returnValues(ReturnValue.ALL_OLD))
                        .attributes())
                .isEqualTo(item("Shadowfax", "03:14", 2));
        assertThat(get(key("Shadowfax", "03:14"))).isEmpty();
    }

    @Test
    void aConditionThatDoesNotHoldChangesNothing() {
        put(item("Shadowfax", "03:14", 1));
        Refused.Failure refused = Refused.by(() -> client.putItem(request -> request.tableName(ServedTables.NAME)
                .item(item("Shadowfax", "03:14", 2))
                .conditionExpression("attribute_not_exists(#n)")
                .expressionAttributeNames(Map.of("#n", "Name"))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
        assertThat(refused.code()).isEqualTo("ConditionalCheckFailedException");
        assertThat(refused.sentence()).isEqualTo("The conditional request failed");
        assertThat(((ConditionalCheckFailedException) refused.error()).item()).isEqualTo(item("Shadowfax", "03:14", 1));
        assertThat(get(key("Shadowfax", "03:14"))).isEqualTo(item("Shadowfax", "03:14", 1));
    }

    @Test
    void anUpdateGivesBackWhatIsAskedFor() {
        put(item("Shadowfax", "03:14", 1));
        assertThat(update(ReturnValue.UPDATED_NEW)).isEqualTo(Map.of("Distance", n(11)));
        assertThat(update(ReturnValue.UPDATED_OLD)).isEqualTo(Map.of("Distance", n(11)));
        assertThat(update(ReturnValue.ALL_NEW)).isEqualTo(item("Shadowfax", "03:14", 31));
        assertThat(update(ReturnValue.ALL_OLD)).isEqualTo(item("Shadowfax", "03:14", 31));
        assertThat(update(ReturnValue.NONE)).isEmpty();
        assertThat(get(key("Shadowfax", "03:14"))).isEqualTo(item("Shadowfax", "03:14", 51));
    }

    private Map<String, AttributeValue> update(ReturnValue wanted) {
        return client.updateItem(request -> request.tableName(ServedTables.NAME)
                        .key(key("Shadowfax", "03:14"))
                        .updateExpression("ADD Distance :d")
                        .expressionAttributeValues(Map.of(":d", n(10)))
                        .returnValues(wanted))
                .attributes();
    }

    @Test
    void anUpdateMakesAnItemWhereThereIsNone() {
        client.updateItem(request -> request.tableName(ServedTables.NAME).key(key("Bucephalus", "1")));
        assertThat(get(key("Bucephalus", "1"))).isEqualTo(key("Bucephalus", "1"));
    }

    @Test
    void aWriteConsumesAUnitForEachKilobyteAndAReadForEachFour() {
        Map<String, AttributeValue> item = new HashMap<>(key("Shadowfax", "1"));
        item.put("Note", s("x".repeat(5000)));
        ConsumedCapacity put = client.putItem(request -> request.tableName(ServedTables.NAME)
                        .item(item)
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .consumedCapacity();
        assertThat(put.capacityUnits()).isEqualTo(5.0);
        assertThat(put.table().capacityUnits()).isEqualTo(5.0);
        assertThat(read(false, "1")).isEqualTo(1.0);
        assertThat(read(true, "1")).isEqualTo(2.0);
        assertThat(read(false, "none")).isEqualTo(0.5);
        ConsumedCapacity smaller = client.putItem(request -> request.tableName(ServedTables.NAME)
                        .item(key("Shadowfax", "1"))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity();
        assertThat(smaller.capacityUnits()).as("the larger of old and new").isEqualTo(5.0);
        assertThat(smaller.table()).isNull();
    }

    private double read(boolean consistent, String time) {
        return client.getItem(request -> request.tableName(ServedTables.NAME)
                        .key(key("Shadowfax", time))
                        .consistentRead(consistent)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    @Test
    void whatDoesNotFitTheTableIsRefusedInAwsWords() {
        assertThat(invalidPut(Map.of("Name", s("Shadowfax"))))
                .isEqualTo("One or more parameter values were invalid: Missing the key StatusTime in the item");
        assertThat(invalidPut(Map.of("Name", n(1), "StatusTime", s("1"))))
                .isEqualTo(
                        "One or more parameter values were invalid: Type mismatch for key Name expected: S actual: N");
        assertThat(invalidPut(key("", "1")))
                .isEqualTo("One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
                        + " contain an empty string value. Key: Name");
        assertThat(invalidPut(key("x".repeat(2049), "1")))
                .isEqualTo(
                        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit"
                                + " of2048 bytes");
        assertThat(invalidPut(key("x", "y".repeat(1025))))
                .isEqualTo(
                        "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the"
                                + " size limit of 1024 bytes");
        Map<String, AttributeValue> large = new HashMap<>(key("x", "y"));
        large.put("Note", s("x".repeat(410_000)));
        assertThat(invalidPut(large)).isEqualTo("Item size has exceeded the maximum allowed size");
        assertThat(invalid(() -> get(Map.of("Name", s("Shadowfax")))))
                .isEqualTo("The provided key element does not match the schema");
        assertThat(invalid(() -> client.updateItem(request -> request.tableName(ServedTables.NAME)
                        .key(key("a", "b"))
                        .updateExpression("SET StatusTime = :x")
                        .expressionAttributeValues(Map.of(":x", s("y"))))))
                .isEqualTo(
                        "One or more parameter values were invalid: Cannot update attribute StatusTime. This attribute is"
                                + " part of the key");
    }

    private String invalidPut(Map<String, AttributeValue> item) {
        return invalid(() -> put(item));
    }

    private static String invalid(Runnable call) {
        Refused.Failure refused = Refused.by(call);
        assertThat(refused.code()).isEqualTo("ValidationException");
        return refused.sentence();
    }

    @Test
    void anUnknownTableIsNotFound() {
        Refused.Failure refused = Refused.by(
                () -> client.getItem(request -> request.tableName("Nowhere").key(key("a", "b"))));
        assertThat(refused.code()).isEqualTo("ResourceNotFoundException");
        assertThat(refused.sentence()).isEqualTo("Requested resource not found");
    }

    @Test
    void membersAreConstrained() {
        assertThat(invalid(
                        () -> client.getItem(request -> request.tableName("x!").key(key("a", "b")))))
                .isEqualTo(
                        "1 validation error detected: Value 'x!' at 'tableName' failed to satisfy constraint: Member must"
                                + " satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        assertThat(invalid(() -> client.putItem(request ->
                        request.tableName(ServedTables.NAME).item(key("a", "b")).returnValues("ALL_NEW"))))
                .isEqualTo("ReturnValues can only be ALL_OLD or NONE");
    }

    @Test
    void itemsOutliveARestart() {
        for (int i = 0; i < 50; i++) {
            put(item("Shadowfax", "t" + i, i));
        }
        tables.close();
        tables = new ServedTables(folder);
        client = tables.client;
        for (int i = 0; i < 50; i++) {
            assertThat(get(key("Shadowfax", "t" + i))).isEqualTo(item("Shadowfax", "t" + i, i));
        }
        assertThat(tables.describe().itemCount()).isEqualTo(50);
    }
}
