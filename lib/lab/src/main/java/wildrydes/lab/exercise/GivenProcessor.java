package wildrydes.lab.exercise;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The code of {@link GivenFunction}: writes each record of a batch as an item into the table that {@code TABLE_NAME} names. */
public final class GivenProcessor implements RequestHandler<KinesisEvent, String> {

    /** The most that one BatchWriteItem takes. */
    private static final int MOST = 25;

    private final DynamoDbClient dynamo = DynamoDbClient.create();
    private final String table = String.valueOf(System.getenv("TABLE_NAME"));

    @Override
    public String handleRequest(KinesisEvent event, Context context) {
        List<WriteRequest> puts =
                event.getRecords().stream().map(GivenProcessor::put).toList();
        for (int i = 0; i < puts.size(); i += MOST) {
            Map<String, List<WriteRequest>> rest = Map.of(table, puts.subList(i, Math.min(i + MOST, puts.size())));
            while (!rest.isEmpty()) {
                rest = dynamo.batchWriteItem(BatchWriteItemRequest.builder()
                                .requestItems(rest)
                                .build())
                        .unprocessedItems();
            }
        }
        String said = "Delivered " + puts.size() + " records";
        context.getLogger().log(said + "\n");
        return said;
    }

    private static WriteRequest put(KinesisEvent.KinesisEventRecord record) {
        String json =
                StandardCharsets.UTF_8.decode(record.getKinesis().getData()).toString();
        return WriteRequest.builder()
                .putRequest(put -> put.item(EnhancedDocument.fromJson(json).toMap()))
                .build();
    }
}
