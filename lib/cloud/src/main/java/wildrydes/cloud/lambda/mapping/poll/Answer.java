package wildrydes.cloud.lambda.mapping.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a function returned: which records have failed, and the state of a window. */
final class Answer {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode json;

    private Answer(JsonNode json) {
        this.json = json;
    }

    /** @param payload may be anything */
    static Answer of(byte[] payload) {
        try {
            return new Answer(MAPPER.readTree(payload));
        } catch (IOException e) {
            return new Answer(MissingNode.getInstance()); // says nothing about records, as a text or a number does
        }
    }

    /** The state of a window as JSON; null where the function returned none. */
    @Nullable
    String state() {
        JsonNode state = json.path("state");
        return state.isMissingNode() || state.isNull() ? null : state.toString();
    }

    /**
     * The places of the records that have failed: none where the function names none, all of them where it names one that is not in the batch.
     */
    Set<Integer> failed(List<Item> items) {
        JsonNode failures = json.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return Set.of();
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            places.put(items.get(i).id(), i);
        }
        Set<Integer> failed = new HashSet<>();
        for (JsonNode failure : failures) {
            JsonNode id = failure.path("itemIdentifier");
            Integer place = id.isTextual() ? places.get(id.textValue()) : null;
            if (place == null) {
                return Set.copyOf(places.values());
            }
            failed.add(place);
        }
        return failures.isArray() ? failed : Set.copyOf(places.values());
    }

    /** What went wrong in a function, in a line. */
    static String reason(byte[] payload) {
        JsonNode error = of(payload).json;
        String type = error.path("errorType").asText("");
        String message = error.path("errorMessage").asText("");
        return type.isEmpty() || message.isEmpty() ? type + message : type + ": " + message;
    }
}
