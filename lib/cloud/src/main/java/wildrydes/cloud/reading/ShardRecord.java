package wildrydes.cloud.reading;

/** A record that was read from a shard. */
public interface ShardRecord {

    /** Rises with each record of a shard. */
    String sequenceNumber();

    /** When the stream took it, in milliseconds since 1970. */
    long arrivalMillis();
}
