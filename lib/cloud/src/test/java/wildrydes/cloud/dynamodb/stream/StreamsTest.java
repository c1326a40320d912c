package wildrydes.cloud.dynamodb.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;
import static wildrydes.cloud.dynamodb.ServedTables.hash;
import static wildrydes.cloud.dynamodb.ServedTables.invalid;
import static wildrydes.cloud.dynamodb.ServedTables.range;
import static wildrydes.cloud.dynamodb.ServedTables.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import wildrydes.cloud.dynamodb.ServedTables;

/** What changes in a table comes out of its stream, in order, for a day. */
class StreamsTest {

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

    private String stream(StreamViewType view) {
        return tables.active(table -> table.streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(view)))
                .latestStreamArn();
    }

    private static Map<String, AttributeValue> key(String name) {
        return Map.of("Name", AttributeValue.fromS(name), "StatusTime", AttributeValue.fromS("09:14"));
    }

    private static Map<String, AttributeValue> item(String name, String distance) {
        return Map.of(
                "Name", AttributeValue.fromS(name),
                "StatusTime", AttributeValue.fromS("09:14"),
                "Distance", AttributeValue.fromN(distance));
    }

    private void put(String name, String distance) {
        tables.client.putItem(put -> put.tableName(NAME).item(item(name, distance)));
    }

    private void delete(String name) {
        tables.client.deleteItem(delete -> delete.tableName(NAME).key(key(name)));
    }

    private StreamDescription describe(String arn) {
        return tables.streams.describeStream(stream -> stream.streamArn(arn)).streamDescription();
    }

    private String iterator(String arn, ShardIteratorType type, String sequence) {
        String shard = describe(arn).shards().get(0).shardId();
        return tables.streams
                .getShardIterator(iterator -> iterator.streamArn(arn)
                        .shardId(shard)
                        .shardIteratorType(type)
                        .sequenceNumber(sequence))
                .shardIterator();
    }

    private GetRecordsResponse read(String iterator) {
        return tables.streams.getRecords(records -> records.shardIterator(iterator));
    }

    private List<Record> all(String arn) {
        return read(iterator(arn, ShardIteratorType.TRIM_HORIZON, null)).records();
    }

    private static List<String> names(List<Record> records) {
        return records.stream()
                .map(record -> record.dynamodb().keys().get("Name").s())
                .toList();
    }

    @Test
    void everyChangeIsARecordAndWhatChangesNothingIsNone() {
        String arn = stream(StreamViewType.NEW_AND_OLD_IMAGES);
        Instant now = tables.now();
        put("Shadowfax", "175");
        put("Shadowfax", "175");
        put("Shadowfax", "180");
        delete("Shadowfax");
        delete("Shadowfax");

        List<Record> records = all(arn);

        assertThat(records)
                .extracting(Record::eventName)
                .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
        Record modify = records.get(1);
        assertThat(modify.eventID()).matches("[0-9a-f]{32}");
        assertThat(modify.eventVersion()).isEqualTo("1.1");
        assertThat(modify.eventSource()).isEqualTo("aws:dynamodb");
        assertThat(modify.awsRegion()).isEqualTo("us-east-1");
        assertThat(modify.userIdentity()).isNull();
        StreamRecord record = modify.dynamodb();
        assertThat(record.keys()).isEqualTo(key("Shadowfax"));
        assertThat(record.oldImage()).isEqualTo(item("Shadowfax", "175"));
        assertThat(record.newImage()).isEqualTo(item("Shadowfax", "180"));
        assertThat(record.streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
        assertThat(record.approximateCreationDateTime()).isEqualTo(now.truncatedTo(ChronoUnit.SECONDS));
        // Name and Shadowfax, StatusTime and 09:14; Distance and 3 digits twice.
        assertThat(record.sizeBytes()).isEqualTo(3 * (4 + 9 + 10 + 5) + (8 + 3) + (8 + 3));
        assertThat(records)
                .extracting(one -> one.dynamodb().sequenceNumber())
                .allMatch(number -> number.matches("[0-9]{21}"))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(records).extracting(Record::eventID).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "KEYS_ONLY, false, false",
        "NEW_IMAGE, false, true",
        "OLD_IMAGE, true, false",
        "NEW_AND_OLD_IMAGES, true, true"
    })
    void aViewShowsItsOwnPart(StreamViewType view, boolean old, boolean fresh) {
        String arn = stream(view);
        put("Shadowfax", "175");
        put("Shadowfax", "180");

        StreamRecord record = all(arn).get(1).dynamodb();

        assertThat(record.keys()).isEqualTo(key("Shadowfax"));
        assertThat(record.hasOldImage()).isEqualTo(old);
        assertThat(record.hasNewImage()).isEqualTo(fresh);
    }

    @Test
    void batchesAndTransactionsAreInTheStreamToo() {
        String arn = stream(StreamViewType.KEYS_ONLY);

        tables.client.batchWriteItem(batch -> batch.requestItems(Map.of(
                NAME,
                List.of(WriteRequest.builder()
                        .putRequest(put -> put.item(item("Shadowfax", "1")))
                        .build()))));
        tables.client.transactWriteItems(transaction -> transaction.transactItems(TransactWriteItem.builder()
                .put(put -> put.tableName(NAME).item(item("Rocinante", "2")))
                .build()));

        assertThat(names(all(arn))).containsExactly("Shadowfax", "Rocinante");
    }

    @Test
    void aReaderGoesOnWhereItWas() {
        String arn = stream(StreamViewType.KEYS_ONLY);
        put("a", "1");
        String latest = iterator(arn, ShardIteratorType.LATEST, null);
        put("b", "1");
        put("c", "1");

        assertThat(names(read(latest).records())).containsExactly("b", "c");
        GetRecordsResponse first = tables.streams.getRecords(
                records -> records.shardIterator(iterator(arn, ShardIteratorType.TRIM_HORIZON, null))
                        .limit(2));
        assertThat(names(first.records())).containsExactly("a", "b");
        GetRecordsResponse second = read(first.nextShardIterator());
        assertThat(names(second.records())).containsExactly("c");
        assertThat(read(second.nextShardIterator()).records()).isEmpty();
        String b = first.records().get(1).dynamodb().sequenceNumber();
        assertThat(names(read(iterator(arn, ShardIteratorType.AT_SEQUENCE_NUMBER, b))
                        .records()))
                .containsExactly("b", "c");
        assertThat(names(read(iterator(arn, ShardIteratorType.AFTER_SEQUENCE_NUMBER, b))
                        .records()))
                .containsExactly("c");
        String start = describe(arn).shards().get(0).sequenceNumberRange().startingSequenceNumber();
        assertThat(names(read(iterator(arn, ShardIteratorType.AT_SEQUENCE_NUMBER, start))
                        .records()))
                .containsExactly("a", "b", "c");
    }

    @Test
    void anIteratorIsGoodForAQuarterOfAnHour() {
        String arn = stream(StreamViewType.KEYS_ONLY);
        String iterator = iterator(arn, ShardIteratorType.TRIM_HORIZON, null);

        tables.pass(Duration.ofMinutes(15));
        assertThat(read(iterator).records()).isEmpty();
        tables.pass(Duration.ofSeconds(1));

        refused("ExpiredIteratorException", "Shard iterator has expired", () -> read(iterator));
        invalid(
                "Invalid ShardIterator: " + iterator.replace("|1|", "|1|AA"),
                () -> read(iterator.replace("|1|", "|1|AA")));
    }

    @Test
    void recordsAreTrimmedAfterADay() {
        String arn = stream(StreamViewType.KEYS_ONLY);
        put("old", "1");
        String old = all(arn).get(0).dynamodb().sequenceNumber();
        tables.pass(Duration.ofHours(23));
        put("new", "1");
        assertThat(names(all(arn))).containsExactly("old", "new");

        tables.pass(Duration.ofHours(2));

        assertThat(names(all(arn))).containsExactly("new");
        refused(
                "TrimmedDataAccessException",
                "The data you are trying to access has been trimmed",
                () -> iterator(arn, ShardIteratorType.AT_SEQUENCE_NUMBER, old));
    }

    @Test
    void aStreamThatWasDisabledCanBeReadForADayAndEnds() {
        String arn = stream(StreamViewType.KEYS_ONLY);
        put("before", "1");
        tables.client.updateTable(
                table -> table.tableName(NAME).streamSpecification(stream -> stream.streamEnabled(false)));
        tables.active(NAME);
        put("after", "1");

        assertThat(tables.describe().streamSpecification()).isNull();
        assertThat(tables.describe().latestStreamArn()).isEqualTo(arn);
        StreamDescription ended = describe(arn);
        assertThat(ended.streamStatus()).isEqualTo(StreamStatus.DISABLED);
        GetRecordsResponse last = read(iterator(arn, ShardIteratorType.TRIM_HORIZON, null));
        assertThat(names(last.records())).containsExactly("before");
        assertThat(last.nextShardIterator()).isNull();
        assertThat(ended.shards().get(0).sequenceNumberRange().endingSequenceNumber())
                .isEqualTo(last.records().get(0).dynamodb().sequenceNumber());

        String next = tables.client
                .updateTable(table -> table.tableName(NAME)
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)))
                .tableDescription()
                .latestStreamArn();
        assertThat(next).isNotEqualTo(arn);
        tables.pass(Duration.ofHours(25));
        refused(
                "ResourceNotFoundException",
                "Requested resource not found: Stream: " + arn + " not found",
                () -> describe(arn));
        assertThat(describe(next).streamStatus()).isEqualTo(StreamStatus.ENABLED);
    }

    @Test
    void theStreamOfADeletedTableCanStillBeRead() {
        String arn = stream(StreamViewType.KEYS_ONLY);
        put("Shadowfax", "1");

        tables.client.deleteTable(table -> table.tableName(NAME));
        tables.pass(Duration.ofSeconds(5));

        assertThat(names(all(arn))).containsExactly("Shadowfax");
        assertThat(describe(arn).streamStatus()).isEqualTo(StreamStatus.DISABLED);
    }

    @Test
    void recordsSurviveARestart() {
        String arn = stream(StreamViewType.NEW_IMAGE);
        put("Shadowfax", "175");
        List<Record> before = all(arn);
        String at = before.get(0).dynamodb().sequenceNumber();

        tables.close();
        tables = new ServedTables(folder);
        put("Rocinante", "2");

        List<Record> after = all(arn);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(names(after)).containsExactly("Shadowfax", "Rocinante");
        assertThat(names(read(iterator(arn, ShardIteratorType.AFTER_SEQUENCE_NUMBER, at))
                        .records()))
                .containsExactly("Rocinante");
    }

    @Test
    void streamsAreListedPageByPage() {
        List<String> arns = new ArrayList<>();
        for (String name : List.of("aaa", "bbb", "ccc")) {
            arns.add(tables.create(table -> table.tableName(name)
                            .streamSpecification(
                                    stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)))
                    .latestStreamArn());
        }

        ListStreamsResponse first = tables.streams.listStreams(list -> list.limit(2));
        assertThat(first.streams()).extracting(stream -> stream.streamArn()).isEqualTo(arns.subList(0, 2));
        assertThat(first.lastEvaluatedStreamArn()).isEqualTo(arns.get(1));
        ListStreamsResponse second =
                tables.streams.listStreams(list -> list.exclusiveStartStreamArn(first.lastEvaluatedStreamArn()));
        assertThat(second.streams()).extracting(stream -> stream.tableName()).containsExactly("ccc");
        assertThat(second.lastEvaluatedStreamArn()).isNull();
        assertThat(tables.streams.listStreams(list -> list.tableName("bbb")).streams())
                .extracting(stream -> stream.streamArn())
                .containsExactly(arns.get(1));
    }

    @Test
    void aStreamIsDescribed() {
        String arn = stream(StreamViewType.KEYS_ONLY);

        StreamDescription description = describe(arn);

        assertThat(description.streamArn()).isEqualTo(ServedTables.ARN + "/stream/" + description.streamLabel());
        assertThat(description.streamLabel()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
        assertThat(description.streamStatus()).isEqualTo(StreamStatus.ENABLED);
        assertThat(description.keySchema()).containsExactly(hash("Name"), range("StatusTime"));
        assertThat(description.shards()).hasSize(1);
        String shard = description.shards().get(0).shardId();
        assertThat(shard).matches("shardId-\\d{20}-[0-9a-f]{8}");
        assertThat(tables.streams
                        .describeStream(stream -> stream.streamArn(arn).exclusiveStartShardId(shard))
                        .streamDescription()
                        .shards())
                .isEmpty();
        refused(
                "ResourceNotFoundException",
                "Requested resource not found: Shard: " + shard + "x in Stream: " + arn + " not found",
                () -> tables.streams.getShardIterator(iterator ->
                        iterator.streamArn(arn).shardId(shard + "x").shardIteratorType(ShardIteratorType.LATEST)));
        invalid(
                "1 validation error detected: Value 'SOMETIMES' at 'shardIteratorType' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: "
                        + "[TRIM_HORIZON, LATEST, AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER]",
                () -> tables.streams.getShardIterator(
                        iterator -> iterator.streamArn(arn).shardId(shard).shardIteratorType("SOMETIMES")));
    }

    @Test
    void aTableHasOneStreamAtATime() {
        stream(StreamViewType.KEYS_ONLY);

        invalid(
                "Table already has an enabled stream: TableName: " + NAME,
                () -> tables.client.updateTable(table -> table.tableName(NAME)
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))));
    }
}
