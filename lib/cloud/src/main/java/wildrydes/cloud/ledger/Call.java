package wildrydes.cloud.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call, as it ended.
 *
 * @param seq rises by one with each call, across restarts
 * @param time cloud time at its end
 * @param cell the notebook cell that made it, or null
 * @param requestId as answered in {@code x-amzn-RequestId}
 * @param service for example {@code kinesis}; empty where the request named none
 * @param operation for example {@code PutRecord}; empty where the request named none
 * @param resource ARN of what it worked on, or {@code *}
 * @param status HTTP status
 * @param errorCode the service's error code, or null for success
 * @param message the service's sentence, or null
 * @param caller ARN of the principal; empty where the signature was refused
 * @param allowedBy what allowed it, for example {@code administrator key}; null where nothing did
 * @param requestBytes size of the request's body; 0 for a call between services
 * @param responseBytes size of the answer's body; 0 for a call between services
 * @param micros how long it took, in microseconds of wall time, without reading its request off the network
 * @param cost US dollars that AWS would charge for it by itself; 0 where it is free
 */
public record Call(
        long seq,
        Instant time,
        @Nullable String cell,
        String requestId,
        String service,
        String operation,
        String resource,
        int status,
        @Nullable String errorCode,
        @Nullable String message,
        String caller,
        @Nullable String allowedBy,
        long requestBytes,
        long responseBytes,
        long micros,
        BigDecimal cost) {

    /** The service that notes of the cloud itself are filed under. */
    private static final String LAB = "lab";

    /**
     * Something that happened to the cloud and that nobody called for.
     *
     * @param operation what happened, for example {@code ParticipantDropped}; also the error code
     * @param resource whom or what it happened to
     * @param status what HTTP would say of it
     */
    public static Call note(String operation, String resource, int status, String sentence) {
        return new Call(
                0,
                Instant.EPOCH,
                null,
                "",
                LAB,
                operation,
                resource,
                status,
                operation,
                sentence,
                "",
                null,
                0,
                0,
                0,
                BigDecimal.ZERO);
    }

    Call numbered(long seq, Instant time) {
        return new Call(
                seq,
                time,
                cell,
                requestId,
                service,
                operation,
                resource,
                status,
                errorCode,
                message,
                caller,
                allowedBy,
                requestBytes,
                responseBytes,
                micros,
                cost);
    }

    /** Writes the call as one JSON object, members in the order above; absent ones as null. */
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("seq", seq);
        json.writeStringField("time", time.toString());
        json.writeStringField("cell", cell);
        json.writeStringField("requestId", requestId);
        json.writeStringField("service", service);
        json.writeStringField("operation", operation);
        json.writeStringField("resource", resource);
        json.writeNumberField("status", status);
        json.writeStringField("errorCode", errorCode);
        json.writeStringField("message", message);
        json.writeStringField("caller", caller);
        json.writeStringField("allowedBy", allowedBy);
        json.writeNumberField("requestBytes", requestBytes);
        json.writeNumberField("responseBytes", responseBytes);
        json.writeNumberField("micros", micros);
        json.writeNumberField("cost", cost);
        json.writeEndObject();
    }

    /**
     * Reads what {@link #write} wrote; members that are not there are absent, 0 or empty.
     *
     * @param json before the object
     */
    static Call read(JsonParser json) throws IOException {
        Map<String, String> members = new HashMap<>();
        json.nextToken();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                members.put(name, json.getText());
            }
        }
        return new Call(
                number(members, "seq"),
                Instant.parse(members.getOrDefault("time", Instant.EPOCH.toString())),
                members.get("cell"),
                members.getOrDefault("requestId", ""),
                members.getOrDefault("service", ""),
                members.getOrDefault("operation", ""),
                members.getOrDefault("resource", ""),
                (int) number(members, "status"),
                members.get("errorCode"),
                members.get("message"),
                members.getOrDefault("caller", ""),
                members.get("allowedBy"),
                number(members, "requestBytes"),
                number(members, "responseBytes"),
                number(members, "micros"),
                new BigDecimal(members.getOrDefault("cost", "0")));
    }

    private static long number(Map<String, String> members, String name) {
        return Long.parseLong(members.getOrDefault(name, "0"));
    }
}
