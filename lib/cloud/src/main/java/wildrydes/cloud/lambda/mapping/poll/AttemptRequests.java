package wildrydes.cloud.lambda.mapping.poll;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlException;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.lambda.mapping.Mapping;
import wildrydes.cloud.lambda.mapping.MappingState;

/** Shows what a mapping has tried: a tree of batches, of which those that were split have parts. */
public final class AttemptRequests {

    private final MappingState state;
    private final Pollers pollers;

    public AttemptRequests(MappingState state, Pollers pollers) {
        this.state = state;
        this.pollers = pollers;
    }

    /** Adds the requests to a table. */
    public void addTo(ControlRoutes routes) {
        routes.add("GET", "/_lab/mappings/{uuid}/attempts", this::attempts);
    }

    private ControlAnswer attempts(ControlRequest request) {
        String uuid = request.path().get("uuid");
        Mapping mapping = uuid == null ? null : state.find(uuid);
        if (mapping == null) {
            throw new ControlException(
                    404,
                    "There is no event source mapping " + uuid
                            + "; aws lambda list-event-source-mappings names those that there are.");
        }
        Attempts.Known known = pollers.attempts(mapping.uuid()).known();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("mapping", mapping.uuid())
                .put("source", mapping.source())
                .put("function", mapping.function())
                .put("state", mapping.status().word())
                .put("lastResult", state.result(mapping.uuid()))
                .put("dropped", known.dropped());
        tree(json.putArray("batches"), known);
        return ControlAnswer.ok(json);
    }

    private static void tree(ArrayNode roots, Attempts.Known known) {
        Map<Long, ObjectNode> batches = new LinkedHashMap<>();
        Map<Long, Long> parents = new HashMap<>();
        for (Attempts.Attempt attempt : known.attempts()) {
            ObjectNode batch = batches.computeIfAbsent(
                    attempt.batch(), id -> batch(attempt, known.fates().getOrDefault(id, Attempts.Fate.WAITING)));
            Long parent = attempt.parent();
            if (parent != null) {
                parents.put(attempt.batch(), parent);
            }
            batch.withArray("attempts")
                    .addObject()
                    .put("time", attempt.time().toString())
                    .put("attempt", attempt.attempt())
                    .put("result", attempt.result())
                    .put("error", attempt.error())
                    .put("requestId", attempt.request());
        }
        batches.forEach((id, batch) -> {
            Long parent = parents.get(id);
            ObjectNode above = parent == null ? null : batches.get(parent);
            (above == null ? roots : above.withArray("parts")).add(batch);
        });
    }

    private static ObjectNode batch(Attempts.Attempt attempt, Attempts.Fate fate) {
        ObjectNode batch = JsonNodeFactory.instance
                .objectNode()
                .put("batch", attempt.batch())
                .put("parent", attempt.parent())
                .put("shard", attempt.shard())
                .put("from", attempt.from())
                .put("to", attempt.to())
                .put("records", attempt.records())
                .put("window", text(attempt.window()))
                .put("closing", attempt.closing())
                .put("outcome", fate.outcome())
                .put("reason", fate.reason())
                .put("report", fate.report());
        batch.putArray("attempts");
        batch.putArray("parts");
        return batch;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
