package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;
import static wildrydes.cloud.dynamodb.ServedTables.attribute;
import static wildrydes.cloud.dynamodb.ServedTables.hash;
import static wildrydes.cloud.dynamodb.ServedTables.invalid;
import static wildrydes.cloud.dynamodb.ServedTables.range;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query and Scan, through the SDK's client, over a table of 3 unicorns with 20 minutes each and two indexes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsTest {

    private static final int MINUTES = 20;
    private static final List<String> NAMES = List.of("Bucephalus", "Rocinante", "Shadowfax");

    @TempDir
    static Path folder;

    private ServedTables tables;

    @BeforeAll
    void begin() {
        tables = new ServedTables(folder);
        tables.active(request -> request.attributeDefinitions(
                        attribute("Name"),
                        attribute("StatusTime"),
                        attribute("Herd"),
                        attribute("Distance", ScalarAttributeType.N))
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
                        .indexName("byDistance")
                        .keySchema(hash("Name"), range("Distance"))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("byHerd")
                        .keySchema(hash("Herd"), range("Distance"))
                        .projection(projection -> projection
                                .projectionType(ProjectionType.INCLUDE)
                                .nonKeyAttributes("Magic"))
                        .build()));
        for (String name : NAMES) {
            for (int minute = 0; minute < MINUTES; minute++) {
                Map<String, AttributeValue> item = item(name, minute);
                tables.client.putItem(request -> request.tableName(NAME).item(item));
            }
        }
    }

    @AfterAll
    void end() {
        tables.close();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(int number) {
        return AttributeValue.fromN(String.valueOf(number));
    }

    /** Every fourth has no herd and is not in the global index. */
    private static Map<String, AttributeValue> item(String name, int minute) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("Name", s(name));
        item.put("StatusTime", s(String.format("03:%02d", minute)));
        item.put("Distance", n((minute * 7) % MINUTES * 100));
        item.put("Magic", n(minute));
        item.put("Health", n(150));
        if (minute % 4 != 0) {
            item.put("Herd", s("plains"));
        }
        return item;
    }

    private QueryResponse query(Consumer<QueryRequest.Builder> more) {
        return tables.client.query(request -> {
            request.tableName(NAME)
                    .keyConditionExpression("#n = :n")
                    .expressionAttributeNames(Map.of("#n", "Name"))
                    .expressionAttributeValues(Map.of(":n", s("Shadowfax")));
            more.accept(request);
        });
    }

    private QueryResponse herd(Consumer<QueryRequest.Builder> more) {
        return tables.client.query(request -> {
            request.tableName(NAME)
                    .indexName("byHerd")
                    .keyConditionExpression("Herd = :h")
                    .expressionAttributeValues(Map.of(":h", s("plains")));
            more.accept(request);
        });
    }

    private static List<String> minutes(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> item.get("StatusTime").s()).toList();
    }

    private static List<Integer> distances(List<Map<String, AttributeValue>> items) {
        return items.stream()
                .map(item -> Integer.parseInt(item.get("Distance").n()))
                .toList();
    }

    @Test
    void aQueryGivesAPartitionInOrder() {
        QueryResponse all = query(request -> {});
        assertThat(minutes(all.items()))
                .isEqualTo(IntStream.range(0, MINUTES)
                        .mapToObj(minute -> String.format("03:%02d", minute))
                        .toList());
        assertThat(all.items()).contains(item("Shadowfax", 3));
        assertThat(all.count()).isEqualTo(MINUTES);
        assertThat(all.scannedCount()).isEqualTo(MINUTES);
        assertThat(all.hasLastEvaluatedKey()).isFalse();
        assertThat(minutes(query(request -> request.scanIndexForward(false)).items()))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void sortKeysAreComparedAsTheConditionSays() {
        assertThat(between("#n = :n AND StatusTime < :t", "03:02")).containsExactly("03:00", "03:01");
        assertThat(between("#n = :n AND StatusTime <= :t", "03:02")).hasSize(3);
        assertThat(between("#n = :n AND StatusTime > :t", "03:17")).containsExactly("03:18", "03:19");
        assertThat(between("#n = :n AND StatusTime >= :t", "03:17")).hasSize(3);
        assertThat(between("#n = :n AND StatusTime = :t", "03:17")).containsExactly("03:17");
        assertThat(between("#n = :n AND begins_with(StatusTime, :t)", "03:1")).hasSize(10);
    }

    private List<String> between(String condition, String time) {
        return minutes(query(request -> request.keyConditionExpression(condition)
                        .expressionAttributeValues(Map.of(":n", s("Shadowfax"), ":t", s(time))))
                .items());
    }

    @Test
    void pagesFollowEachOtherInBothDirections() {
        for (boolean forward : List.of(true, false)) {
            List<String> found = new ArrayList<>();
            Map<String, AttributeValue> start = null;
            int pages = 0;
            do {
                Map<String, AttributeValue> from = start;
                QueryResponse page = query(
                        request -> request.limit(6).scanIndexForward(forward).exclusiveStartKey(from));
                found.addAll(minutes(page.items()));
                start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
                pages++;
            } while (start != null);
            assertThat(pages).isEqualTo(4);
            assertThat(found).hasSize(MINUTES).doesNotHaveDuplicates();
        }
    }

    @Test
    void theFilterComesAfterTheLimit() {
        QueryResponse page = query(request -> request.limit(10)
                .filterExpression("Magic >= :m")
                .expressionAttributeValues(Map.of(":n", s("Shadowfax"), ":m", n(8))));
        assertThat(minutes(page.items())).containsExactly("03:08", "03:09");
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.scannedCount()).isEqualTo(10);
        assertThat(page.lastEvaluatedKey()).containsEntry("StatusTime", s("03:09"));
    }

    @Test
    void onlyTheCountIsGivenWhereThatIsAskedFor() {
        QueryResponse count = query(request -> request.select(Select.COUNT));
        assertThat(count.hasItems()).isFalse();
        assertThat(count.count()).isEqualTo(MINUTES);
    }

    @Test
    void aGlobalIndexHoldsWhatHasItsKeyAndWhatItProjects() {
        QueryResponse page = herd(request -> {});
        assertThat(page.items()).hasSize(45);
        assertThat(distances(page.items())).isSorted();
        assertThat(page.items().get(0)).containsOnlyKeys("Herd", "Distance", "Name", "StatusTime", "Magic");
        QueryResponse first = herd(request -> request.limit(10));
        assertThat(first.lastEvaluatedKey()).containsOnlyKeys("Herd", "Distance", "Name", "StatusTime");
        List<Map<String, AttributeValue>> all = new ArrayList<>(first.items());
        all.addAll(herd(request -> request.exclusiveStartKey(first.lastEvaluatedKey()))
                .items());
        assertThat(all).isEqualTo(page.items());
    }

    @Test
    void aLocalIndexFetchesFromTheTableWhatItDoesNotHold() {
        QueryResponse keys = query(request -> request.indexName("byDistance"));
        assertThat(distances(keys.items())).isSorted().hasSize(MINUTES);
        assertThat(keys.items().get(0)).containsOnlyKeys("Name", "StatusTime", "Distance");
        QueryResponse whole = query(request -> request.indexName("byDistance")
                .select(Select.ALL_ATTRIBUTES)
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
        assertThat(whole.items()).contains(item("Shadowfax", 4));
        ConsumedCapacity consumed = whole.consumedCapacity();
        assertThat(consumed.localSecondaryIndexes().get("byDistance").capacityUnits())
                .isEqualTo(0.5);
        assertThat(consumed.table().capacityUnits()).isEqualTo(10.0);
        assertThat(consumed.capacityUnits()).isEqualTo(10.5);
    }

    @Test
    void aReadConsumesByWhatIsRead() {
        assertThat(units(query(request -> request.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))))
                .isEqualTo(0.5);
        assertThat(units(query(
                        request -> request.consistentRead(true).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))))
                .isEqualTo(1.0);
        assertThat(units(query(request -> request.expressionAttributeValues(Map.of(":n", s("Nobody")))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))))
                .isEqualTo(0.5);
    }

    private static double units(QueryResponse page) {
        return page.consumedCapacity().capacityUnits();
    }

    @Test
    void aScanGivesEverythingOnce() {
        List<Map<String, AttributeValue>> all = new ArrayList<>();
        Map<String, AttributeValue> start = null;
        do {
            Map<String, AttributeValue> from = start;
            ScanResponse page = tables.client.scan(
                    request -> request.tableName(NAME).limit(7).exclusiveStartKey(from));
            all.addAll(page.items());
            start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (start != null);
        assertThat(all).hasSize(3 * MINUTES).doesNotHaveDuplicates().contains(item("Rocinante", 19));
    }

    @Test
    void segmentsOfAScanShareNothingAndMissNothing() {
        List<Map<String, AttributeValue>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int segment = i;
            all.addAll(
                    scan(request -> request.segment(segment).totalSegments(5)).items());
        }
        assertThat(all).hasSize(3 * MINUTES).doesNotHaveDuplicates();
    }

    @Test
    void anIndexIsScanned() {
        assertThat(scan(request -> request.indexName("byHerd")).items())
                .hasSize(45)
                .allSatisfy(item -> assertThat(item).containsEntry("Herd", s("plains")));
    }

    private ScanResponse scan(Consumer<ScanRequest.Builder> more) {
        return tables.client.scan(request -> more.accept(request.tableName(NAME)));
    }

    @Test
    void whatCannotBeReadIsRefusedInAwsWords() {
        invalid("The table does not have the specified index: none", () -> query(request -> request.indexName("none")));
        invalid(
                "Consistent reads are not supported on global secondary indexes",
                () -> herd(request -> request.consistentRead(true)));
        invalid(
                "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary"
                        + " index byHerd because its projection type is not ALL",
                () -> herd(request -> request.select(Select.ALL_ATTRIBUTES)));
        invalid(
                "One or more parameter values were invalid: Global secondary index byHerd does not project [Health]",
                () -> herd(request -> request.projectionExpression("Health")));
        invalid(
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: Name",
                () -> query(request -> request.filterExpression("#n = :n")));
        invalid(
                "Query condition missed key schema element: Name",
                () -> query(
                        request -> request.keyConditionExpression("Magic = :n").expressionAttributeNames(null)));
        invalid(
                "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater"
                        + " than or equal to 1",
                () -> query(request -> request.limit(0)));
        invalid(
                "Cannot specify the ProjectionExpression when choosing to get only the Count",
                () -> query(request -> request.select(Select.COUNT).projectionExpression("Magic")));
        invalid(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES",
                () -> query(request -> request.select(Select.SPECIFIC_ATTRIBUTES)));
        invalid(
                "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName",
                () -> query(request -> request.select(Select.ALL_PROJECTED_ATTRIBUTES)));
        invalid(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
                () -> tables.client.query(request -> request.tableName(NAME)));
    }

    @Test
    void aStartingKeyMustBeOne() {
        invalid(
                "The provided starting key is invalid",
                () -> query(request -> request.exclusiveStartKey(Map.of("Name", s("Shadowfax")))));
        invalid(
                "The provided starting key is outside query boundaries based on provided conditions",
                () -> query(request ->
                        request.exclusiveStartKey(Map.of("Name", s("Rocinante"), "StatusTime", s("03:00")))));
        invalid(
                "The provided starting key does not match the range key predicate",
                () -> query(request -> request.keyConditionExpression("#n = :n AND StatusTime > :t")
                        .expressionAttributeValues(Map.of(":n", s("Shadowfax"), ":t", s("03:10")))
                        .exclusiveStartKey(Map.of("Name", s("Shadowfax"), "StatusTime", s("03:00")))));
        invalid(
                "The provided starting key is invalid: The provided key element does not match the schema",
                () -> scan(request -> request.exclusiveStartKey(Map.of("Name", s("Shadowfax")))));
        invalid(
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 2 is not less"
                        + " than TotalSegments: 2",
                () -> scan(request -> request.segment(2).totalSegments(2)));
        invalid(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is"
                        + " present",
                () -> scan(request -> request.segment(2)));
        invalid(
                "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value"
                        + " greater than or equal to 1",
                () -> scan(request -> request.limit(0)));
    }

    @Test
    void aPageHasAMegabyte() {
        tables.client.createTable(request -> request.tableName("Large")
                .attributeDefinitions(attribute("Name"), attribute("StatusTime"))
                .keySchema(hash("Name"), range("StatusTime"))
                .billingMode("PAY_PER_REQUEST"));
        tables.active("Large");
        for (int i = 0; i < 20; i++) {
            Map<String, AttributeValue> item =
                    Map.of("Name", s("x"), "StatusTime", s(String.format("%02d", i)), "Payload", s("x".repeat(60_000)));
            tables.client.putItem(request -> request.tableName("Large").item(item));
        }
        QueryResponse page = query(request -> request.tableName("Large")
                .expressionAttributeValues(Map.of(":n", s("x")))
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        assertThat(page.items()).hasSize(18);
        assertThat(page.lastEvaluatedKey()).containsEntry("StatusTime", s("17"));
        assertThat(units(page)).isEqualTo(264.0);
        QueryResponse rest = query(request -> request.tableName("Large")
                .expressionAttributeValues(Map.of(":n", s("x")))
                .exclusiveStartKey(page.lastEvaluatedKey()));
        assertThat(rest.items()).hasSize(2);
        assertThat(rest.hasLastEvaluatedKey()).isFalse();
    }
}
