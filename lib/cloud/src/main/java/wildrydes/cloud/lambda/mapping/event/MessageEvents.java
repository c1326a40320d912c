package wildrydes.cloud.lambda.mapping.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Messages of a queue (docs.aws.amazon.com/lambda/latest/dg/with-sqs.html). */
public final class MessageEvents {

    private final String queue;
    private final String region;

    /** @param queue ARN */
    public MessageEvents(String queue) {
        this.queue = queue;
        this.region = queue.split(":", -1)[3];
    }

    /** A message as the function gets it. */
    public ObjectNode event(Message message) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body());
        ObjectNode attributes = event.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode own = event.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> own.set(name, attribute(value)));
        if (message.md5OfMessageAttributes() != null) {
            event.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
        }
        return event.put("md5OfBody", message.md5OfBody())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queue)
                .put("awsRegion", region);
    }

    private static ObjectNode attribute(MessageAttributeValue value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (value.stringValue() != null) {
            json.put("stringValue", value.stringValue());
        }
        SdkBytes bytes = value.binaryValue();
        if (bytes != null) {
            json.put("binaryValue", Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        }
        json.putArray("stringListValues");
        json.putArray("binaryListValues");
        return json.put("dataType", value.dataType());
    }

    /** A message as filters see it: a body that is JSON is taken apart, any other is a text. */
    public JsonNode seen(Message message) {
        ObjectNode seen = event(message);
        try {
            JsonNode body = Json.MAPPER.readTree(message.body());
            if (body.isObject()) {
                seen.set("body", body);
            }
        } catch (JsonProcessingException e) {
            return seen; // a plain text
        }
        return seen;
    }
}
