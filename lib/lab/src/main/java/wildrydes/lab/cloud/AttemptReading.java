package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A call that an event source mapping has made.
 *
 * @param number of the attempt among those of the mapping, from 1
 * @param time when it ended, cloud time
 * @param shard whose records they were; empty for a queue
 * @param first sequence number, or message id
 * @param last sequence number, or message id
 * @param size how many records there were
 * @param attempt 1 for the first try of this batch, 2 for its first retry
 * @param parent number of the attempt whose batch was cut in two to make this one; 0 for none
 * @param outcome {@code success}, {@code failure}, or what became of a batch that was given up
 * @param error what went wrong, in a sentence; empty where nothing did
 */
public record AttemptReading(
        long number,
        Instant time,
        String shard,
        String first,
        String last,
        int size,
        int attempt,
        long parent,
        String outcome,
        String error) {

    static AttemptReading of(JsonNode json) {
        return new AttemptReading(
                json.path("number").asLong(),
                Instant.parse(json.path("time").asText()),
                json.path("shard").asText(),
                json.path("first").asText(),
                json.path("last").asText(),
                json.path("size").asInt(),
                json.path("attempt").asInt(),
                json.path("parent").asLong(),
                json.path("outcome").asText(),
                json.path("error").asText());
    }
}
