package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Why policies refused a call.
 *
 * @param who ARN of the caller, or {@code anonymous}
 * @param action that was asked for, such as {@code kinesis:PutRecord}
 * @param resource ARN of what it was asked for, or {@code *}
 * @param text which policies were looked at, what came nearest, what would allow it; for a person to read
 */
public record DenialReading(String who, String action, String resource, String text) {

    static DenialReading of(JsonNode json) {
        return new DenialReading(
                json.path("user").asText(),
                json.path("action").asText(),
                json.path("resource").asText(),
                json.path("text").asText());
    }
}
