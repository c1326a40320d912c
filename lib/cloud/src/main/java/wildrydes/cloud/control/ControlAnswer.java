package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a control handler answers.
 *
 * @param status HTTP status
 * @param body JSON document
 */
public record ControlAnswer(int status, JsonNode body) {

    public static ControlAnswer ok(JsonNode body) {
        return new ControlAnswer(200, body);
    }
}
