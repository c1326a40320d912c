package wildrydes.cloud.lambda.mapping.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import wildrydes.cloud.reading.ShardRecord;

/**
 * How records of one kind of stream look to a function.
 *
 * @param <R> the stream's records
 */
public interface EventFormat<R extends ShardRecord> {

    /** By which records are ordered where several batches of a shard are under way. */
    String key(R record);

    /**
     * A record as the function gets it.
     *
     * @param role ARN of the function's role, in which the record was read
     */
    ObjectNode event(R record, String role);

    /** A record as filters see it. */
    JsonNode seen(R record, String role);

    /** What a report of discarded records calls the part that says which ones. */
    String batchInfo();

    /** When a record arrived, as a report of discarded records has it. */
    String arrival(Instant moment);
}
