package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An object that a delivery stream has written.
 *
 * @param written cloud time
 * @param records how many are in it
 * @param bytes of these records, before they are compressed
 * @param ranges which records these are
 */
public record DeliveredObject(String bucket, String key, Instant written, int records, long bytes, List<Range> ranges) {

    /**
     * Records of a shard, one after the other.
     *
     * @param from sequence number of the first
     * @param to sequence number of the last
     */
    public record Range(String shard, String from, String to) {

        boolean has(String ofShard, BigInteger number) {
            return shard.equals(ofShard)
                    && new BigInteger(from).compareTo(number) <= 0
                    && new BigInteger(to).compareTo(number) >= 0;
        }
    }

    public DeliveredObject {
        ranges = List.copyOf(ranges);
    }

    /** Whether a record of a shard is in it. */
    public boolean has(String shard, String sequenceNumber) {
        BigInteger number = new BigInteger(sequenceNumber);
        return ranges.stream().anyMatch(range -> range.has(shard, number));
    }

    static DeliveredObject of(JsonNode json) {
        List<Range> ranges = new ArrayList<>();
        json.path("ranges")
                .forEach(range -> ranges.add(new Range(
                        range.path("shard").asText(),
                        range.path("from").asText(),
                        range.path("to").asText())));
        return new DeliveredObject(
                json.path("bucket").asText(),
                json.path("key").asText(),
                Instant.parse(json.path("at").asText()),
                json.path("records").asInt(),
                json.path("bytes").asLong(),
                ranges);
    }
}
