package wildrydes.lab;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.model.Record;
import wildrydes.lab.record.JsonText;
import wildrydes.lab.render.Times;

/**
 * A record as a reader gets it.
 *
 * @param stream name of the stream that it was read from
 * @param shard id of the shard that it was read from
 * @param sequenceNumber given by Kinesis; grows within a shard
 * @param partitionKey given by the producer; decides the shard
 * @param arrived cloud time of its arrival
 * @param text its bytes, read as UTF-8
 */
public record StreamRecord(
        String stream, String shard, String sequenceNumber, String partitionKey, Instant arrived, String text) {

    static StreamRecord of(String stream, String shard, Record record) {
        return new StreamRecord(
                stream,
                shard,
                record.sequenceNumber(),
                record.partitionKey(),
                record.approximateArrivalTimestamp(),
                record.data().asString(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * A field of the JSON object in the record, as text.
     *
     * @throws LabException if it has no such field
     */
    public String string(String field) {
        return String.valueOf(value(field));
    }

    /**
     * A field of the JSON object in the record, as a number.
     *
     * @throws LabException if it has no such field, or that is no number
     */
    public double number(String field) {
        if (value(field) instanceof Number number) {
            return number.doubleValue();
        }
        throw new LabException("Field \"" + field + "\" of record " + sequenceNumber + " is \"" + value(field)
                + "\", no number; read it with string(\"" + field + "\").");
    }

    /** What it shows of itself at the end of a cell. */
    public Card card() {
        return Card.of("Record " + sequenceNumber)
                .with("shard", shard)
                .with("partitionKey", partitionKey)
                .with("arrived", Times.utc(arrived))
                .with("text", text.strip());
    }

    private Object value(String field) {
        JsonText json = JsonText.of(text);
        if (json.objects().isEmpty()) {
            throw new LabException("Record " + sequenceNumber + " is no JSON object; text() is all it has.");
        }
        Map<String, Object> fields = json.objects().get(0);
        Object value = fields.get(field);
        if (value == null) {
            throw new LabException("Record " + sequenceNumber + " has no field \"" + field + "\"; it has "
                    + String.join(", ", fields.keySet()) + ".");
        }
        return value;
    }
}
