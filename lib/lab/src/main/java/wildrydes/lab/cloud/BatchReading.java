package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that an event source mapping has tried to have processed together.
 *
 * @param shard empty for a queue
 * @param from sequence number or message id of the first record; empty where there is none, at the end of a window
 * @param to the same of the last
 * @param records how many there are
 * @param outcome what became of it: {@code OK}, {@code Split}, {@code Discarded}, {@code Returned} to the queue or {@code Waiting}
 * @param reason why it was discarded; empty otherwise
 * @param report ARN of where that was told; empty for nowhere
 * @param tries calls of the function with it, the first first
 * @param parts into which it was split
 */
public record BatchReading(
        String shard,
        String from,
        String to,
        int records,
        String outcome,
        String reason,
        String report,
        List<Try> tries,
        List<BatchReading> parts) {

    /**
     * A call of the function, or the reason why there was none.
     *
     * @param time cloud time
     * @param number 1 for the first
     * @param result {@code OK} or what came of it else, such as {@code FunctionError}
     * @param error what went wrong, in a line; empty where nothing did
     * @param request id of the call; empty where there was none
     */
    public record Try(Instant time, int number, String result, String error, String request) {

        private static Try of(JsonNode json) {
            return new Try(
                    Instant.parse(json.path("time").asText()),
                    json.path("attempt").asInt(),
                    json.path("result").asText(),
                    text(json, "error"),
                    text(json, "requestId"));
        }

        /** Whether the function, or who called it, did not do all. */
        public boolean failed() {
            return !result.equals("OK");
        }
    }

    public BatchReading {
        tries = List.copyOf(tries);
        parts = List.copyOf(parts);
    }

    static List<BatchReading> all(JsonNode array) {
        List<BatchReading> batches = new ArrayList<>();
        array.forEach(batch -> batches.add(of(batch)));
        return batches;
    }

    private static BatchReading of(JsonNode json) {
        List<Try> tries = new ArrayList<>();
        json.path("attempts").forEach(attempt -> tries.add(Try.of(attempt)));
        return new BatchReading(
                text(json, "shard"),
                text(json, "from"),
                text(json, "to"),
                json.path("records").asInt(),
                text(json, "outcome"),
                text(json, "reason"),
                text(json, "report"),
                tries,
                all(json.path("parts")));
    }

    private static String text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        return value.isNull() ? "" : value.asText();
    }
}
