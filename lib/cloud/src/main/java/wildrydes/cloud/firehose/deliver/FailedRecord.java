package wildrydes.cloud.firehose.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A record that could not be transformed, as the line that is delivered in its place (an object of AWS's stands in floci-io/floci#3393). */
final class FailedRecord {

    private FailedRecord() {}

    static byte[] line(Item item, Verdict verdict, int attempts, Instant ended, String function) {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("rawData", item.data())
                .put("errorCode", verdict.code())
                .put("errorMessage", verdict.message())
                .put("attemptsMade", attempts)
                .put("arrivalTimestamp", item.arrivalMillis())
                .put("attemptEndingTimestamp", ended.toEpochMilli())
                .put("lambdaARN", function)
                .toString();
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
