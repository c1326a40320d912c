package wildrydes.cloud.analytics.run;

import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * A record that was read.
 *
 * @param shard its shard's id
 * @param arrivalMillis when the stream took it, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Arrival(String shard, String sequenceNumber, long arrivalMillis, String partitionKey, byte[] data) {

    static Arrival of(String shard, Record record) {
        return new Arrival(
                shard,
                record.sequenceNumber(),
                record.approximateArrivalTimestamp().toEpochMilli(),
                record.partitionKey(),
                record.data().asByteArrayUnsafe());
    }

    /** The number at the end of its shard's id. */
    int shardNumber() {
        return Integer.parseInt(shard.substring(shard.lastIndexOf('-') + 1));
    }
}
