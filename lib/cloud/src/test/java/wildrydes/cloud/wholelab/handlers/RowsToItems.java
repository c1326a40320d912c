package wildrydes.cloud.wholelab.handlers;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes each row that comes out of a stream into a table, as an item. It reads JSON with what the SDK has for itself. */
public final class RowsToItems {

    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    private final String table = System.getenv("TABLE_NAME");

    /** Handles an event of at most 25 records, for BatchWriteItem takes no more. */
    public void handleRequest(InputStream event, OutputStream answer) {
        List<JsonNode> records =
                member(JsonNode.parser().parse(event), "Records").asArray();
        List<WriteRequest> puts = records.stream()
                .map(record -> member(member(record, "kinesis"), "data").asString())
                .map(data -> JsonNode.parser().parse(Base64.getDecoder().decode(data)))
                .map(row -> WriteRequest.builder()
                        .putRequest(put -> put.item(item(row)))
                        .build())
                .toList();
        BatchWriteItemResponse written = dynamoDb.batchWriteItem(batch -> batch.requestItems(Map.of(table, puts)));
        if (!written.unprocessedItems().isEmpty()) {
            throw new IllegalStateException("DynamoDB had no room for all rows; Lambda sends them again.");
        }
        System.out.println("Delivered " + puts.size() + " records");
    }

    private static JsonNode member(JsonNode object, String name) {
        return object.field(name).orElseThrow();
    }

    private static Map<String, AttributeValue> item(JsonNode row) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        row.asObject()
                .forEach((name, value) -> item.put(
                        name,
                        value.isString()
                                ? AttributeValue.fromS(value.asString())
                                : AttributeValue.fromN(value.asNumber())));
        return item;
    }
}
