package wildrydes.cloud.firehose.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.StreamSource;

/** What a function gets that transforms records (docs.aws.amazon.com/lambda/latest/dg/services-kinesisfirehose.html). */
final class FunctionEvent {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int REGION = 3;

    private FunctionEvent() {}

    static byte[] of(DeliveryStream stream, List<Item> items) {
        ObjectNode event = JSON.createObjectNode()
                .put("invocationId", UUID.randomUUID().toString())
                .put("deliveryStreamArn", stream.arn());
        StreamSource source = stream.source();
        if (source != null) {
            event.put("sourceKinesisStreamArn", source.stream());
        }
        event.put("region", stream.arn().split(":", -1)[REGION]);
        ArrayNode records = event.putArray("records");
        for (Item item : items) {
            ObjectNode record = records.addObject()
                    .put("recordId", item.id())
                    .put("approximateArrivalTimestamp", item.arrivalMillis())
                    .put("data", item.data());
            if (!item.wasPut()) {
                record.putObject("kinesisRecordMetadata")
                        .put("shardId", item.shard())
                        .put("partitionKey", item.partitionKey())
                        .put("sequenceNumber", item.sequenceNumber())
                        .put("subsequenceNumber", item.part())
                        .put("approximateArrivalTimestamp", item.arrivalMillis());
            }
        }
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
    }
}
