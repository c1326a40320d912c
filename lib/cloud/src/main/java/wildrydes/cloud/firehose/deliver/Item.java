package wildrydes.cloud.firehose.deliver;

/**
 * A record on its way.
 *
 * @param shard that it came from; empty where it was put into the delivery stream
 * @param sequenceNumber of the record that it came in
 * @param part of that record, from 0 on, where several were put together in it
 * @param last whether no other part of that record follows
 * @param partitionKey empty where it was put into the delivery stream
 * @param arrivalMillis when that record arrived, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Item(
        String shard,
        String sequenceNumber,
        int part,
        boolean last,
        String partitionKey,
        long arrivalMillis,
        byte[] data) {

    /** In the place of a shard's id, for records that were put. */
    static final String PUT = "";

    boolean wasPut() {
        return shard.equals(PUT);
    }

    /** What a function that transforms it calls it; the same whenever it is tried again. */
    String id() {
        return wasPut()
                ? String.format("%056d%06d", Long.parseLong(sequenceNumber), part)
                : sequenceNumber + String.format("%06d", part);
    }
}
