package wildrydes.cloud.lambda.mapping.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.reading.Arrival;

/** Records of a Kinesis data stream (docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html). */
public final class KinesisEvents implements EventFormat<Arrival> {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String stream;
    private final String region;

    /** @param stream ARN */
    public KinesisEvents(String stream) {
        this.stream = stream;
        this.region = stream.split(":", -1)[3];
    }

    @Override
    public String key(Arrival record) {
        return record.partitionKey();
    }

    @Override
    public ObjectNode event(Arrival record, String role) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode kinesis = event.putObject("kinesis");
        about(kinesis, record);
        kinesis.put("data", Base64.getEncoder().encodeToString(record.data()));
        kinesis.put("approximateArrivalTimestamp", BigDecimal.valueOf(record.arrivalMillis(), 3));
        around(event, record, role);
        return event;
    }

    private static void about(ObjectNode kinesis, Arrival record) {
        kinesis.put("kinesisSchemaVersion", "1.0")
                .put("partitionKey", record.partitionKey())
                .put("sequenceNumber", record.sequenceNumber());
    }

    private void around(ObjectNode event, Arrival record, String role) {
        event.put("eventSource", "aws:kinesis")
                .put("eventVersion", "1.0")
                .put("eventID", record.shard() + ":" + record.sequenceNumber())
                .put("eventName", "aws:kinesis:record")
                .put("invokeIdentityArn", role)
                .put("awsRegion", region)
                .put("eventSourceARN", stream);
    }

    /** The data are decoded; where they are not JSON, nothing can be asked about them. */
    @Override
    public JsonNode seen(Arrival record, String role) {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        about(seen, record);
        JsonNode data = json(record.data());
        if (data != null) {
            seen.set("data", data);
        }
        around(seen, record, role);
        return seen;
    }

    private static @Nullable JsonNode json(byte[] data) {
        try {
            JsonNode json = Json.MAPPER.readTree(data);
            return json.isMissingNode() ? null : json;
        } catch (IOException e) {
            return null; // a record that is not JSON meets no filter on its data, as documented
        }
    }

    @Override
    public String batchInfo() {
        return "KinesisBatchInfo";
    }

    @Override
    public String arrival(Instant moment) {
        return MILLIS.format(moment);
    }
}
