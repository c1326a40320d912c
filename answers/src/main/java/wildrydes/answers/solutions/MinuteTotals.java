package wildrydes.answers.solutions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The function of e3-window: sums distances up by window, a total for each unicorn, and puts them into a table at its end. */
public final class MinuteTotals implements RequestHandler<KinesisTimeWindowEvent, TimeWindowEventResponse> {

    private final DynamoDbClient dynamo = DynamoDbClient.create();

    @Override
    public TimeWindowEventResponse handleRequest(KinesisTimeWindowEvent event, Context context) {
        Map<String, String> state = new HashMap<>(event.getState());
        for (var record : event.getRecords()) {
            EnhancedDocument ride = EnhancedDocument.fromJson(
                    StandardCharsets.UTF_8.decode(record.getKinesis().getData()).toString());
            state.merge(
                    ride.getString("Name"),
                    ride.getNumber("Distance").stringValue(),
                    (a, b) -> String.valueOf(Double.parseDouble(a) + Double.parseDouble(b)));
        }
        if (event.getIsFinalInvokeForWindow()) {
            state.forEach((name, total) -> put(name, event.getWindow().getStart(), total));
        }
        return TimeWindowEventResponse.builder().withState(state).build();
    }

    private void put(String name, String start, String total) {
        dynamo.putItem(b -> b.tableName("UnicornAggregation")
                .item(Map.of(
                        "Name", AttributeValue.fromS(name),
                        "WindowStart", AttributeValue.fromS(start),
                        "Distance", AttributeValue.fromN(total))));
    }
}
