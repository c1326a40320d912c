package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** {@code GET /_lab/status}: which cloud this is. */
public final class StatusHandler implements ControlHandler {

    private final Map<String, Object> description;

    /** @param description texts and whole numbers by name; read at each request */
    public StatusHandler(Map<String, Object> description) {
        this.description = description;
    }

    @Override
    public ControlAnswer answer(ControlRequest request) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        description.forEach((name, value) -> {
            if (value instanceof Number number) {
                status.put(name, number.longValue());
            } else {
                status.put(name, value.toString());
            }
        });
        return ControlAnswer.ok(status);
    }
}
