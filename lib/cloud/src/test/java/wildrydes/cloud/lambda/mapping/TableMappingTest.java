package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;

/** How changes of a table come to a function. */
class TableMappingTest {

    private static final String TABLE = "UnicornSensorData";

    @TempDir
    private Path folder;

    private Ground ground;
    private String stream;

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @BeforeEach
    void begin() {
        ground = Ground.begin(folder, event -> "null");
        CreateTableResponse made = ground.call(CreateTableRequest.builder()
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(name -> name.attributeName("Name").attributeType(ScalarAttributeType.S))
                .keySchema(name -> name.attributeName("Name").keyType(KeyType.HASH))
                .streamSpecification(spec -> spec.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build());
        stream = made.tableDescription().latestStreamArn();
        ground.settle(made.tableDescription().tableArn());
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private String map(Consumer<CreateEventSourceMappingRequest.Builder> more) {
        return ground.map(request -> {
            request.eventSourceArn(stream);
            more.accept(request);
        });
    }

    private void put(String name, int distance) {
        ground.call(PutItemRequest.builder()
                .tableName(TABLE)
                .item(Map.of(
                        "Name", AttributeValue.fromS(name),
                        "Distance", AttributeValue.fromN(Integer.toString(distance)),
                        "Flags",
                                AttributeValue.fromL(
                                        List.of(AttributeValue.fromBool(true), AttributeValue.fromNul(true))),
                        "Raw", AttributeValue.fromB(SdkBytes.fromUtf8String("foobar"))))
                .build());
    }

    private List<JsonNode> records() {
        return ground.functions.events.stream()
                .flatMap(event -> {
                    List<JsonNode> all = new ArrayList<>();
                    event.path("Records").forEach(all::add);
                    return all.stream();
                })
                .toList();
    }

    @Test
    void aChangeLooksAsAtAws() {
        map(request -> {});
        put("Shadowfax", 30);
        ground.seconds(1);
        put("Shadowfax", 31);
        ground.call(DeleteItemRequest.builder()
                .tableName(TABLE)
                .key(Map.of("Name", AttributeValue.fromS("Shadowfax")))
                .build());

        ground.seconds(1);

        assertThat(records())
                .extracting(record -> record.path("eventName").asText())
                .containsExactly("INSERT", "MODIFY", "REMOVE");
        JsonNode insert = records().get(0);
        assertThat(insert.path("eventSource").asText()).isEqualTo("aws:dynamodb");
        assertThat(insert.path("eventVersion").asText()).isEqualTo("1.1");
        assertThat(insert.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(insert.path("eventSourceARN").asText()).isEqualTo(stream);
        JsonNode change = insert.path("dynamodb");
        assertThat(change.path("Keys").toString()).isEqualTo("{\"Name\":{\"S\":\"Shadowfax\"}}");
        assertThat(change.path("NewImage").path("Distance").toString()).isEqualTo("{\"N\":\"30\"}");
        assertThat(change.path("NewImage").path("Raw").toString()).isEqualTo("{\"B\":\"Zm9vYmFy\"}");
        assertThat(change.path("NewImage").path("Flags").toString())
                .isEqualTo("{\"L\":[{\"BOOL\":true},{\"NULL\":true}]}");
        assertThat(change.has("OldImage")).isFalse();
        assertThat(change.path("StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(change.path("SequenceNumber").asText()).isNotEmpty();
        assertThat(change.path("ApproximateCreationDateTime").isNumber()).isTrue();
        assertThat(records()
                        .get(2)
                        .path("dynamodb")
                        .path("OldImage")
                        .path("Distance")
                        .toString())
                .isEqualTo("{\"N\":\"31\"}");
    }

    @Test
    void aTableIsAskedFourTimesASecond() {
        map(request -> {});
        put("Shadowfax", 30);

        ground.pass(Duration.ofMillis(250));

        assertThat(records()).hasSize(1);
    }

    @Test
    void latestBeginsWhereTheMappingIsEnabled() {
        put("before", 1);
        ground.seconds(5);
        map(request -> request.startingPosition("LATEST"));
        put("after", 1);

        ground.seconds(1);

        assertThat(records())
                .extracting(record -> record.path("dynamodb")
                        .path("Keys")
                        .path("Name")
                        .path("S")
                        .asText())
                .containsExactly("after");
    }

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @Test
    void changesAreFilteredAndFailuresReported() {
        ground.functions.body(Ground.FUNCTION, event -> {
            throw new IllegalStateException("kaboom");
        });
        map(request -> request.maximumRetryAttempts(1)
                .filterCriteria(
                        criteria -> criteria.filters(
                                filter -> filter.pattern(
                                        "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"Name\":{\"S\":[{\"prefix\":\"Roc\"}]}}}}")))
                .destinationConfig(
                        config -> config.onFailure(failure -> failure.destination(Ground.queue(Ground.QUEUE)))));
        put("Rocinante", 1);
        put("Shadowfax", 1);
        put("Rocinante", 2);

        ground.seconds(10);

        assertThat(ground.functions.events).hasSize(2);
        assertThat(records()).hasSize(2);
        JsonNode report = ground.failures().get(0);
        assertThat(report.path("DDBStreamBatchInfo").path("batchSize").asInt()).isEqualTo(1);
        assertThat(report.path("DDBStreamBatchInfo").path("streamArn").asText()).isEqualTo(stream);
        assertThat(report.path("DDBStreamBatchInfo")
                        .path("approximateArrivalOfFirstRecord")
                        .asText())
                .matches("2026-03-02T09:00:\\d\\dZ");
    }

    @Test
    void aRestartGoesOnBehindWhatWasProcessed() {
        map(request -> {});
        put("a", 1);
        ground.seconds(1);
        FakeFunctions functions = ground.functions;
        ground.close();
        ground = new Ground(folder, functions);
        put("b", 1);

        ground.seconds(1);

        assertThat(records()).hasSize(2);
    }

    @Test
    void aStreamThatIsNotThereOrNotAllowedIsRefused() {
        String nowhere = stream.replace(TABLE, "nowhere");
        assertThatThrownBy(() -> map(request -> request.eventSourceArn(nowhere)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Stream not found: " + nowhere);
        ground.allow("function", "dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:ListStreams");
        assertThatThrownBy(() -> map(request -> {}))
                .hasMessageContaining(
                        "Cannot access stream " + stream + ". Please ensure the role can perform the GetRecords,"
                                + " GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.");
    }
}
