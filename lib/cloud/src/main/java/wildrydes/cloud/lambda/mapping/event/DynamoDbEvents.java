package wildrydes.cloud.lambda.mapping.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import wildrydes.cloud.reading.Change;

/** Records of a table's stream (docs.aws.amazon.com/lambda/latest/dg/with-ddb.html). */
public final class DynamoDbEvents implements EventFormat<Change> {

    private final String stream;

    /** @param stream ARN */
    public DynamoDbEvents(String stream) {
        this.stream = stream;
    }

    /** The item's key: the changes of an item stay in order. */
    @Override
    public String key(Change record) {
        return image(new TreeMap<>(record.record().dynamodb().keys())).toString();
    }

    @Override
    public ObjectNode event(Change change, String role) {
        Record record = change.record();
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("eventID", record.eventID())
                .put("eventName", record.eventNameAsString())
                .put("eventVersion", record.eventVersion())
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", record.awsRegion());
        StreamRecord what = record.dynamodb();
        ObjectNode dynamodb = event.putObject("dynamodb");
        dynamodb.put(
                "ApproximateCreationDateTime",
                BigDecimal.valueOf(what.approximateCreationDateTime().getEpochSecond()));
        dynamodb.set("Keys", image(what.keys()));
        if (what.hasNewImage()) {
            dynamodb.set("NewImage", image(what.newImage()));
        }
        if (what.hasOldImage()) {
            dynamodb.set("OldImage", image(what.oldImage()));
        }
        dynamodb.put("SequenceNumber", what.sequenceNumber())
                .put("SizeBytes", what.sizeBytes())
                .put("StreamViewType", what.streamViewTypeAsString());
        if (record.userIdentity() != null) {
            event.putObject("userIdentity")
                    .put("type", record.userIdentity().type())
                    .put("principalId", record.userIdentity().principalId());
        }
        return event.put("eventSourceARN", stream);
    }

    @Override
    public JsonNode seen(Change record, String role) {
        return event(record, role);
    }

    private static ObjectNode image(Map<String, AttributeValue> attributes) {
        ObjectNode image = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> image.set(name, value(value)));
        return image;
    }

    private static ObjectNode value(AttributeValue value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case B -> json.put("B", base64(value.b()));
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", value.nul());
            case M -> json.set("M", image(value.m()));
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(element -> list.add(value(element)));
            }
            case SS -> value.ss().forEach(json.putArray("SS")::add);
            case NS -> value.ns().forEach(json.putArray("NS")::add);
            case BS -> {
                ArrayNode list = json.putArray("BS");
                value.bs().forEach(element -> list.add(base64(element)));
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("An attribute is of none of DynamoDB's types: " + value);
        }
        return json;
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }

    @Override
    public String batchInfo() {
        return "DDBStreamBatchInfo";
    }

    @Override
    public String arrival(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
