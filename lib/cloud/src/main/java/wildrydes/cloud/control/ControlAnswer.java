package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What a control handler answers.
 *
 * @param status HTTP status
 * @param body JSON document
 */
public record ControlAnswer(int status, JsonNode body) {

    /** For what has begun and goes on after the answer. */
    public static ControlAnswer accepted() {
        return new ControlAnswer(202, JsonNodeFactory.instance.objectNode());
    }

    public static ControlAnswer ok(JsonNode body) {
        return new ControlAnswer(200, body);
    }
}
