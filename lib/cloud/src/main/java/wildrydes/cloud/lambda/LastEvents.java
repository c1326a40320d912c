package wildrydes.cloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.lambda.run.Environments;
import wildrydes.cloud.lambda.run.Invocation;
import wildrydes.cloud.lambda.run.Outcome;

/** Keeps what each function was called with last, so that a learner can look at an event. AWS does not tell. Safe for concurrent use. */
public final class LastEvents implements Environments {

    private static final int MOST = 20;
    /** Events may have 6 MB; more than this nobody reads, and twenty of them would fill the memory. */
    private static final int MOST_BYTES = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Environments environments;
    /** By the function's ARN, the one called last at the end. */
    private final Map<String, byte[]> events = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /** @param environments where functions really run; closed with this */
    public LastEvents(Environments environments) {
        this.environments = environments;
    }

    @Override
    public Outcome run(FunctionVersion function, Invocation invocation) throws InterruptedException {
        synchronized (events) {
            if (invocation.payload().length <= MOST_BYTES) {
                events.put(function.arn(), invocation.payload());
            } else {
                events.remove(function.arn());
            }
        }
        return environments.run(function, invocation);
    }

    @Override
    public void retire(String arn) {
        synchronized (events) {
            events.remove(arn);
        }
        environments.retire(arn);
    }

    @Override
    public void close() {
        environments.close();
    }

    /** Adds the request to a table. */
    public void addTo(ControlRoutes routes) {
        routes.add("GET", "/_lab/functions/{name}/last-event", this::lastEvent);
    }

    private ControlAnswer lastEvent(ControlRequest request) throws IOException {
        String name = String.valueOf(request.path().get("name"));
        byte[] event;
        synchronized (events) {
            event = events.entrySet().stream()
                    .filter(each -> each.getKey().endsWith(":function:" + name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("function", name);
        JsonNode json = event == null ? JsonNodeFactory.instance.nullNode() : JSON.readTree(event);
        answer.set("event", json);
        return ControlAnswer.ok(answer);
    }
}
