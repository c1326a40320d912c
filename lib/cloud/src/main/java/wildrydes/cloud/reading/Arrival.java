package wildrydes.cloud.reading;

import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * A record that was read from a Kinesis data stream.
 *
 * @param shard its shard's id
 * @param arrivalMillis when the stream took it, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Arrival(String shard, String sequenceNumber, long arrivalMillis, String partitionKey, byte[] data)
        implements ShardRecord {

    /** The record as the SDK has it. */
    static Arrival of(String shard, Record record) {
        return new Arrival(
                shard,
                record.sequenceNumber(),
                record.approximateArrivalTimestamp().toEpochMilli(),
                record.partitionKey(),
                record.data().asByteArrayUnsafe());
    }

    /** The number at the end of its shard's id. */
    public int shardNumber() {
        return Integer.parseInt(shard.substring(shard.lastIndexOf('-') + 1));
    }
}
