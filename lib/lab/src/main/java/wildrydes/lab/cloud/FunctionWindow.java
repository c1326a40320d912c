package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The look into functions and their event source mappings that AWS does not give: what they were called with, and what came of each
 * call. Methods throw {@link RefusedException} with status 404 where there is no such function or mapping.
 */
public final class FunctionWindow {

    private final ControlClient client;

    FunctionWindow(ControlClient client) {
        this.client = client;
    }

    /** The batches of which a mapping has made calls, oldest first, as far as they are kept; parts stand in what they are parts of. */
    public List<BatchReading> batches(String uuid) {
        return List.copyOf(BatchReading.all(
                client.get("/_lab/mappings/" + encoded(uuid) + "/attempts").path("batches")));
    }

    /** What a function was called with last, as JSON; empty where it was not called since the cloud started. */
    public String lastEvent(String function) {
        JsonNode event = client.get("/_lab/functions/" + encoded(function) + "/last-event")
                .path("event");
        return event.isMissingNode() || event.isNull() ? "" : event.toString();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
