package wildrydes.cloud.lambda.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.lambda.FunctionVersion;

/**
 * Keeps what each function was called with last, for whoever wants to see an event: AWS does not show it. Stands before the
 * environments. Safe for concurrent use.
 */
public final class LastEvents implements Environments {

    /** More than this nobody reads; a stream's batch of 100 rows has a tenth of it. */
    private static final int MOST_BYTES = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Event(String name, String requestId, byte[] payload) {}

    private final Environments environments;
    /** By the ARN of the function. */
    private final Map<String, Event> events = new ConcurrentHashMap<>();

    public LastEvents(Environments environments) {
        this.environments = environments;
    }

    /** Adds the request to a table. */
    public void addTo(ControlRoutes routes) {
        routes.add("GET", "/_lab/functions/{name}/last-event", this::lastEvent);
    }

    @Override
    public Outcome run(FunctionVersion function, Invocation invocation) throws InterruptedException {
        if (invocation.payload().length <= MOST_BYTES) {
            events.put(function.arn(), new Event(function.name(), invocation.requestId(), invocation.payload()));
        }
        return environments.run(function, invocation);
    }

    @Override
    public void retire(String arn) {
        events.remove(arn);
        environments.retire(arn);
    }

    @Override
    public void close() {
        environments.close();
    }

    private ControlAnswer lastEvent(ControlRequest request) {
        String name = request.path().getOrDefault("name", "");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        events.values().stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .ifPresent(event -> json.put("requestId", event.requestId()).set("event", read(event.payload())));
        return ControlAnswer.ok(json);
    }

    /** What is no JSON was refused before it came here. */
    private static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new IllegalStateException("A function was called with what is no JSON", e);
        }
    }
}
