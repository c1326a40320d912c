package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One call, as the cloud's journal has it. Texts are empty where the journal has none.
 *
 * @param seq rises by one with each call
 * @param time cloud time at its end
 * @param cell the kernel's id of the cell that made it
 * @param requestId as the caller was told
 * @param service such as {@code kinesis}
 * @param operation such as {@code PutRecord}
 * @param resource ARN of what it worked on, or {@code *}
 * @param status HTTP status
 * @param errorCode the service's code; empty for a success
 * @param message the service's sentence; empty for a success
 * @param caller ARN of the principal
 * @param allowedBy what allowed it
 * @param requestBytes size of the request's body
 * @param responseBytes size of the answer's body
 * @param cost US dollars that AWS would charge
 */
public record JournalEntry(
        long seq,
        Instant time,
        String cell,
        String requestId,
        String service,
        String operation,
        String resource,
        int status,
        String errorCode,
        String message,
        String caller,
        String allowedBy,
        long requestBytes,
        long responseBytes,
        double cost) {

    static JournalEntry of(JsonNode json) {
        return new JournalEntry(
                json.path("seq").asLong(),
                Instant.parse(json.path("time").asText()),
                text(json, "cell"),
                text(json, "requestId"),
                text(json, "service"),
                text(json, "operation"),
                text(json, "resource"),
                json.path("status").asInt(),
                text(json, "errorCode"),
                text(json, "message"),
                text(json, "caller"),
                text(json, "allowedBy"),
                json.path("requestBytes").asLong(),
                json.path("responseBytes").asLong(),
                json.path("cost").asDouble());
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).isNull() ? "" : json.path(member).asText();
    }

    /** Whether the call was answered as asked. */
    public boolean ok() {
        return errorCode.isEmpty() && status < 400;
    }
}
