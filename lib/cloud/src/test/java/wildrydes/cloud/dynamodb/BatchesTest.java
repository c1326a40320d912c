package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;
import static wildrydes.cloud.dynamodb.ServedTables.invalid;
import static wildrydes.cloud.dynamodb.ServedTables.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** BatchWriteItem and BatchGetItem, and provisioned throughput, through the SDK's client. */
class BatchesTest {

    @TempDir
    Path folder;

    private ServedTables tables;

    @BeforeEach
    void begin() {
        tables = new ServedTables(folder);
        tables.active(request -> {});
    }

    @AfterEach
    void end() {
        tables.close();
    }

    private static Map<String, AttributeValue> key(int number) {
        return Map.of("Name", AttributeValue.fromS("Shadowfax"), "StatusTime", AttributeValue.fromS("t" + number));
    }

    private static WriteRequest put(int number) {
        return WriteRequest.builder().putRequest(put -> put.item(key(number))).build();
    }

    private static List<WriteRequest> puts(int from, int count) {
        List<WriteRequest> puts = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            puts.add(put(i));
        }
        return puts;
    }

    private BatchWriteItemResponse write(List<WriteRequest> writes) {
        return tables.client.batchWriteItem(request ->
                request.requestItems(Map.of(NAME, writes)).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    }

    private BatchGetItemResponse get(int from, int count) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            keys.add(key(i));
        }
        return tables.client.batchGetItem(request -> request.requestItems(
                        Map.of(NAME, KeysAndAttributes.builder().keys(keys).build()))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    }

    @Test
    void aBatchIsWrittenAndRead() {
        BatchWriteItemResponse written = write(puts(0, 25));
        assertThat(written.unprocessedItems()).isEmpty();
        assertThat(written.consumedCapacity()).singleElement().satisfies(consumed -> {
            assertThat(consumed.tableName()).isEqualTo(NAME);
            assertThat(consumed.capacityUnits()).isEqualTo(25.0);
        });
        BatchGetItemResponse read = get(20, 10);
        assertThat(read.responses().get(NAME)).containsExactly(key(20), key(21), key(22), key(23), key(24));
        assertThat(read.consumedCapacity().get(0).capacityUnits()).isEqualTo(5.0);
        write(List.of(
                put(99),
                WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key(20)))
                        .build()));
        assertThat(get(20, 80).responses().get(NAME)).hasSize(5).contains(key(99));
    }

    @Test
    void whatIsNoBatchIsRefusedInAwsWords() {
        invalid(
                "The requestItems parameter is required for BatchWriteItem",
                () -> tables.client.batchWriteItem(request -> request.requestItems(Map.of())));
        invalid(
                "The requestItems parameter is required for BatchGetItem",
                () -> tables.client.batchGetItem(request -> request.requestItems(Map.of())));
        invalid(
                "1 validation error detected: Value at 'RequestItems." + NAME
                        + ".member.Keys' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 100",
                () -> get(0, 101));
        invalid("Provided list of item keys contains duplicates", () -> write(List.of(put(1), put(1))));
        invalid(
                "Provided list of item keys contains duplicates",
                () -> write(List.of(
                        put(1),
                        WriteRequest.builder()
                                .deleteRequest(delete -> delete.key(key(1)))
                                .build())));
        refused(
                "ResourceNotFoundException",
                "Requested resource not found",
                () -> tables.client.batchWriteItem(request -> request.requestItems(Map.of("Nowhere", puts(0, 1)))));
        Refused.Failure many = Refused.by(() -> write(puts(0, 26)));
        assertThat(many.sentence())
                .startsWith("1 validation error detected: Value '{" + NAME + "=[")
                .endsWith(
                        "]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must"
                                + " have length less than or equal to 25, Member must have length greater than or equal to 1]");
    }

    @Test
    void aBatchOfMoreThanSixteenMegabytesIsReadInParts() {
        String payload = "x".repeat(390_000);
        for (int i = 0; i < 45; i++) {
            int number = i;
            tables.client.putItem(request -> request.tableName(NAME)
                    .item(Map.of(
                            "Name",
                            AttributeValue.fromS("Shadowfax"),
                            "StatusTime",
                            AttributeValue.fromS("t" + number),
                            "Payload",
                            AttributeValue.fromS(payload))));
        }
        BatchGetItemResponse first = get(0, 45);
        assertThat(first.responses().get(NAME)).hasSize(43);
        assertThat(first.unprocessedKeys().get(NAME).keys()).containsExactly(key(43), key(44));
        BatchGetItemResponse second =
                tables.client.batchGetItem(request -> request.requestItems(first.unprocessedKeys()));
        assertThat(second.responses().get(NAME)).hasSize(2);
        assertThat(second.unprocessedKeys()).isEmpty();
    }

    /** Five minutes' worth, and no more until time passes. */
    @Test
    void whatTheThroughputDoesNotAllowIsLeftUnprocessed() {
        tables.client.deleteTable(request -> request.tableName(NAME));
        tables.pass(Duration.ofSeconds(10));
        tables.active(request -> request.billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(
                        throughput -> throughput.readCapacityUnits(1L).writeCapacityUnits(1L)));
        for (int i = 0; i < 12; i++) {
            assertThat(write(puts(25 * i, 25)).unprocessedItems()).isEmpty();
        }
        Refused.Failure refused = Refused.by(() -> tables.client.putItem(
                request -> request.tableName(NAME).item(key(300)).overrideConfiguration(configuration -> {})));
        assertThat(refused.code()).isEqualTo("ProvisionedThroughputExceededException");
        assertThat(refused.sentence())
                .isEqualTo(
                        "The level of configured provisioned throughput for the table was exceeded. Consider increasing"
                                + " your provisioning level with the UpdateTable API");
        tables.pass(Duration.ofSeconds(3));
        assertThat(write(puts(300, 25)).unprocessedItems()).isEmpty();
        assertThat(Refused.by(() -> write(puts(400, 25))).code()).isEqualTo("ProvisionedThroughputExceededException");
    }
}
