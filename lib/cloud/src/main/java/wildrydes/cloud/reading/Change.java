package wildrydes.cloud.reading;

import software.amazon.awssdk.services.dynamodb.model.Record;

/** A change of an item that was read from a table's stream. */
public record Change(Record record) implements ShardRecord {

    @Override
    public String sequenceNumber() {
        return record.dynamodb().sequenceNumber();
    }

    /** To the second, as the service tells it. */
    @Override
    public long arrivalMillis() {
        return record.dynamodb().approximateCreationDateTime().toEpochMilli();
    }
}
