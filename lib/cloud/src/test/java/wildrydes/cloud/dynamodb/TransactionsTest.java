package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;
import static wildrydes.cloud.dynamodb.ServedTables.invalid;
import static wildrydes.cloud.dynamodb.ServedTables.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** TransactWriteItems and TransactGetItems, through the SDK's client. */
class TransactionsTest {

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

    private static Map<String, AttributeValue> key(String name) {
        return Map.of("Name", AttributeValue.fromS(name), "StatusTime", AttributeValue.fromS("1"));
    }

    private static Map<String, AttributeValue> item(String name, int distance) {
        Map<String, AttributeValue> item = new HashMap<>(key(name));
        item.put("Distance", AttributeValue.fromN(String.valueOf(distance)));
        return item;
    }

    private static TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(NAME).item(item))
                .build();
    }

    private static TransactWriteItem putNew(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(NAME)
                        .item(item)
                        .conditionExpression("attribute_not_exists(StatusTime)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private static TransactWriteItem add(String name, int distance) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(NAME)
                        .key(key(name))
                        .updateExpression("ADD Distance :d")
                        .expressionAttributeValues(Map.of(":d", AttributeValue.fromN(String.valueOf(distance)))))
                .build();
    }

    private TransactWriteItemsResponse write(TransactWriteItem... items) {
        return client.transactWriteItems(
                request -> request.transactItems(items).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    }

    private Map<String, AttributeValue> get(String name) {
        return client.getItem(request -> request.tableName(NAME).key(key(name))).item();
    }

    @Test
    void allOfItIsDone() {
        write(put(item("a", 1)), put(item("b", 2)), put(item("c", 3)));
        TransactWriteItemsResponse done = write(
                add("a", 10),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(NAME).key(key("b")))
                        .build(),
                TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName(NAME)
                                .key(key("c"))
                                .conditionExpression("Distance = :d")
                                .expressionAttributeValues(Map.of(":d", AttributeValue.fromN("3"))))
                        .build());
        assertThat(get("a")).isEqualTo(item("a", 11));
        assertThat(get("b")).isEmpty();
        assertThat(get("c")).isEqualTo(item("c", 3));
        assertThat(done.consumedCapacity()).singleElement().satisfies(consumed -> {
            assertThat(consumed.capacityUnits()).isEqualTo(6.0);
            assertThat(consumed.writeCapacityUnits()).isEqualTo(6.0);
        });
        TransactGetItemsResponse read = client.transactGetItems(request ->
                request.transactItems(reading("a"), reading("b")).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        assertThat(read.responses().get(0).item()).isEqualTo(item("a", 11));
        assertThat(read.responses().get(1).hasItem()).isFalse();
        assertThat(read.consumedCapacity().get(0).readCapacityUnits()).isEqualTo(4.0);
    }

    private static TransactGetItem reading(String name) {
        return TransactGetItem.builder()
                .get(get -> get.tableName(NAME).key(key(name)))
                .build();
    }

    @Test
    void noneOfItIsDoneWhereOneCannotBe() {
        write(put(item("a", 1)));
        Refused.Failure refused = Refused.by(() -> write(put(item("b", 2)), putNew(item("a", 5))));
        assertThat(refused.code()).isEqualTo("TransactionCanceledException");
        assertThat(refused.sentence())
                .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [None, ConditionalCheckFailed]");
        List<CancellationReason> reasons = ((TransactionCanceledException) refused.error()).cancellationReasons();
        assertThat(reasons).extracting(CancellationReason::code).containsExactly("None", "ConditionalCheckFailed");
        assertThat(reasons.get(1).message()).isEqualTo("The conditional request failed");
        assertThat(reasons.get(1).item()).isEqualTo(item("a", 1));
        assertThat(get("b")).isEmpty();
    }

    @Test
    void whatDoesNotFitIsAReasonAndWhatIsEmptyIsNot() {
        Refused.Failure refused = Refused.by(
                () -> write(put(Map.of("Name", AttributeValue.fromN("5"), "StatusTime", AttributeValue.fromS("1")))));
        assertThat(((TransactionCanceledException) refused.error()).cancellationReasons())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo("ValidationError");
                    assertThat(reason.message())
                            .isEqualTo(
                                    "One or more parameter values were invalid: Type mismatch for key Name expected: S"
                                            + " actual: N");
                });
        invalid(
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty"
                        + " string value. Key: Name",
                () -> write(put(key(""))));
        invalid(
                "Transaction request cannot include multiple operations on one item",
                () -> write(put(item("a", 1)), add("a", 1)));
        refused(
                "ResourceNotFoundException",
                "Requested resource not found",
                () -> write(TransactWriteItem.builder()
                        .put(put -> put.tableName("Nowhere").item(key("a")))
                        .build()));
        invalid(
                "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have"
                        + " length greater than or equal to 1",
                () -> client.transactWriteItems(request -> request.transactItems(List.of())));
    }

    @Test
    void aTokenHasItDoneOnceForTenMinutesAlsoAfterARestart() {
        add("token-1");
        add("token-1");
        assertThat(get("a")).isEqualTo(item("a", 1));
        tables.close();
        tables = new ServedTables(folder);
        client = tables.client;
        add("token-1");
        assertThat(get("a")).isEqualTo(item("a", 1));
        refused(
                "IdempotentParameterMismatchException",
                "Idempotency token token-1 was used with different parameters",
                () -> client.transactWriteItems(
                        request -> request.clientRequestToken("token-1").transactItems(add("a", 2))));
        tables.pass(Duration.ofMinutes(11));
        add("token-1");
        assertThat(get("a")).isEqualTo(item("a", 2));
    }

    private void add(String token) {
        client.transactWriteItems(request -> request.clientRequestToken(token).transactItems(add("a", 1)));
    }

    /** Money moves between two accounts from four threads; a reader of both never sees a sum that is another. */
    @Test
    void transactionsAreSeenAsAWhole() throws Exception {
        write(put(item("a", 500)), put(item("b", 500)));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> movers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int by = i + 1;
                movers.add(pool.submit(() -> move(by)));
            }
            Future<?> reader = pool.submit(() -> {
                for (int i = 0; i < 100; i++) {
                    TransactGetItemsResponse both =
                            client.transactGetItems(request -> request.transactItems(reading("a"), reading("b")));
                    assertThat(distance(both.responses().get(0).item())
                                    + distance(both.responses().get(1).item()))
                            .isEqualTo(1000);
                }
            });
            int moved = 0;
            for (Future<Integer> mover : movers) {
                moved += mover.get();
            }
            reader.get();
            assertThat(distance(get("a"))).isEqualTo(500 - moved);
            assertThat(distance(get("b"))).isEqualTo(500 + moved);
        } finally {
            pool.shutdownNow();
        }
    }

    /** How much was moved; a transaction that met another one moved nothing. */
    private int move(int by) {
        int moved = 0;
        for (int i = 0; i < 60; i++) {
            try {
                write(add("a", -by), add("b", by));
                moved += by;
            } catch (TransactionCanceledException e) {
                assertThat(e.cancellationReasons())
                        .extracting(CancellationReason::code)
                        .contains("TransactionConflict");
            } catch (TransactionConflictException e) {
                throw new AssertionError("Only writes of single items are told so.", e);
            }
        }
        return moved;
    }

    private static int distance(Map<String, AttributeValue> item) {
        return Integer.parseInt(item.get("Distance").n());
    }
}
